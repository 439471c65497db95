/** From the text of an option's value to the value, or to a sentence that says what is expected. */
import { joined, said, type Said } from '../../diagnostics/said.ts'
import { isHostRule } from '../../exchange/outgoing/door.ts'
import type { ODataSettings } from '../../odata/settings.ts'
import { parseBytes } from '../../project/sizes.ts'
import { soundBase } from '../../publication/base.ts'
import { CommandError } from './command-error.ts'
import type { Option } from './commander.ts'

/** A text is not a value of its option: what is expected. */
class UnsoundValue extends Error {
  override readonly name = 'UnsoundValue'
  readonly expected: Said
  constructor(en: string, ru: string) {
    super(en)
    this.expected = said(en, ru)
  }
}

export type ValueReader = (text: string, before: unknown) => unknown

/** Has the option read its values so: one that is not sound ends the command with a sentence that names the option. */
export function readingValues<O extends Option>(option: O, read: ValueReader): O {
  return option.argParser((text: string, before: unknown) => {
    try {
      return read(text, before)
    } catch (error) {
      if (!(error instanceof UnsoundValue)) throw error
      const named = said(
        `option '${option.flags}' argument '${text}' is invalid. `,
        `параметр ${option.long!}: недопустимое значение «${text}». `,
      )
      throw new CommandError('usage', joined([named, error.expected]))
    }
  })
}

export function portOf(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new UnsoundValue('A port is a number from 0 to 65535.', 'Порт – число от 0 до 65535.')
  return Number(text)
}

export function baseOf(text: string): string {
  const base = soundBase(text)
  if (base === undefined)
    throw new UnsoundValue(
      'A base is a path such as /trade: letters, digits, "_", "-", ".", "~".',
      'Адрес публикации – путь, например /trade: буквы, цифры, "_", "-", ".", "~".',
    )
  return base
}

/** A path; an empty one is mostly that of a variable which is not set. */
export function pathOf(text: string): string {
  if (text === '')
    throw new UnsoundValue(
      'A path is expected; is the variable that gives it set?',
      'Ожидается путь; задана ли переменная, из которой он взят?',
    )
  return text
}

/** Adds a path to those before. */
export const pathsOf = (text: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), pathOf(text)]

/** Adds a value to those before. */
export const collected = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value]

/** Adds a host that may be called to those before. */
export function hostOf(text: string, before: readonly string[] = []): readonly string[] {
  if (!isHostRule(text))
    throw new UnsoundValue(
      'A host is expected, such as api.example, *.example or 127.0.0.1:8080, without a scheme and a path.',
      'Ожидается узел, например api.example, *.example или 127.0.0.1:8080, без схемы и пути.',
    )
  return [...before, text]
}

/** Adds the origin of pages to those before. */
export function originOf(text: string, before: readonly string[] = []): readonly string[] {
  if (text !== '*' && (!URL.canParse(text) || new URL(text).origin !== text))
    throw new UnsoundValue(
      'An origin is expected, such as https://shop.example or http://localhost:3000, without a path; or *.',
      'Ожидается источник без пути, например https://shop.example или http://localhost:3000, либо *.',
    )
  return [...before, text]
}

/** The address of a server. */
export function serverOf(text: string): string {
  if (!/^https?:\/\/[^/\s]/.test(text) || !URL.canParse(text))
    throw new UnsoundValue('An address is expected, such as http://127.0.0.1:8080.', 'Ожидается адрес, например http://127.0.0.1:8080.')
  return text
}

/** Seconds above 0. */
export function secondsOf(text: string): number {
  const seconds = Number(text)
  if (!(seconds > 0))
    throw new UnsoundValue('Seconds are a number above 0, such as 5 or 0.5.', 'Секунды – число больше 0, например 5 или 0.5.')
  return seconds
}

/** Whole seconds above 0. */
export function lifetimeOf(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new UnsoundValue(
      'A lifetime is a whole number of seconds above 0, such as 3600.',
      'Срок действия – целое число секунд больше 0, например 3600.',
    )
  return Number(text)
}

