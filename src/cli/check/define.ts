/** The command `check`: its options and help. */
import { Option } from '../shared/commander.ts'
import type { Define } from '../shared/define.ts'
import { examples, pathsHelp } from '../shared/help.ts'
import { allowFolder, allowHost, base, language, schema, users, vrd } from '../shared/options.ts'
import type { CheckArguments } from './run.ts'

export const define: Define = (command, end) =>
  command
    .description('Report all errors in service modules, configurations and WSDL documents. Ends with 1 if there are errors.')
    .argument('[PATH...]', pathsHelp)
    .addOption(vrd())
    .addOption(users())
    .addOption(base('address of a publication whose default.vrd gives none'))
    .addOption(
      new Option(
        '--strict [profile]',
        'WSDL documents: apply row 34 of the table to every schema; bp11: report all rules of the Basic Profile 1.1 as errors',
      ).choices(['bp11', 'table']),
    )
    .option('--bsl', 'list what the modules of HTTP services would meet that cannot run, handler by handler')
    .addOption(allowHost())
    .addOption(allowFolder())
    .addOption(schema())
    .option(
      '--json',
      'print one object a line: file, line, column, code, severity, message, messageRu; for WSDL documents also row, rule and path',
    )
    .addOption(language())
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
