/** The command `types`: data objects as TypeScript declarations. */
import type { Define } from '../shared/define.ts'
import { examples, pathsHelp } from '../shared/help.ts'
import { setting } from '../shared/setting.ts'
import type { TypesArguments } from './run.ts'

export const define: Define = (command, end) =>
  command
    .description('Write the TypeScript declarations of data objects: catalogs, documents, registers and the like by their names.')
    .argument('[PATH...]', pathsHelp)
    .option('--out <file>', 'where to write them (default: stdout)')
    .addOption(setting('lang'))
    .addHelpText(
      'after',
      examples([
        ['standin types ./dump --out services/infobase/configuration.d.ts', 'of a configuration, beside the modules with its events'],
      ]),
    )
    .action(async (paths: string[], options: TypesArguments) => end(await (await import('./run.ts')).typesCommand(paths, options)))
