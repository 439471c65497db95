/** The command `import-structure`: its options and help. */
import type { Define } from '../shared/define.ts'
import { english } from '../shared/help.ts'
import type { ImportStructureArguments } from './run.ts'

const collected = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]

export const define: Define = (command, end, _, { say, examples, setting } = english) =>
  command
    .description(
      say(
        'Write the definition of an external data source from a live database: tables, keys, types, references, functions.',
        'Записывает определение внешнего источника данных по живой базе данных: таблицы, ключи, типы, ссылки, функции.',
      ),
    )
    .argument(
      '<STRING>',
      say(
        'the connection string: DRIVER={PostgreSQL Unicode};Server=...;Database=...',
        'строка соединения: DRIVER={PostgreSQL Unicode};Server=...;Database=...',
      ),
    )
    .option('--name <name>', say('name of the source (default: that of the database)', 'имя источника (по умолчанию – имя базы данных)'))
    .option('--user-name <name>', say('the login, before that of the string', 'имя пользователя, важнее указанного в строке'))
    .option(
      '--password <text>',
      say('the password (default: STANDIN_EXTERNAL_PASSWORD)', 'пароль (по умолчанию – STANDIN_EXTERNAL_PASSWORD)'),
    )
    .option('--out <folder>', say('folder for the module: its eds/', 'каталог для модуля: в нем eds/'), 'services')
    .option('--only <table>', say('take this table alone; may be repeated', 'взять только эту таблицу; можно повторять'), collected)
    .option('--without <name>', say('leave out a table or table.column', 'не брать таблицу или таблица.колонка'), collected)
    .option('--as <name=Name>', say('its name in the configuration', 'имя в конфигурации'), collected)
    .option('--type <column=type>', say('its type: String(50), Ref(products)', 'тип: `String(50)`, `Ref(products)`'), collected)
    .option('--key <table=columns>', say('columns of the key, with commas', 'колонки ключа через запятую'), collected)
    .option('--presentation <table=column>', say('the presentation field', 'поле представления'), collected)
    .option('--data-version <table=column>', say('the field of the version', 'поле версии данных'), collected)
    .option(
      '--read-only <name[=false]>',
      say('a table or column that is only read, or not', 'таблица или колонка только для чтения или нет'),
      collected,
    )
    .option('--allow-null <column[=false]>', say('whether the field may be NULL', 'разрешить ли NULL в поле'), collected)
    .option('--fill <column=value>', say('the value of the field in a new object', 'значение заполнения поля'), collected)
    .option('--delete-gone', say('take out what the database has no more', 'удалить то, чего в базе больше нет'))
    .option('--force', say('overwrite the module, keeping what was set in it', 'перезаписать модуль, сохранив настроенное в нем'))
    .addOption(setting('lang'))
    .addHelpText(
      'after',
      examples([
        [
          "standin import-structure 'DRIVER=SQLite3;Database=shop.db' --name Shop",
          'writes services/eds/Shop.ts',
          'запишет services/eds/Shop.ts',
        ],
        [
          "standin import-structure 'DRIVER=SQLite3;Database=shop.db' --name Shop --force --delete-gone",
          'the same again, after the database has changed',
          'повторно, после изменения базы',
        ],
      ]),
    )
    .action(async (string: string, options: ImportStructureArguments) =>
      end(await (await import('./run.ts')).importStructureCommand(string, options)),
    )
