/** The command `check`: its options and help. */
import type { Define } from '../shared/define.ts'
import { english } from '../shared/help.ts'
import type { CheckArguments } from './run.ts'

export const define: Define = (command, end, _, { say, paths, examples, setting, settings } = english) =>
  settings(command, 'vrd users')
    .description(
      say(
        'Report all errors in service modules, configurations and WSDL documents. Ends with 1 if there are errors.',
        'Сообщает обо всех ошибках в модулях сервисов, конфигурациях и описаниях WSDL. Код возврата 1, если ошибки есть.',
      ),
    )
    .argument('[PATH...]', paths)
    .addOption(
      setting('base', {
        meaning: say('address of a publication whose default.vrd gives none', 'адрес публикации, если его нет в default.vrd'),
      }),
    )
    .addOption(setting('wsdlProfile'))
    .addOption(
      setting('bsl', {
        meaning: say(
          'list what the modules of HTTP services would meet that cannot run, handler by handler',
          'перечислить по обработчикам, что в модулях HTTP-сервисов не сможет работать',
        ),
      }),
    )
    .addOption(setting('allowHost'))
    .addOption(setting('allowFolder'))
    .addOption(setting('schema'))
    .option(
      '--json',
      say(
        'print one object a line: file, line, column, code, severity, message, messageRu; for WSDL documents also row, rule and path',
        'выводить по объекту в строке: file, line, column, code, severity, message, messageRu; для описаний WSDL еще row, rule и path',
      ),
    )
    .addOption(setting('lang'))
    .addHelpText(
      'after',
      examples([
        ['standin check', 'services/', 'проверить services/'],
        ['standin check ./dump services --lang ru', 'in Russian', 'по-русски'],
        ['standin check ./dump --bsl', 'what the modules need that is not there', 'чего не хватает модулям'],
        [
          'standin check orders.wsdl --strict bp11',
          'would 1C accept it, and does it keep the profile',
          'примет ли 1С описание, соблюдает ли оно профиль',
        ],
        ['standin check --json', 'for an editor or a build', 'для редактора или сборки'],
      ]),
    )
    .action(async (paths: string[], options: CheckArguments) => end(await (await import('./run.ts')).checkCommand(paths, options)))
