/** The command `openapi`: its options and help. */
import { Option } from '../shared/commander.ts'
import type { Define } from '../shared/define.ts'
import { english } from '../shared/help.ts'
import { collected, readingValues, serverOf } from '../shared/option-values.ts'
import type { OpenAPIArguments } from './run.ts'

export const define: Define = (command, end, _, { say, paths, examples, setting, keptData } = english) =>
  command
    .description(
      say(
        'Write an OpenAPI document of the HTTP services and the standard OData interface that are served, for clients.',
        'Записывает описание OpenAPI для клиентов: HTTP-сервисы и стандартный интерфейс OData.',
      ),
    )
    .argument('[PATH...]', paths)
    .addOption(
      new Option(
        '--only <name>',
        say(
          'a service (Name or RootURL) or an entity set, in place of all; may be repeated',
          'только этот сервис (Name или RootURL) или набор OData; можно повторять',
        ),
      ).argParser(collected),
    )
    .addOption(
      readingValues(
        new Option(
          '--server <url>',
          say(
            'address of the publication, without its base (default: http://127.0.0.1:8080)',
            'адрес сервера без адреса публикации (по умолчанию http://127.0.0.1:8080)',
          ),
        ),
        serverOf,
      ),
    )
    .addOption(setting('base'))
    .addOption(
      keptData({
        meaning: say(
          'the file that keeps the data, or postgres://…: sets are those of its composition',
          'файл с данными или postgres://…: наборы по заданному в нем составу',
        ),
      }),
    )
    .option('--out <file>', say('where to write it (default: stdout)', 'куда записать (по умолчанию stdout)'))
    .addOption(setting('lang'))
    .addHelpText(
      'after',
      examples([
        ['standin openapi ./dump ./stubs --out shop.openapi.json', 'all that is served', 'все сервисы'],
        ['standin openapi ./dump --only Catalog_Товары --only orders', 'one set and one service', 'один набор и один сервис'],
      ]),
    )
    .action(async (paths: string[], options: OpenAPIArguments) => end(await (await import('./run.ts')).openAPICommand(paths, options)))
