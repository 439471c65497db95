/** The command `data`: loads, dumps, resets and makes up the data of a file. */
import { Option } from '../shared/commander.ts'
import type { Define, DefinePart } from '../shared/define.ts'
import { english } from '../shared/help.ts'
import { readingValues, wholeNumber } from '../shared/option-values.ts'
import type { DataCommandArguments, SeedArguments } from './run.ts'

export const define: Define = (command, end, _, words = english) => {
  command.description(
    words.say(
      'Load, dump, reset or make up the data of catalogs, documents and registers.',
      'Загружает, выгружает, очищает или генерирует данные справочников, документов и регистров.',
    ),
  )
  for (const part of [load, dump, reset, seed, diff]) part(command, end, words)
}

const run = async (): Promise<typeof import('./run.ts')> => import('./run.ts')

const load: DefinePart = (command, end, { say, paths, examples, setting, keptData }) =>
  void command
    .command('load')
    .description(
      say(
        'Write a fixture to a data file. Items that are there already are changed.',
        'Загружает данные из YAML или JSON в файл данных. Существующие объекты изменяются.',
      ),
    )
    .argument('<FIXTURE>', say('YAML or JSON', 'YAML или JSON'))
    .argument('[PATH...]', paths)
    .addOption(keptData({ needed: true }))
    .addOption(setting('dataOnChange'))
    .addOption(setting('lang'))
    .addHelpText(
      'after',
      examples([['standin data load goods.yaml ./dump --data base.sqlite', 'data of a configuration', 'данные конфигурации']]),
    )
    .action(async (fixture: string, paths: string[], options: DataCommandArguments) =>
      end(await (await run()).loadCommand(fixture, paths, options)),
    )

const dump: DefinePart = (command, end, { say, paths, setting, keptData }) =>
  void command
    .command('dump')
    .description(say('Write the data of a file as a fixture.', 'Выгружает данные файла в YAML или JSON.'))
    .argument('[PATH...]', paths)
    .addOption(keptData({ needed: true }))
    .addOption(setting('dataOnChange'))
    .option(
      '--out <file>',
      say('where to write it, .yaml or .json (default: YAML to stdout)', 'куда записать, .yaml или .json (по умолчанию YAML в stdout)'),
    )
    .addOption(setting('lang'))
    .action(async (paths: string[], options: DataCommandArguments) => end(await (await run()).dumpCommand(paths, options)))

const reset: DefinePart = (command, end, { say, paths, setting, keptData }) =>
  void command
    .command('reset')
    .description(
      say('Empty a data file: predefined items are all that is left.', 'Очищает файл данных: остаются только предопределенные элементы.'),
    )
    .argument('[PATH...]', paths)
    .addOption(keptData({ needed: true }))
    .addOption(setting('dataOnChange'))
    .addOption(setting('lang'))
    .action(async (paths: string[], options: DataCommandArguments) => end(await (await run()).resetCommand(paths, options)))

const seed: DefinePart = (command, end, { say, paths, examples, setting, keptData }) =>
  void command
    .command('seed')
    .description(
      say(
        'Make up data with Russian names. The same seed gives the same data.',
        'Генерирует тестовые данные с русскими названиями. При одном и том же --seed данные одинаковы.',
      ),
    )
    .argument('[PATH...]', paths)
    .addOption(
      readingValues(
        new Option(
          '--size <number>',
          say('items of each catalog, documents of each kind', 'сколько элементов каждого справочника и документов каждого вида'),
        ).default(100),
        wholeNumber,
      ),
    )
    .addOption(readingValues(new Option('--seed <number>', say('any whole number', 'любое целое число')).default(1), wholeNumber))
    .addOption(keptData().conflicts('out'))
    .addOption(setting('dataOnChange'))
    .option(
      '--out <file>',
      say(
        'write a fixture instead, .yaml or .json (default without --data: YAML to stdout)',
        'записать в .yaml или .json (по умолчанию без --data – YAML в stdout)',
      ),
    )
    .addOption(setting('lang'))
    .addHelpText(
      'after',
      examples([
        ['standin data seed ./dump --size 1000 --seed 42 --data base.sqlite', 'a thousand of everything', 'по тысяче каждого вида'],
      ]),
    )
    .action(async (paths: string[], options: SeedArguments) => end(await (await run()).seedCommand(paths, options)))

const diff: DefinePart = (command, end, { say, paths, examples, setting }) =>
  void command
    .command('diff')
    .description(
      say(
        'Show what the configuration as it is now would do with a data file; nothing is changed. Exit code 1: data would be lost.',
        'Показывает, что нынешняя конфигурация сделает с файлом данных; ничего не меняется. Код возврата 1: часть данных будет потеряна.',
      ),
    )
    .argument('<FILE>', say('a data file', 'файл данных'))
    .argument('[PATH...]', paths)
    .addOption(setting('lang'))
    .addHelpText(
      'after',
      examples([
        [
          'standin data diff base.sqlite ./dump',
          'before a new version of the configuration is served',
          'перед запуском новой версии конфигурации',
        ],
      ]),
    )
    .action(async (file: string, paths: string[], options: DataCommandArguments) =>
      end(await (await import('./diff.ts')).diffCommand(file, paths, options)),
    )
