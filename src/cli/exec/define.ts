/** The command `exec`: serving while another program runs. */
import type { Define } from '../shared/define.ts'
import { examples, pathsHelp } from '../shared/help.ts'
import { allowFolder, allowHost, base, language } from '../shared/options.ts'
import type { ExecArguments } from './run.ts'

export const define: Define = (command, end, behind) =>
  command
    .description('Serve on a free port, run a command with STANDIN_URL and STANDIN_ADMIN_URL set, stop, and end as the command ended.')
    .argument('[PATH...]', `${pathsHelp}; then -- and the command`)
    .addOption(base('address of the publication, before /hs'))
    .option('--report <file...>', 'coverage of the contract when the command has ended: .xml is JUnit, .html a page')
    .option('--strict', 'a request that nothing serves makes it end with 1')
    .addOption(allowHost())
    .addOption(allowFolder())
    .option('--log', 'log requests to stderr')
    .addOption(language())
    .addHelpText(
      'after',
      examples([
        ['standin exec -- php tests/run.php', 'services/ at $STANDIN_URL while the command runs'],
        ['standin exec ./dump stubs --strict -- vendor/bin/phpunit', 'unserved requests end with 1, with what was near'],
        ['standin exec --report junit.xml coverage.html -- pytest', 'which templates, methods and operations were called'],
      ]),
    )
    .action(async (paths: string[], options: ExecArguments) => end(await (await import('./run.ts')).execCommand(paths, behind, options)))
