/** The command `odata compose`: its options and help. */
import { Option } from '../shared/commander.ts'
import type { Define } from '../shared/define.ts'
import { english } from '../shared/help.ts'
import { collected } from '../shared/option-values.ts'
import type { ComposeArguments } from './run.ts'

export const define: Define = (command, end, _, { say, paths, examples, setting, keptData } = english) =>
  void command
    .description(say('The standard OData interface.', 'Стандартный интерфейс OData.'))
    .command('compose')
    .description(
      say('Print what the interface publishes, or set it in a data file.', 'Показывает состав интерфейса или задает его в файле данных.'),
    )
    .argument('[PATH...]', paths)
    .addOption(keptData())
    .addOption(
      new Option(
        '--add <object>',
        say('publish it, such as Catalog.Товары; may be repeated', 'включить в состав, например Catalog.Товары; можно повторять'),
      ).argParser(collected),
    )
    .addOption(
      new Option('--remove <object>', say('publish it no longer; may be repeated', 'исключить из состава; можно повторять')).argParser(
        collected,
      ),
    )
    .option(
      '--with-dependent',
      say('publish what the published objects refer to as well', 'включить и объекты, на которые ссылаются включенные'),
    )
    .addOption(
      new Option('--reset', say('as if it had never been set', 'вернуть состав по умолчанию, как если бы его не задавали')).conflicts([
        'add',
        'remove',
        'withDependent',
      ]),
    )
    .addOption(setting('dataOnChange'))
    .addOption(setting('lang'))
    .addHelpText(
      'after',
      examples([
        ['standin odata compose ./dump --data base.sqlite', 'what is published', 'что опубликовано'],
        [
          'standin odata compose ./dump --data base.sqlite --add Document.Заказ --with-dependent',
          'a document, and what it refers to',
          'документ и все, на что он ссылается',
        ],
        [
          'standin odata compose ./dump --add Document.Заказ --with-dependent',
          'the list alone; nothing is set',
          'только список; состав не меняется',
        ],
      ]),
    )
    .action(async (paths: string[], options: ComposeArguments) => end(await (await import('./run.ts')).composeCommand(paths, options)))
