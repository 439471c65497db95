/** The command `types`: data objects as TypeScript declarations. */
import type { Define } from '../shared/define.ts'
import { english } from '../shared/help.ts'
import type { TypesArguments } from './run.ts'

export const define: Define = (command, end, _, { say, paths, examples, setting } = english) =>
  command
    .description(
      say(
        'Write the TypeScript declarations of data objects: catalogs, documents, registers and the like by their names.',
        'Записывает объявления TypeScript для объектов данных: справочников, документов, регистров и других, по именам.',
      ),
    )
    .argument('[PATH...]', paths)
    .option('--out <file>', say('where to write them (default: stdout)', 'куда записать (по умолчанию stdout)'))
    .addOption(setting('lang'))
    .addHelpText(
      'after',
      examples([
        [
          'standin types ./dump --out services/infobase/configuration.d.ts',
          'of a configuration, beside the modules with its events',
          'для конфигурации, рядом с модулями ее событий',
        ],
      ]),
    )
    .action(async (paths: string[], options: TypesArguments) => end(await (await import('./run.ts')).typesCommand(paths, options)))