/** The text of a time that can be read. */
export function timeOf(text: string): string {
  if (Number.isNaN(Date.parse(text)))
    throw new UnsoundValue('A time is expected, such as 2026-01-31T09:00:00.', 'Ожидается время, например 2026-01-31T09:00:00.')
  return text
}

export function bytesOf(text: string): number {
  const bytes = parseBytes(text)
  if (bytes === undefined)
    throw new UnsoundValue(
      'Bytes are a number, with a unit if you like: 500000, 10MB, 100MiB.',
      'Размер – число байтов, можно с единицей: 500000, 10MB, 100MiB.',
    )
  return bytes
}

export function explainOf(text: string): { method: string; url: string } {
  const found = /^(\S+) (.+)$/.exec(text)
  if (!found)
    throw new UnsoundValue(
      'Two values are expected: a method and a URL, such as --explain GET /hs/documents/2.',
      'Нужны два значения, метод и URL, например --explain GET /hs/documents/2.',
    )
  return { method: found[1]!, url: found[2]! }
}

/** Adds `http://example.org/types=types.xsd` to those before: from the namespace to the file. */
export function schemaOf(text: string, before: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  // Addresses have "=" in their queries, names of files hardly ever.
  const at = text.lastIndexOf('=')
  if (at < 1 || at === text.length - 1)
    throw new UnsoundValue(
      'A namespace and a file are expected, such as --schema http://example.org/types=types.xsd.',
      'Нужны пространство имен и файл, например --schema http://example.org/types=types.xsd.',
    )
  const namespace = text.slice(0, at)
  if (Object.hasOwn(before, namespace))
    throw new UnsoundValue(`The namespace ${namespace} has its file already.`, `Для пространства имен ${namespace} файл уже указан.`)
  return { ...before, [namespace]: text.slice(at + 1) }
}

/** Adds `DBF=DRIVER={SQLite3};Database=shop.sqlite` to those before: from the name of the source to its string. */
export function connectionOf(text: string, before: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const at = text.indexOf('=')
  if (at < 1 || at === text.length - 1)
    throw new UnsoundValue(
      'A name and a connection string are expected, such as --external "DBF=DRIVER={SQLite3};Database=shop.sqlite".',
      'Нужны имя и строка соединения, например --external "DBF=DRIVER={SQLite3};Database=shop.sqlite".',
    )
  const name = text.slice(0, at)
  if (Object.hasOwn(before, name))
    throw new UnsoundValue(`The source ${name} has its connection string already.`, `Для источника ${name} строка соединения уже указана.`)
  return { ...before, [name]: text.slice(at + 1) }
}

/** Up to nine digits. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UnsoundValue('A whole number is expected.', 'Ожидается целое число.')
  return Number(text)
}

/** Up to nine digits, not 0. */
export function positive(text: string): number {
  const number = wholeNumber(text)
  if (number === 0) throw new UnsoundValue('A whole number above 0 is expected.', 'Ожидается целое число больше 0.')
  return number
}

const odataWords: Readonly<Record<string, ODataSettings>> = {
  strict: { strict: true },
  verbose: { verboseJSON: true },
  locking: { optimisticLocking: 'documented' },
  inlinecount: { inlineCount: 'documented' },
  en: { language: 'en' },
}

/** `strict,verbose`; `off`: the interface is not published. */
export function odataOf(text: string): ODataSettings | 'off' {
  if (text === 'off') return 'off'
  const words = text.split(',')
  const unknown = words.find((word) => !Object.hasOwn(odataWords, word))
  if (unknown !== undefined)
    throw new UnsoundValue(
      `"${unknown}" is unknown; settings are off, ${Object.keys(odataWords).join(', ')}.`,
      `Настройки «${unknown}» нет; есть off, ${Object.keys(odataWords).join(', ')}.`,
    )
  return Object.assign({}, ...words.map((word) => odataWords[word])) as ODataSettings
}
