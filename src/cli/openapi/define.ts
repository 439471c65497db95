/** The command `openapi`: its options and help. */
import { Option } from '../shared/commander.ts'
import type { Define } from '../shared/define.ts'
import { examples, pathsHelp } from '../shared/help.ts'
import { collected } from '../shared/option-values.ts'
import { keptData, setting } from '../shared/setting.ts'
import type { OpenAPIArguments } from './run.ts'

export const define: Define = (command, end) =>
  command
    .description('Write an OpenAPI document of the HTTP services and the standard OData interface that are served, for clients.')
    .argument('[PATH...]', pathsHelp)
    .addOption(
      new Option('--only <name>', 'a service (Name or RootURL) or an entity set, in place of all; may be repeated').argParser(collected),
    )
    .option('--server <url>', 'address of the publication, without its base (default: http://127.0.0.1:8080)')
    .addOption(setting('base'))
    .addOption(keptData({ meaning: 'the file that keeps the data, or postgres://…: sets are those of its composition' }))
    .option('--out <file>', 'where to write it (default: stdout)')
    .addOption(setting('lang'))
    .addHelpText(
      'after',
      examples([
        ['standin openapi ./dump ./stubs --out shop.openapi.json', 'all that is served'],
        ['standin openapi ./dump --only Catalog_Товары --only orders', 'one set and one service'],
      ]),
    )
    .action(async (paths: string[], options: OpenAPIArguments) => end(await (await import('./run.ts')).openAPICommand(paths, options)))
