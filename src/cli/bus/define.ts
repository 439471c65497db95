/** The command `bus`: its options and help. */
import { InvalidArgumentError, Option } from '../shared/commander.ts'
import type { Define } from '../shared/define.ts'
import { examples } from '../shared/help.ts'
import { bytesOf, portOf } from '../shared/option-values.ts'
import { setting } from '../shared/setting.ts'
import type { BusArguments } from './run.ts'

export const busPathsHelp =
  'bus.yaml (applications, participants, channels), or a 1C configuration or folder of modules whose integration services are mirrored; '
  + 'default: "bus.yaml"'

function lifetimeOf(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('A lifetime is a whole number of seconds above 0, such as 3600.')
  return Number(text)
}

export const define: Define = (command, end) =>
  void command
    .description('Serve a bus (1C:Bus): tokens and lists of channels over HTTP, messages over AMQP 1.0, until a signal.')
    .argument('[PATH...]', busPathsHelp)
    .addOption(new Option('--port <number>', 'port of HTTP; 0 = any free one').default(9090).argParser(portOf))
    .addOption(new Option('--amqp-port <number>', 'port of AMQP; 0 = any free one').default(6698).argParser(portOf))
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .addOption(new Option('--token-lifetime <seconds>', 'how long a token is valid').default(3600).argParser(lifetimeOf))
    .addOption(new Option('--max-kept <bytes>', 'messages that are kept at once, for example 500MB (default: 1GiB)').argParser(bytesOf))
    .addOption(
      new Option('--unknown-recipient <what>', 'what becomes of a message for a participant that the channel does not lead to').choices([
        'reject',
        'drop',
      ]),
    )
    .addOption(
      new Option('--repeated <what>', 'a message that is sent again after its accept was lost is kept once, or again').choices([
        'once',
        'again',
      ]),
    )
    .addOption(
      new Option('--admin <number>', 'port of the admin surface (messages, verification, failures); 0 = any free one').argParser(portOf),
    )
    .option('--admin-host <address>', 'address that the admin surface listens on (default: 127.0.0.1); another one asks for a token')
    .option('--json', 'print one line of JSON when ready, no banner')
    .option('--tls-cert <file>', 'certificate (PEM): serve https and amqps')
    .option('--tls-key <file>', 'private key of the certificate (PEM)')
    .addOption(setting('lang'))
    .addHelpText(
      'after',
      examples([
        ['standin bus', 'bus.yaml: HTTP on port 9090, AMQP on port 6698'],
        ['standin bus ./my-configuration', 'the channels of its integration services, from the other side'],
        ['standin bus bus.yaml --admin 9091', 'what was sent, failures and verification over HTTP'],
      ]),
    )
    .action(async (paths: string[], options: BusArguments) => end(await (await import('./run.ts')).busCommand(paths, options)))
