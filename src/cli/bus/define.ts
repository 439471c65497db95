/** The command `bus`: its options and help. */
import type { Define } from '../shared/define.ts'
import { examples } from '../shared/help.ts'
import { withSettings } from '../shared/setting.ts'
import type { BusArguments } from './run.ts'

export const busPathsHelp =
  'bus.yaml (applications, participants, channels), or a 1C configuration or folder of modules whose integration services are mirrored; '
  + 'default: "bus.yaml"'

/** In the order of the help. */
const served = `bus.port bus.amqpPort bus.host bus.journal bus.tokenLifetime bus.maxKept bus.unknownRecipient bus.repeated bus.admin
  bus.adminHost bus.tlsCert bus.tlsKey lang`

export const define: Define = (command, end) =>
  void withSettings(command, served)
    .description('Serve a bus (1C:Bus): tokens and lists of channels over HTTP, messages over AMQP 1.0, until a signal.')
    .argument('[PATH...]', busPathsHelp)
    .option('--json', 'print one line of JSON when ready, no banner')
    .addHelpText(
      'after',
      examples([
        ['standin bus', 'bus.yaml: HTTP on port 9090, AMQP on port 6698'],
        ['standin bus ./my-configuration', 'the channels of its integration services, from the other side'],
        ['standin bus bus.yaml --journal bus.journal', 'messages outlive the process'],
        ['standin bus bus.yaml --admin 9091', 'what was sent, failures and verification over HTTP'],
      ]),
    )
    .action(async (paths: string[], options: BusArguments) => end(await (await import('./run.ts')).busCommand(paths, options)))
