/** The command `bus`: its options and help. */
import type { Define } from '../shared/define.ts'
import { english } from '../shared/help.ts'
import type { BusArguments } from './run.ts'

/** In the order of the help. */
const served = `bus.port bus.amqpPort bus.host bus.journal bus.tokenLifetime bus.detachTimeout bus.maxKept bus.unknownRecipient bus.repeated
  bus.watch bus.admin bus.adminHost bus.tlsCert bus.tlsKey lang`

export const define: Define = (command, end, _, { say, examples, settings } = english) =>
  void settings(command, served)
    .description(
      say(
        'Serve a bus (1C:Bus): tokens and lists of channels over HTTP, messages over AMQP 1.0, until a signal.',
        'Запускает шину (1С:Шина) до сигнала: токены и списки каналов по HTTP, сообщения по AMQP 1.0.',
      ),
    )
    .argument(
      '[PATH...]',
      say(
        'bus.yaml (applications, participants, channels), or a 1C configuration or folder of modules whose integration services are '
          + 'mirrored; default: "bus.yaml"',
        'bus.yaml (приложения, участники, каналы) либо конфигурация 1С или каталог модулей, для сервисов интеграции которых нужна '
          + 'другая сторона; по умолчанию "bus.yaml"',
      ),
    )
    .option(
      '--json',
      say('print one line of JSON when ready, no banner', 'когда все готово, вывести одну строку JSON вместо обычного текста'),
    )
    .addHelpText(
      'after',
      examples([
        ['standin bus', 'bus.yaml: HTTP on port 9090, AMQP on port 6698', 'bus.yaml: HTTP на порту 9090, AMQP на порту 6698'],
        [
          'standin bus ./my-configuration',
          'the channels of its integration services, from the other side',
          'каналы сервисов интеграции конфигурации, с другой стороны',
        ],
        ['standin bus bus.yaml --journal bus.journal', 'messages outlive the process', 'сообщения сохранятся после остановки'],
        [
          'standin bus bus.yaml --admin 9091',
          'what was sent, failures and verification over HTTP',
          'отправленные сообщения, сбои и проверки по HTTP',
        ],
      ]),
    )
    .action(async (paths: string[], options: BusArguments) => end(await (await import('./run.ts')).busCommand(paths, options)))
