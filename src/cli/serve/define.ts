/** The command `serve`: its options and help. */
import { bsl, crl, files, handlerTimeout, net } from '../shared/bsl-options.ts'
import { Option } from '../shared/commander.ts'
import type { Define } from '../shared/define.ts'
import { examples, pathsHelp } from '../shared/help.ts'
import { bytesOf, portOf } from '../shared/option-values.ts'
import {
  allowFolder,
  allowHost,
  base,
  cors,
  dataOnChange,
  fixtureData,
  form,
  language,
  lenient,
  mtom,
  odata,
  schema,
  secret,
  settings,
  users,
  vrd,
} from '../shared/options.ts'
import { bodyTimeout, callTimeout, halfOpen, maxConnections } from './limits.ts'
import type { ServeArguments } from './run.ts'

export const define: Define = (command, end) =>
  command
    .description('Serve HTTP services and Web services until a signal (SIGINT, SIGTERM).')
    .argument('[PATH...]', pathsHelp)
    .addOption(new Option('--port <number>', 'port; 0 = any free one').default(8080).argParser(portOf))
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .addOption(vrd())
    .addOption(users())
    .addOption(settings())
    .addOption(fixtureData())
    .option('--share-sessions <address>', 'share sessions with other nodes: redis://… or postgres://… (default: that of --data)')
    .addOption(dataOnChange())
    .addOption(odata())
    .option('--trust-forwarded', 'take addresses from X-Forwarded-Proto, -Host and -Prefix; use it only behind a proxy that sets them')
    .addOption(cors())
    .option('--sessions', 'list the sessions that clients left open, or that a call still uses, when the server stops')
    .addOption(base('address of the publication, before /hs and /ws'))
    .addOption(bsl())
    .addOption(files())
    .addOption(handlerTimeout())
    .addOption(net())
    .addOption(crl())
    .option('--watch', 'reload modules and configurations when they change')
    .addOption(
      new Option(
        '--max-body <bytes>',
        'maximum size of a request body, for example 500000, 10MB, 100MiB (default: 100MiB, streams without a limit)',
      ).argParser(bytesOf),
    )
    .addOption(callTimeout())
    .addOption(bodyTimeout())
    .addOption(maxConnections())
    .addOption(halfOpen())
    .addOption(
      new Option('--admin <number>', 'port of the admin surface (journal, verification, stubs, failures); 0 = any free one').argParser(
        portOf,
      ),
    )
    .option('--admin-host <address>', 'address that the admin surface listens on (default: 127.0.0.1); another one asks for a token')
    .option('--record <folder>', 'folder for the answers that mode `record` of a stub file records (default: recorded)')
    .addOption(secret())
    .option('--json', 'print one line of JSON when ready, no banner')
    .option('--log', 'log requests to stderr even if it is not a terminal')
    .option('--hide-exceptions', "answer a fixed sentence instead of the text of a handler's exception")
    .addOption(form('--wsdl <form>'))
    .addOption(allowHost())
    .addOption(allowFolder())
    .addOption(schema())
    .addOption(lenient())
    .addOption(mtom())
    .option('--tls-cert <file>', 'certificate (PEM): serve https')
    .option('--tls-key <file>', 'private key of the certificate (PEM)')
    .option('--tls-client-ca <file>', 'authority of client certificates (PEM): require a client certificate')
    .addOption(language())
    .addHelpText(
      'after',
      examples([
        ['standin serve', 'services/ on http://127.0.0.1:8080'],
        ['standin serve --port 0 --json', 'any free port, printed as {"event":"ready","url":...}'],
        ['standin serve ./dump services --base /trade', 'a configuration, with handlers from services/'],
        ['standin serve ./dump --bsl', "the same, answered by the configuration's own modules"],
        ['standin serve orders.wsdl', 'a stub of the services that a WSDL describes'],
        ['standin serve --vrd default.vrd --users users.json', 'what the publication lists, with authentication'],
        ['standin serve --watch', 'reload edited modules'],
        ['standin serve --tls-cert cert.pem --tls-key key.pem --tls-client-ca ca.pem', 'https with client certificates'],
      ]),
    )
    .action(async (paths: string[], options: ServeArguments) => end(await (await import('./run.ts')).serveCommand(paths, options)))
