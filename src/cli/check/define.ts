/** The command `check`: what is wrong, for people and machines. */
import { Option } from '../shared/commander.ts'
import type { Define } from '../shared/define.ts'
import { examples, pathsHelp } from '../shared/help.ts'
import { allowFolder, allowHost, base, language, users, vrd } from '../shared/options.ts'
import type { CheckArguments } from './run.ts'

export const define: Define = (command, end) =>
  command
    .description('Say everything that is wrong in service modules, configurations and WSDL documents; ends with 1 when there are errors.')
    .argument('[PATH...]', pathsHelp)
    .addOption(vrd())
    .addOption(users())
    .addOption(base('address of a publication whose default.vrd names none'))
    .addOption(
      new Option(
        '--strict [profile]',
        'of WSDL documents: row 34 of the table for every schema; bp11: what else the Basic Profile 1.1 forbids is an error',
      ).choices(['bp11', 'table']),
    )
    .addOption(allowHost())
    .addOption(allowFolder())
    .option(
      '--json',
      'one object a line: file, line, column, code, severity, message, messageRu; of WSDL documents row, rule and path, too',
    )
    .addOption(language())
    .addHelpText(
      'after',
      examples([
        ['standin check', 'services/'],
        ['standin check ./dump services --lang ru', 'in Russian'],
        ['standin check orders.wsdl --strict bp11', 'would 1C take it, and what else is against the profile'],
        ['standin check --json', 'for an editor or a build'],
      ]),
    )
    .action(async (paths: string[], options: CheckArguments) => end(await (await import('./run.ts')).checkCommand(paths, options)))
