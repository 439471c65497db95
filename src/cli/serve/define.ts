/** The command `serve`: the options of serving, from the port to certificates. */
import { Option } from '../shared/commander.ts'
import type { Define } from '../shared/define.ts'
import { examples, pathsHelp } from '../shared/help.ts'
import { bytesOf, portOf } from '../shared/option-values.ts'
import { allowFolder, allowHost, base, form, language, users, vrd } from '../shared/options.ts'
import type { ServeArguments } from './run.ts'

export const define: Define = (command, end) =>
  command
    .description('Serve HTTP services and Web services until a signal (SIGINT, SIGTERM).')
    .argument('[PATH...]', pathsHelp)
    .addOption(new Option('--port <number>', 'port; 0 = any free one').default(8080).argParser(portOf))
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .addOption(vrd())
    .addOption(users())
    .option('--trust-forwarded', 'make addresses of X-Forwarded-Proto, -Host and -Prefix: only behind a proxy that sets them')
    .option('--sessions', 'when stopped, say which sessions clients left open')
    .addOption(base('address of the publication, before /hs and /ws'))
    .option('--watch', 'take edited modules and configurations without a restart')
    .addOption(
      new Option(
        '--max-body <bytes>',
        'bound of every body, such as 500000, 10MB, 100MiB (default: 100MiB for bodies read whole, none for streams)',
      ).argParser(bytesOf),
    )
    .addOption(
      new Option('--admin <number>', 'port of the admin surface (journal, verification, stubs, failures); 0 = any free one').argParser(
        portOf,
      ),
    )
    .option('--record <folder>', 'where mode `record` of a stub file writes what the real 1C answered (default: recorded)')
    .option('--json', 'one line of JSON on stdout when ready, no banner')
    .option('--log', 'log requests to stderr even where it is no terminal')
    .option('--hide-exceptions', "answer a fixed sentence in place of the text of a handler's exception")
    .addOption(form('--wsdl <form>'))
    .addOption(allowHost())
    .addOption(allowFolder())
    .option('--tls-cert <file>', 'certificate (PEM): serve https')
    .option('--tls-key <file>', 'its private key (PEM)')
    .option('--tls-client-ca <file>', 'authority of client certificates (PEM): clients must present one')
    .addOption(language())
    .addHelpText(
      'after',
      examples([
        ['standin serve', 'services/ on http://127.0.0.1:8080'],
        ['standin serve --port 0 --json', 'any free port, told in the line {"event":"ready","url":...}'],
        ['standin serve ./dump services --base /trade', 'a configuration, with handlers from services/'],
        ['standin serve orders.wsdl', 'a stub of the services that a WSDL describes'],
        ['standin serve --vrd default.vrd --users users.json', 'as the publication says, asking for users'],
        ['standin serve --watch', 'edit and see'],
        ['standin serve --tls-cert cert.pem --tls-key key.pem --tls-client-ca ca.pem', 'https with client certificates'],
      ]),
    )
    .action(async (paths: string[], options: ServeArguments) => end(await (await import('./run.ts')).serveCommand(paths, options)))
