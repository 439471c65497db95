/** The command `serve`: its options and help. */
import type { Define } from '../shared/define.ts'
import { english } from '../shared/help.ts'
import type { ServeArguments } from './arguments.ts'

/** In the order of the help. */
const served = `port host vrd users settings data external shareSessions dataOnChange odata trustForwarded cors sessions base bsl files
  handlerTimeout net crl clock watch maxBody callTimeout bodyTimeout maxConnections halfOpen admin adminHost
  record secret log quiet hideExceptions unpublished wsdl allowHost allowFolder schema lenient mtom tlsCert tlsKey
  tlsClientCa lang`

export const define: Define = (command, end, _, { say, paths, examples, settings } = english) =>
  settings(command, served)
    .description(
      say(
        'Serve HTTP services and Web services until a signal (SIGINT, SIGTERM).',
        'Запускает HTTP-сервисы и Web-сервисы до сигнала (SIGINT, SIGTERM).',
      ),
    )
    .argument('[PATH...]', paths)
    .option(
      '--json',
      say('print one line of JSON when ready, no banner', 'когда все готово, вывести одну строку JSON вместо обычного текста'),
    )
    .addHelpText(
      'after',
      examples([
        ['standin serve', 'services/ on http://127.0.0.1:8080', 'сервисы из services/ по адресу http://127.0.0.1:8080'],
        [
          'standin serve --port 0 --json',
          'any free port, printed as {"event":"ready","url":...}',
          'свободный порт, адрес – в {"event":"ready","url":...}',
        ],
        [
          'standin serve ./dump services --base /trade',
          'a configuration, with handlers from services/',
          'конфигурация с обработчиками из services/',
        ],
        [
          'standin serve ./dump --bsl',
          "the same, answered by the configuration's own modules",
          'то же, отвечают модули самой конфигурации',
        ],
        ['standin serve orders.wsdl', 'a stub of the services that a WSDL describes', 'заглушка сервисов, описанных в WSDL'],
        [
          'standin serve --vrd default.vrd --users users.json',
          'what the publication lists, with authentication',
          'опубликованное в default.vrd, с аутентификацией',
        ],
        ['standin serve --watch', 'reload edited modules', 'перечитывать измененные модули'],
        [
          'standin serve --tls-cert cert.pem --tls-key key.pem --tls-client-ca ca.pem',
          'https with client certificates',
          'https с сертификатами клиентов',
        ],
      ]),
    )
    .action(async (paths: string[], options: ServeArguments) => end(await (await import('./run.ts')).serveCommand(paths, options)))
