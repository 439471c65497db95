/** The command `vrd init`: default.vrd. */
import type { Define } from '../shared/define.ts'
import { examples, pathsHelp } from '../shared/help.ts'
import { base, language } from '../shared/options.ts'
import type { VRDArguments } from './run.ts'

export const define: Define = (command, end) =>
  void command
    .description('Publications: default.vrd.')
    .command('init')
    .description('Write a default.vrd that publishes what is served.')
    .argument('[PATH...]', pathsHelp)
    .addOption(base('address of the publication'))
    .option('--out <file>', 'file to write', 'default.vrd')
    .option('--force', 'overwrite it')
    .addOption(language())
    .addHelpText(
      'after',
      examples([
        ['standin vrd init --base /trade', 'default.vrd of services/'],
        ['standin serve --vrd default.vrd', 'serve as it says'],
      ]),
    )
    .action(async (paths: string[], options: VRDArguments) => end(await (await import('./run.ts')).vrdInitCommand(paths, options)))
