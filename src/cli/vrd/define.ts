/** The command `vrd init`: its options and help. */
import type { Define } from '../shared/define.ts'
import { examples, pathsHelp } from '../shared/help.ts'
import { setting } from '../shared/setting.ts'
import type { VRDArguments } from './run.ts'

export const define: Define = (command, end) =>
  void command
    .description('Publications: default.vrd.')
    .command('init')
    .description('Write a default.vrd that publishes all services.')
    .argument('[PATH...]', pathsHelp)
    .addOption(setting('base', { meaning: 'address of the publication' }))
    .option('--out <file>', 'file to write', 'default.vrd')
    .option('--force', 'overwrite an existing file')
    .addOption(setting('lang'))
    .addHelpText(
      'after',
      examples([
        ['standin vrd init --base /trade', 'default.vrd of services/'],
        ['standin serve --vrd default.vrd', 'serve what it publishes'],
      ]),
    )
    .action(async (paths: string[], options: VRDArguments) => end(await (await import('./run.ts')).vrdInitCommand(paths, options)))
