/** The command `stub init`: its options and help. */
import { Option } from '../shared/commander.ts'
import type { Define } from '../shared/define.ts'
import { english } from '../shared/help.ts'
import { collected } from '../shared/option-values.ts'
import type { StubInitArguments } from './run.ts'

export const define: Define = (command, end, _, { say, paths, examples, setting } = english) =>
  void command
    .description(say('Stub files.', 'Файлы заглушек.'))
    .command('init')
    .description(
      say(
        'Write stub files with a sample reply for each method, operation and entity set that has no handler; nothing is overwritten.',
        'Записывает заглушки с примером ответа для каждого метода, операции и набора без обработчика; ничего не перезаписывает.',
      ),
    )
    .argument('[PATH...]', paths)
    .option('--out <folder>', say('folder of the stub files', 'каталог для заглушек'), 'stubs')
    .addOption(
      new Option(
        '--only <name>',
        say(
          'a service (Name or RootURL) or an entity set, in place of all; may be repeated',
          'только этот сервис (Name или RootURL) или набор OData; можно повторять',
        ),
      ).argParser(collected),
    )
    .addOption(setting('allowHost'))
    .addOption(setting('allowFolder'))
    .addOption(setting('schema'))
    .addOption(setting('lang'))
    .addHelpText(
      'after',
      examples([
        [
          'standin stub init ./dump',
          'stubs/<Name>.stub.yaml for each service and each set of a configuration',
          'stubs/<Имя>.stub.yaml для каждого сервиса и набора конфигурации',
        ],
        ['standin stub init orders.wsdl', 'for the services of a WSDL document', 'для сервисов из описания WSDL'],
        [
          'standin stub init metadata.xml --only Catalog_Товары',
          'for one set of a $metadata document',
          'для одного набора из документа $metadata',
        ],
      ]),
    )
    .action(async (paths: string[], options: StubInitArguments) => end(await (await import('./run.ts')).stubInitCommand(paths, options)))
