/** The command `import`: its options and help. */
import type { Define } from '../shared/define.ts'
import { english } from '../shared/help.ts'
import type { ImportArguments } from './run.ts'

export const define: Define = (command, end, _, { say, examples, setting } = english) =>
  command
    .description(
      say(
        'Write a typed module for each service of a 1C configuration, and for the XDTO packages of its Web services.',
        'Записывает типизированный модуль для каждого сервиса конфигурации 1С и для пакетов XDTO ее Web-сервисов.',
      ),
    )
    .argument(
      '[CONFIG]',
      say(
        'a Designer dump, an EDT project, or the address of an application at a bus; default: the one of the project file',
        'выгрузка из Конфигуратора, проект EDT или адрес приложения на шине; по умолчанию – из файла проекта',
      ),
    )
    .option(
      '--out <folder>',
      say('folder for the modules: its hs/, ws/ and xdto/', 'каталог для модулей: в нем hs/, ws/ и xdto/'),
      'services',
    )
    .option(
      '--bsl',
      say(
        'write common/seams.ts instead: what the modules of the HTTP services need and cannot run',
        'записать вместо этого common/seams.ts: что нужно модулям HTTP-сервисов, но не сможет работать',
      ),
    )
    .option('--user <name>', say('its client ID at the bus', 'его идентификатор на шине'))
    .option('--password-from <variable>', say('environment variable with its secret', 'переменная окружения с его секретом'))
    .option('--force', say('overwrite existing modules', 'перезаписать существующие модули'))
    .addOption(setting('lang'))
    .addHelpText(
      'after',
      examples([
        [
          'standin import ./dump',
          'writes services/hs/<Name>.ts, services/ws/<Name>.ts and services/xdto/<Name>.ts',
          'запишет services/hs/<Имя>.ts, services/ws/<Имя>.ts и services/xdto/<Имя>.ts',
        ],
        [
          'standin import ./dump --bsl',
          'writes services/common/seams.ts for `standin serve ./dump services --bsl`',
          'запишет services/common/seams.ts для `standin serve ./dump services --bsl`',
        ],
        [
          'standin import http://bus:9090/applications/trade --user shop',
          'writes services/is/trade.ts with the channels of that bus',
          'запишет services/is/trade.ts с каналами этой шины',
        ],
        ['standin import ./dump --out stubs --force', 'into another folder, overwriting', 'в другой каталог, с перезаписью'],
      ]),
    )
    .action(async (path: string | undefined, options: ImportArguments) =>
      end(await (await import('./run.ts')).importCommand(path, options)),
    )
