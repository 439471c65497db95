/** The command `exec`: its options and help. */
import { bsl, crl, files, handlerTimeout, net } from '../shared/bsl-options.ts'
import type { Define } from '../shared/define.ts'
import { examples, pathsHelp } from '../shared/help.ts'
import {
  allowFolder,
  allowHost,
  base,
  dataOnChange,
  fixtureData,
  language,
  lenient,
  mtom,
  odata,
  schema,
  secret,
  settings,
  users,
  vrd,
} from '../shared/options.ts'
import type { ExecArguments } from './run.ts'

export const define: Define = (command, end, behind) =>
  command
    .description('Serve on a free port and run a command with STANDIN_URL and STANDIN_ADMIN_URL set. Ends with its exit code.')
    .argument('[PATH...]', `${pathsHelp}; then -- and the command`)
    .addOption(base('address of the publication, before /hs'))
    .addOption(vrd())
    .addOption(users())
    .addOption(settings())
    .addOption(fixtureData())
    .addOption(dataOnChange())
    .addOption(odata())
    .option('--report <file...>', 'write which methods and operations were called: .xml is JUnit, .html a page')
    .option('--strict', 'end with 1 if a request was not served, or a file has errors')
    .addOption(bsl())
    .addOption(files())
    .addOption(handlerTimeout())
    .addOption(net())
    .addOption(crl())
    .addOption(allowHost())
    .addOption(allowFolder())
    .addOption(schema())
    .addOption(lenient())
    .addOption(mtom())
    .addOption(secret())
    .option('--log', 'log requests to stderr')
    .addOption(language())
    .addHelpText(
      'after',
      examples([
        ['standin exec -- php tests/run.php', 'services/ at $STANDIN_URL while the command runs'],
        ['standin exec ./dump stubs --strict -- vendor/bin/phpunit', 'ends with 1 if a request was not served'],
        ['standin exec --report junit.xml coverage.html -- pytest', 'reports which methods and operations were called'],
      ]),
    )
    .action(async (paths: string[], options: ExecArguments) => end(await (await import('./run.ts')).execCommand(paths, behind, options)))
