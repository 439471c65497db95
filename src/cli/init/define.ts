/** The command `init`: its options and help. */
import type { Define } from '../shared/define.ts'
import { examples } from '../shared/help.ts'
import { setting } from '../shared/setting.ts'
import type { InitArguments } from './run.ts'

export const define: Define = (command, end) =>
  command
    .description('Write a project file with a first stub, a first test and a file for CI. Nothing is asked, and nothing is overwritten.')
    .option('--dry-run', 'print the files, and write none')
    .addOption(setting('lang'))
    .addHelpText(
      'after',
      examples([
        ['standin init', 'in the folder of your project'],
        ['standin init --dry-run', 'what would be written'],
      ]),
    )
    .action(async (options: InitArguments) => end(await (await import('./run.ts')).initCommand(options)))
