/** The command `routes`: its options and help. */
import { Option } from '../shared/commander.ts'
import type { Define } from '../shared/define.ts'
import { english } from '../shared/help.ts'
import { explainOf, readingValues } from '../shared/option-values.ts'
import type { RoutesArguments } from './run.ts'

export const define: Define = (command, end, _, { say, paths, examples, setting, keptData } = english) =>
  command
    .description(
      say(
        'Print services, templates and methods as a tree, or explain which template a request matches.',
        'Показывает дерево сервисов, шаблонов и методов или объясняет, какому шаблону подходит запрос.',
      ),
    )
    .argument('[PATH...]', paths)
    .addOption(
      readingValues(
        new Option(
          '--explain <METHOD URL>',
          say(
            'explain which template this request matches; a whole URL, or a path with /hs',
            'объяснить, какому шаблону подходит запрос; полный URL или путь с /hs',
          ),
        ),
        explainOf,
      ),
    )
    .addOption(setting('base', { meaning: say('address of the publication, before /hs', 'адрес публикации перед /hs') }))
    .addOption(setting('bsl'))
    .addOption(
      keptData({
        meaning: say(
          'the file that keeps the data, or postgres://…: sets are those of its composition',
          'файл с данными или postgres://…: наборы по заданному в нем составу',
        ),
      }),
    )
    .addOption(setting('allowHost'))
    .addOption(setting('allowFolder'))
    .addOption(setting('schema'))
    .addOption(setting('lenient'))
    .option('--json', say('print JSON', 'вывести JSON'))
    .addOption(setting('lang'))
    .addHelpText(
      'after',
      examples([
        ['standin routes', 'the tree of services/', 'дерево services/'],
        [
          'standin routes ./dump services',
          'which methods of a configuration have no handler yet',
          'какие методы конфигурации еще без обработчиков',
        ],
        [
          'standin routes ./dump --data base.sqlite',
          'the sets that `odata compose` or a handler has published',
          'наборы, которые опубликовал `odata compose` или обработчик',
        ],
        ['standin routes --explain GET /hs/documents/2', 'which template matches, and why', 'какой шаблон подходит и почему'],
      ]),
    )
    .action(async (paths: string[], options: RoutesArguments) => end(await (await import('./run.ts')).routesCommand(paths, options)))
