/** The command `routes`: its options and help. */
import { Option } from '../shared/commander.ts'
import type { Define } from '../shared/define.ts'
import { examples, pathsHelp } from '../shared/help.ts'
import { explainOf } from '../shared/option-values.ts'
import { keptData, setting } from '../shared/setting.ts'
import type { RoutesArguments } from './run.ts'

export const define: Define = (command, end) =>
  command
    .description('Print services, templates and methods as a tree, or explain which template a request matches.')
    .argument('[PATH...]', pathsHelp)
    .addOption(
      new Option('--explain <METHOD URL>', 'explain which template this request matches; a whole URL, or a path with /hs').argParser(
        explainOf,
      ),
    )
    .addOption(setting('base', { meaning: 'address of the publication, before /hs' }))
    .addOption(setting('bsl'))
    .addOption(keptData({ meaning: 'the file that keeps the data, or postgres://…: sets are those of its composition' }))
    .option('--json', 'print JSON')
    .addOption(setting('lang'))
    .addHelpText(
      'after',
      examples([
        ['standin routes', 'the tree of services/'],
        ['standin routes ./dump services', 'which methods of a configuration have no handler yet'],
        ['standin routes ./dump --data base.sqlite', 'the sets that `odata compose` or a handler has published'],
        ['standin routes --explain GET /hs/documents/2', 'which template matches, and why'],
      ]),
    )
    .action(async (paths: string[], options: RoutesArguments) => end(await (await import('./run.ts')).routesCommand(paths, options)))
