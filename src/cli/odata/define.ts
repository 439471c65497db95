/** The command `odata compose`: its options and help. */
import { Option } from '../shared/commander.ts'
import type { Define } from '../shared/define.ts'
import { examples, pathsHelp } from '../shared/help.ts'
import { collected } from '../shared/option-values.ts'
import { keptData, setting } from '../shared/setting.ts'
import type { ComposeArguments } from './run.ts'

export const define: Define = (command, end) =>
  void command
    .description('The standard OData interface.')
    .command('compose')
    .description('Print what the interface publishes, or set it in a data file.')
    .argument('[PATH...]', pathsHelp)
    .addOption(keptData())
    .addOption(new Option('--add <object>', 'publish it, such as Catalog.Товары; may be repeated').argParser(collected))
    .addOption(new Option('--remove <object>', 'publish it no longer; may be repeated').argParser(collected))
    .option('--with-dependent', 'publish what the published objects refer to as well')
    .addOption(new Option('--reset', 'as if it had never been set').conflicts(['add', 'remove', 'withDependent']))
    .addOption(setting('dataOnChange'))
    .addOption(setting('lang'))
    .addHelpText(
      'after',
      examples([
        ['standin odata compose ./dump --data base.sqlite', 'what is published'],
        ['standin odata compose ./dump --data base.sqlite --add Document.Заказ --with-dependent', 'a document, and what it refers to'],
        ['standin odata compose ./dump --add Document.Заказ --with-dependent', 'the list alone; nothing is set'],
      ]),
    )
    .action(async (paths: string[], options: ComposeArguments) => end(await (await import('./run.ts')).composeCommand(paths, options)))
