/** The command `check`: its options and help. */
import type { Define } from '../shared/define.ts'
import { examples, pathsHelp } from '../shared/help.ts'
import { setting, withSettings } from '../shared/setting.ts'
import type { CheckArguments } from './run.ts'

export const define: Define = (command, end) =>
  withSettings(command, 'vrd users')
    .description('Report all errors in service modules, configurations and WSDL documents. Ends with 1 if there are errors.')
    .argument('[PATH...]', pathsHelp)
    .addOption(setting('base', { meaning: 'address of a publication whose default.vrd gives none' }))
    .addOption(setting('wsdlProfile'))
    .addOption(setting('bsl', { meaning: 'list what the modules of HTTP services would meet that cannot run, handler by handler' }))
    .addOption(setting('allowHost'))
    .addOption(setting('allowFolder'))
    .addOption(setting('schema'))
    .option(
      '--json',
      'print one object a line: file, line, column, code, severity, message, messageRu; for WSDL documents also row, rule and path',
    )
    .addOption(setting('lang'))
    .addHelpText(
      'after',
      examples([
        ['standin check', 'services/'],
        ['standin check ./dump services --lang ru', 'in Russian'],
        ['standin check ./dump --bsl', 'what the modules need that is not there'],
        ['standin check orders.wsdl --strict bp11', 'would 1C accept it, and does it keep the profile'],
        ['standin check --json', 'for an editor or a build'],
      ]),
    )
    .action(async (paths: string[], options: CheckArguments) => end(await (await import('./run.ts')).checkCommand(paths, options)))
