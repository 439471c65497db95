/** The command `exec`: its options and help. */
import type { Define } from '../shared/define.ts'
import { english } from '../shared/help.ts'
import type { ExecArguments } from './run.ts'

/** In the order of the help. */
const served = `base vrd users settings data external dataOnChange odata report strict bsl files handlerTimeout net crl clock allowHost
  allowFolder schema lenient mtom secret log quiet lang`

export const define: Define = (command, end, behind, { say, paths, examples, setting, settings } = english) =>
  settings(command, served)
    .description(
      say(
        'Serve on a free port and run a command with STANDIN_URL and STANDIN_ADMIN_URL set. Ends with its exit code.',
        'Запускает сервисы на свободном порту и команду с STANDIN_URL и STANDIN_ADMIN_URL в окружении. Завершается с ее кодом возврата.',
      ),
    )
    .argument('[PATH...]', say(`${paths}; then -- and the command`, `${paths}; затем -- и команда`))
    .addOption(setting('bus.paths'))
    .addHelpText(
      'after',
      examples([
        [
          'standin exec -- php tests/run.php',
          'services/ at $STANDIN_URL while the command runs',
          'services/ по адресу $STANDIN_URL, пока работает команда',
        ],
        [
          'standin exec ./dump stubs --strict -- vendor/bin/phpunit',
          'ends with 1 if a request was not served',
          'код возврата 1, если на запрос не нашлось ответа',
        ],
        [
          'standin exec --bus bus.yaml -- pytest',
          'a bus alone, at $BUS_URL with $BUS_CLIENT_ID and $BUS_CLIENT_SECRET',
          'только шина: $BUS_URL, $BUS_CLIENT_ID и $BUS_CLIENT_SECRET',
        ],
        [
          'standin exec --report junit.xml coverage.html -- pytest',
          'reports which methods and operations were called',
          'отчеты о вызванных методах и операциях',
        ],
      ]),
    )
    .action(async (paths: string[], options: ExecArguments) => end(await (await import('./run.ts')).execCommand(paths, behind, options)))
