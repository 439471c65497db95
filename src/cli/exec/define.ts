/** The command `exec`: its options and help. */
import type { Define } from '../shared/define.ts'
import { examples, pathsHelp } from '../shared/help.ts'
import { setting, withSettings } from '../shared/setting.ts'
import type { ExecArguments } from './run.ts'

/** In the order of the help. */
const served = `base vrd users settings data dataOnChange odata report strict bsl files handlerTimeout net crl clock allowHost
  allowFolder schema lenient mtom secret log quiet lang`

export const define: Define = (command, end, behind) =>
  withSettings(command, served)
    .description('Serve on a free port and run a command with STANDIN_URL and STANDIN_ADMIN_URL set. Ends with its exit code.')
    .argument('[PATH...]', `${pathsHelp}; then -- and the command`)
    .addOption(setting('bus.paths'))
    .addHelpText(
      'after',
      examples([
        ['standin exec -- php tests/run.php', 'services/ at $STANDIN_URL while the command runs'],
        ['standin exec ./dump stubs --strict -- vendor/bin/phpunit', 'ends with 1 if a request was not served'],
        ['standin exec --bus bus.yaml -- pytest', 'a bus alone, at $BUS_URL with $BUS_CLIENT_ID and $BUS_CLIENT_SECRET'],
        ['standin exec --report junit.xml coverage.html -- pytest', 'reports which methods and operations were called'],
      ]),
    )
    .action(async (paths: string[], options: ExecArguments) => end(await (await import('./run.ts')).execCommand(paths, behind, options)))
