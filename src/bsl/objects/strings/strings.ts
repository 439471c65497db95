/** Functions of texts: places count from 1, in UTF-16 units, as the platform does. */
import { Enumeration, type Library } from '../../dictionary/library.ts'
import { compareTexts } from '../../run/collation.ts'
import { errors } from '../../run/error.ts'
import { text } from '../../run/text.ts'
import { ArrayObject } from '../collections/array.ts'
import { nationalText } from './national.ts'
import { filled } from './template.ts'

const searchDirection = new Enumeration('НаправлениеПоиска|SearchDirection', ['СНачала|FromBegin|С начала', 'СКонца|FromEnd|С конца'])

/** Line feeds part lines; one behind the last line begins one more. */
const linesOf = (value: string): string[] => value.split('\n')

function find(value: string, part: string, fromEnd: boolean, start: number | undefined, occurrence: number): number {
  if (part === '') return 0
  let at = start ?? (fromEnd ? value.length : 1)
  if (at < 1 || (value.length > 0 && at > value.length)) throw errors.badValue(4)
  if (occurrence < 1) throw errors.badValue(5)
  at -= 1
  let found = -1
  for (let count = 0; count < occurrence; count++) {
    found = fromEnd ? (at < 0 ? -1 : value.lastIndexOf(part, at)) : value.indexOf(part, at)
    if (found < 0) return 0
    at = fromEnd ? found - 1 : found + 1
  }
  return found + 1
}

function split(value: string, separators: string, withEmpty: boolean): ArrayObject {
  const pieces: string[] = []
  let from = 0
  for (let at = 0; at < value.length; at++) {
    if (separators.includes(value[at]!)) {
      pieces.push(value.slice(from, at))
      from = at + 1
    }
  }
  pieces.push(value.slice(from))
  return new ArrayObject(withEmpty ? pieces : pieces.filter((one) => one !== ''))
}

function occurrences(value: string, part: string): number {
  if (part === '') return 0
  let count = 0
  for (let at = value.indexOf(part); at >= 0; at = value.indexOf(part, at + part.length)) count++
  return count
}

/** Each word's first letter large, the rest small. */
const titled = (value: string): string => value.toLowerCase().replace(/(?<![\p{L}\d])\p{L}/gu, (letter) => letter.toUpperCase())

function codeAt(value: string, place = 1): number {
  const at = place < 1 ? -1 : place - 1
  const code = value.charCodeAt(at)
  return Number.isNaN(code) || (code >= 0xd800 && code <= 0xdfff) ? -1 : code
}

const joined = (list: unknown, separator: string): string => {
  if (!(list instanceof ArrayObject)) throw errors.mismatch(1)
  return list.items.map(text).join(separator)
}

const need = (part: string, position: number): string => {
  if (part === '') throw errors.badValue(position)
  return part
}

export const strings: Library = {
  enumerations: [searchDirection],
  functions: {
    'СтрДлина|StrLen|s': (_: never, value: string) => value.length,
    'СокрЛ|TrimL|s': (_: never, value: string) => value.trimStart(),
    'СокрП|TrimR|s': (_: never, value: string) => value.trimEnd(),
    'СокрЛП|TrimAll|s': (_: never, value: string) => value.trim(),
    'Лев|Left|si': (_: never, value: string, count: number) => value.slice(0, Math.max(count, 0)),
    'Прав|Right|si': (_: never, value: string, count: number) => (count > 0 ? value.slice(-count) : ''),
    'Сред|Mid|sii?': (_: never, value: string, from: number, count?: number) => {
      const start = Math.max(from, 1) - 1
      return value.slice(start, count === undefined ? undefined : start + Math.max(count, 0))
    },
    'Найти|Find|ss': (_: never, value: string, part: string) => (part === '' ? 0 : value.indexOf(part) + 1),
    'СтрНайти|StrFind|ssa?i?i?': (_: never, value: string, part: string, direction?: unknown, start?: number, occurrence = 1) =>
      find(value, part, direction === searchDirection.of('FromEnd'), start, occurrence),
    'ВРег|Upper|s': (_: never, value: string) => value.toUpperCase(),
    'НРег|Lower|s': (_: never, value: string) => value.toLowerCase(),
    'ТРег|Title|s': (_: never, value: string) => titled(value),
    'Символ|Char|i': (_: never, code: number) => (code >= 0 && code <= 0xffff ? String.fromCharCode(code) : ''),
    'КодСимвола|CharCode|si?': (_: never, value: string, place?: number) => codeAt(value, place),
    'ПустаяСтрока|IsBlankString|s': (_: never, value: string) => !/\S/.test(value),
    'СтрЗаменить|StrReplace|sss': (_: never, value: string, what: string, by: string) => (what === '' ? value : value.split(what).join(by)),
    'СтрЧислоСтрок|StrLineCount|s': (_: never, value: string) => linesOf(value).length,
    'СтрПолучитьСтроку|StrGetLine|si': (_: never, value: string, line: number) => linesOf(value)[line - 1] ?? '',
    'СтрЧислоВхождений|StrOccurrenceCount|ss': (_: never, value: string, part: string) => occurrences(value, part),
    'СтрСравнить|StrCompare|ss': (_: never, one: string, other: string) => Math.sign(compareTexts(one, other)),
    'СтрНачинаетсяС|StrStartsWith|ss': (_: never, value: string, part: string) => value.startsWith(need(part, 2)),
    'СтрЗаканчиваетсяНа|StrEndsWith|ss': (_: never, value: string, part: string) => value.endsWith(need(part, 2)),
    'СтрРазделить|StrSplit|ssb?': (_: never, value: string, separators: string, withEmpty = true) => split(value, separators, withEmpty),
    'СтрСоединить|StrConcat|as?': (_: never, list: unknown, separator = '') => joined(list, separator),
    'СтрШаблон|StrTemplate|sa*': (_: never, template: string, ...values: unknown[]) => filled(template, values),
    'НСтр|NStr|ss?': (_: never, value: string, language = 'ru') => nationalText(value, language),
    'Строка|String|a': (_: never, value: unknown) => text(value),
  },
}
