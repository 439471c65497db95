/** How help is laid out in Russian: the titles, the words for values, and what commander adds of its own. */
import type { Argument, Help, Option } from './commander.ts'

const titles: Readonly<Record<string, string>> = {
  'Usage:': 'Использование:',
  'Arguments:': 'Аргументы:',
  'Options:': 'Параметры:',
  'Commands:': 'Команды:',
}

/** Of values in options, and of arguments. */
const values: Readonly<Record<string, string>> = {
  address: 'адрес',
  bytes: 'байты',
  column: 'колонка',
  columns: 'колонки',
  command: 'команда',
  false: 'false',
  file: 'файл',
  folder: 'каталог',
  form: 'форма',
  host: 'узел',
  language: 'язык',
  module: 'модуль',
  name: 'имя',
  namespace: 'пространство',
  number: 'число',
  object: 'объект',
  options: 'параметры',
  origin: 'источник',
  part: 'часть',
  path: 'путь',
  profile: 'профиль',
  role: 'роль',
  seconds: 'секунды',
  server: 'сервер',
  settings: 'настройки',
  string: 'строка',
  table: 'таблица',
  text: 'текст',
  time: 'время',
  type: 'тип',
  url: 'URL',
  value: 'значение',
  variable: 'переменная',
  version: 'версия',
  what: 'действие',
  when: 'когда',
  which: 'что',
  CONFIG: 'КОНФИГУРАЦИЯ',
  FILE: 'ФАЙЛ',
  FIXTURE: 'ДАННЫЕ',
  METHOD: 'МЕТОД',
  NAME: 'ИМЯ',
  Name: 'Имя',
  OPERATION: 'ОПЕРАЦИЯ',
  PATH: 'ПУТЬ',
  SERVICE: 'СЕРВИС',
  STRING: 'СТРОКА',
  URL: 'URL',
}

/** The word for a value or an argument; `undefined` where there is none. */
export const russianValue = (word: string): string | undefined => (Object.hasOwn(values, word) ? values[word] : undefined)

const translated = (text: string): string => text.replace(/[A-Za-z]+/g, (word) => russianValue(word) ?? word)

/** `--port <number>` becomes `--port <число>`, `SERVICE.OPERATION` `СЕРВИС.ОПЕРАЦИЯ`. */
export const russianTerm = (term: string): string =>
  /[<[]/.test(term) ? term.replace(/<[^>]*>|\[[^\]]*\]/g, translated) : term === term.toUpperCase() ? translated(term) : term

/** To be mixed into commander's own. */
export const russianHelp: Partial<Help> = {
  styleTitle: (title) => titles[title] ?? title,
  commandUsage(command) {
    const names: string[] = []
    for (let one: typeof command | null = command; one !== null; one = one.parent) names.unshift(one.name())
    return `${names.join(' ')} ${russianTerm(command.usage())}`
  },
  subcommandTerm(command) {
    const own = command.registeredArguments.map((one) => (one.required ? `<${named(one)}>` : `[${named(one)}]`))
    return [command.name(), ...(command.options.length > 0 ? ['[options]'] : []), ...own].map(russianTerm).join(' ')
  },
  optionTerm: ({ flags }) => russianTerm(flags),
  argumentTerm: (argument) => russianTerm(argument.name()),
  optionDescription: (option) => `${option.description}${more(option)}`,
}

const named = (argument: Argument): string => argument.name() + (argument.variadic ? '...' : '')

function more({ argChoices, defaultValue, defaultValueDescription, required, optional }: Option): string {
  const known = defaultValue !== undefined && (required || optional)
  const parts = [
    ...(argChoices === undefined ? [] : [`допустимо: ${argChoices.map((one) => JSON.stringify(one)).join(', ')}`]),
    ...(known ? [`по умолчанию: ${defaultValueDescription ?? JSON.stringify(defaultValue)}`] : []),
  ]
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`
}
