/** The command `stub init`: its options and help. */
import { Option } from '../shared/commander.ts'
import type { Define } from '../shared/define.ts'
import { examples, pathsHelp } from '../shared/help.ts'
import { collected } from '../shared/option-values.ts'
import { setting } from '../shared/setting.ts'
import type { StubInitArguments } from './run.ts'

export const define: Define = (command, end) =>
  void command
    .description('Stub files.')
    .command('init')
    .description(
      'Write stub files with a sample reply for each method, operation and entity set that has no handler; nothing is overwritten.',
    )
    .argument('[PATH...]', pathsHelp)
    .option('--out <folder>', 'folder of the stub files', 'stubs')
    .addOption(
      new Option('--only <name>', 'a service (Name or RootURL) or an entity set, in place of all; may be repeated').argParser(collected),
    )
    .addOption(setting('allowHost'))
    .addOption(setting('allowFolder'))
    .addOption(setting('schema'))
    .addOption(setting('lang'))
    .addHelpText(
      'after',
      examples([
        ['standin stub init ./dump', 'stubs/<Name>.stub.yaml for each service and each set of a configuration'],
        ['standin stub init orders.wsdl', 'for the services of a WSDL document'],
        ['standin stub init metadata.xml --only Catalog_Товары', 'for one set of a $metadata document'],
      ]),
    )
    .action(async (paths: string[], options: StubInitArguments) => end(await (await import('./run.ts')).stubInitCommand(paths, options)))
