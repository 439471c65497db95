/** The command `init`: its options and help. */
import type { Define } from '../shared/define.ts'
import { english } from '../shared/help.ts'
import type { InitArguments } from './run.ts'

export const define: Define = (command, end, _, { say, examples, setting } = english) =>
  command
    .description(
      say(
        'Write a project file with a first stub, a first test and a file for CI. Nothing is asked, and nothing is overwritten.',
        'Записывает файл проекта, первую заглушку, первый тест и файл для CI. Ничего не спрашивает и не перезаписывает.',
      ),
    )
    .option('--dry-run', say('print the files, and write none', 'вывести файлы и ничего не записывать'))
    .addOption(setting('lang'))
    .addHelpText(
      'after',
      examples([
        ['standin init', 'in the folder of your project', 'в каталоге вашего проекта'],
        ['standin init --dry-run', 'what would be written', 'что было бы записано'],
      ]),
    )
    .action(async (options: InitArguments) => end(await (await import('./run.ts')).initCommand(options)))
