/** The command `import`: its options and help. */
import type { Define } from '../shared/define.ts'
import { examples } from '../shared/help.ts'
import { setting } from '../shared/setting.ts'
import type { ImportArguments } from './run.ts'

export const define: Define = (command, end) =>
  command
    .description('Write a typed module for each service of a 1C configuration, and for the XDTO packages of its Web services.')
    .argument('[CONFIG]', 'a Designer dump or an EDT project; default: the one of the project file')
    .option('--out <folder>', 'folder for the modules: its hs/, ws/ and xdto/', 'services')
    .option('--bsl', 'write common/seams.ts instead: what the modules of the HTTP services need and cannot run')
    .option('--force', 'overwrite existing modules')
    .addOption(setting('lang'))
    .addHelpText(
      'after',
      examples([
        ['standin import ./dump', 'writes services/hs/<Name>.ts, services/ws/<Name>.ts and services/xdto/<Name>.ts'],
        ['standin import ./dump --bsl', 'writes services/common/seams.ts for `standin serve ./dump services --bsl`'],
        ['standin import ./dump --out stubs --force', 'into another folder, overwriting'],
      ]),
    )
    .action(async (path: string | undefined, options: ImportArguments) =>
      end(await (await import('./run.ts')).importCommand(path, options)),
    )
