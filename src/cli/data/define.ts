/** The command `data`: loads, dumps, resets and makes up the data of a file. */
import { Option } from '../shared/commander.ts'
import type { Define } from '../shared/define.ts'
import { examples, pathsHelp } from '../shared/help.ts'
import { wholeNumber } from '../shared/option-values.ts'
import { keptData, setting } from '../shared/setting.ts'
import type { DataCommandArguments, SeedArguments } from './run.ts'

export const define: Define = (command, end) => {
  command.description('Load, dump, reset or make up the data of catalogs, documents and registers.')
  const run = async (): Promise<typeof import('./run.ts')> => import('./run.ts')
  command
    .command('load')
    .description('Write a fixture to a data file. Items that are there already are changed.')
    .argument('<FIXTURE>', 'YAML or JSON')
    .argument('[PATH...]', pathsHelp)
    .addOption(keptData({ needed: true }))
    .addOption(setting('dataOnChange'))
    .addOption(setting('lang'))
    .addHelpText('after', examples([['standin data load goods.yaml ./dump --data base.sqlite', 'data of a configuration']]))
    .action(async (fixture: string, paths: string[], options: DataCommandArguments) =>
      end(await (await run()).loadCommand(fixture, paths, options)),
    )
  command
    .command('dump')
    .description('Write the data of a file as a fixture.')
    .argument('[PATH...]', pathsHelp)
    .addOption(keptData({ needed: true }))
    .addOption(setting('dataOnChange'))
    .option('--out <file>', 'where to write it, .yaml or .json (default: YAML to stdout)')
    .addOption(setting('lang'))
    .action(async (paths: string[], options: DataCommandArguments) => end(await (await run()).dumpCommand(paths, options)))
  command
    .command('reset')
    .description('Empty a data file: predefined items are all that is left.')
    .argument('[PATH...]', pathsHelp)
    .addOption(keptData({ needed: true }))
    .addOption(setting('dataOnChange'))
    .addOption(setting('lang'))
    .action(async (paths: string[], options: DataCommandArguments) => end(await (await run()).resetCommand(paths, options)))
  command
    .command('seed')
    .description('Make up data with Russian names. The same seed gives the same data.')
    .argument('[PATH...]', pathsHelp)
    .addOption(new Option('--size <number>', 'items of each catalog, documents of each kind').argParser(wholeNumber).default(100))
    .addOption(new Option('--seed <number>', 'any whole number').argParser(wholeNumber).default(1))
    .addOption(keptData().conflicts('out'))
    .addOption(setting('dataOnChange'))
    .option('--out <file>', 'write a fixture instead, .yaml or .json (default without --data: YAML to stdout)')
    .addOption(setting('lang'))
    .addHelpText('after', examples([['standin data seed ./dump --size 1000 --seed 42 --data base.sqlite', 'a thousand of everything']]))
    .action(async (paths: string[], options: SeedArguments) => end(await (await run()).seedCommand(paths, options)))
  command
    .command('diff')
    .description('Show what the configuration as it is now would do with a data file; nothing is changed. Exit code 1: data would be lost.')
    .argument('<FILE>', 'a data file')
    .argument('[PATH...]', pathsHelp)
    .addOption(setting('lang'))
    .addHelpText('after', examples([['standin data diff base.sqlite ./dump', 'before a new version of the configuration is served']]))
    .action(async (file: string, paths: string[], options: DataCommandArguments) =>
      end(await (await import('./diff.ts')).diffCommand(file, paths, options)),
    )
}
