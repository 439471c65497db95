/** The command `serve`: its options and help. */
import type { Define } from '../shared/define.ts'
import { examples, pathsHelp } from '../shared/help.ts'
import { withSettings } from '../shared/setting.ts'
import type { ServeArguments } from './arguments.ts'

/** In the order of the help. */
const served = `port host vrd users settings data shareSessions dataOnChange odata trustForwarded cors sessions base bsl files
  handlerTimeout net crl clock watch maxBody callTimeout bodyTimeout maxConnections halfOpen admin adminHost
  record secret log quiet hideExceptions unpublished wsdl allowHost allowFolder schema lenient mtom tlsCert tlsKey
  tlsClientCa lang`

export const define: Define = (command, end) =>
  withSettings(command, served)
    .description('Serve HTTP services and Web services until a signal (SIGINT, SIGTERM).')
    .argument('[PATH...]', pathsHelp)
    .option('--json', 'print one line of JSON when ready, no banner')
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
