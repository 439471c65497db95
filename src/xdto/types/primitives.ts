/** The rows of XML Schema's primitive types that are not numbers: lexical form both ways (XML Schema part 2, section 3). */
import { said, type Said } from '../../diagnostics/said.ts'
import type { Name } from '../../xml/name.ts'
import { putASCII } from '../../xml/put.ts'
import { parseBase64, parseHex, printBase64, printHex } from '../values/binary.ts'
import { CalendarDate } from '../values/calendar-date.ts'
import { DateTime } from '../values/date-time.ts'
import { MOST_DIGITS } from '../values/decimal.ts'
import { Duration } from '../values/duration.ts'
import { GregorianPart, type GregorianKind } from '../values/gregorian-part.ts'
import { putDateTime } from '../values/put.ts'
import { TimeOfDay } from '../values/time-of-day.ts'
import { isNCName, normalize, type WhiteSpace } from './names.ts'
import type { PrefixScope, PrefixWriter, Primitive } from './primitive.ts'

/** Code points, as XML Schema counts characters. */
const characters = (text: string): number => {
  let count = text.length
  for (let at = 0; at < text.length; at++) if ((text.charCodeAt(at) & 0xfc00) === 0xd800) count--
  return count
}

/** A type whose value is its text: the text must look so, and must already be normalized when it is printed. */
export const textual = (whiteSpace: WhiteSpace, fits: (text: string) => boolean = () => true): Primitive<string> => ({
  whiteSpace,
  parse: (text) => (fits(text) ? text : undefined),
  print: (value) => (typeof value === 'string' && normalize(value, whiteSpace) === value && fits(value) ? value : undefined),
  measure: characters,
  writes: 'text',
  carries: whiteSpace === 'preserve' ? said('a string', 'строка') : said('a string of that form', 'строка такого вида'),
})

const boolean: Primitive<boolean> = {
  whiteSpace: 'collapse',
  parse: (text) => (text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : undefined),
  print: (value) => (typeof value === 'boolean' ? String(value) : undefined),
  put: (value, room, at) => (typeof value === 'boolean' ? putASCII(room, at, value ? 'true' : 'false') : -1),
  writes: 'plain',
  carries: said('a boolean', 'логическое значение'),
}

/** A year that a number does not hold exactly, and a part of a duration of very many digits. */
const beyondLimits = (text: string): Said | undefined =>
  /^-?\d{16}\d*-|^-?\d{16}\d*(?:Z|[+-]\d\d:\d\d)?$/.test(text)
    ? said(
        `has a year beyond ${Number.MAX_SAFE_INTEGER}, which is not read`,
        `содержит год больше ${Number.MAX_SAFE_INTEGER}, он не читается`,
      )
    : text.length > MOST_DIGITS && /^-?P/.test(text)
      ? said(
          `has a part of more than ${MOST_DIGITS} digits, which is not read`,
          `содержит часть длиннее ${MOST_DIGITS} цифр, она не читается`,
        )
      : undefined

interface Printable<T> {
  compare(other: T): number
  toString(): string
}

const dated = <T extends Printable<T>>(
  is: (value: unknown) => value is T,
  parse: (text: string) => T | undefined,
  carries: Said,
): Primitive<T> => ({
  whiteSpace: 'collapse',
  parse,
  limit: beyondLimits,
  print: (value) => (is(value) ? value.toString() : undefined),
  compare: (a, b) => a.compare(b),
  writes: 'plain',
  carries,
})

const isPart = (value: unknown, kind: GregorianKind): value is GregorianPart => value instanceof GregorianPart && value.kind === kind

const gregorian = (kind: GregorianKind): Primitive<GregorianPart> => ({
  whiteSpace: 'collapse',
  parse: (text) => GregorianPart.parse(kind, text),
  limit: beyondLimits,
  print: (value) => (isPart(value, kind) ? value.toString() : undefined),
  compare: (a, b) => a.compare(b),
  writes: 'plain',
  carries: said(`a GregorianPart of kind ${kind}`, `GregorianPart вида ${kind}`),
})

const bytes = (parse: (text: string) => Uint8Array | undefined, print: (value: Uint8Array) => string): Primitive<Uint8Array> => ({
  whiteSpace: 'collapse',
  parse,
  print: (value) => (value instanceof Uint8Array ? print(value) : undefined),
  measure: (value) => value.length,
  writes: 'plain',
  carries: said('a Uint8Array', 'Uint8Array'),
})

function parseQName(text: string, scope: PrefixScope): Name | undefined {
  const colon = text.indexOf(':')
  const [prefix, local] = colon < 0 ? ['', text] : [text.slice(0, colon), text.slice(colon + 1)]
  if (!isNCName(local) || (colon >= 0 && !isNCName(prefix))) return undefined
  const namespace = scope.resolve(prefix) ?? (prefix === '' ? '' : undefined)
  return namespace === undefined ? undefined : Object.freeze({ namespace, local })
}

const isQName = (value: unknown): value is Name =>
  typeof value === 'object'
  && value !== null
  && 'namespace' in value
  && 'local' in value
  && typeof value.namespace === 'string'
  && typeof value.local === 'string'
  && isNCName(value.local)

const qname: Primitive<Name> = {
  whiteSpace: 'collapse',
  parse: parseQName,
  print: (value, prefixes: PrefixWriter) => (isQName(value) ? prefixes.qname(value) : undefined),
  writes: 'qname',
  carries: said('an object {namespace, local}', 'объект {namespace, local}'),
}

/** A URI of any kind: XML Schema refuses next to nothing; 1C neither. */
const isURI = (text: string): boolean => !/%(?![\da-fA-F]{2})/.test(text) && !/[<>"{}|\\^`]/.test(text)

export const primitives = {
  anySimpleType: textual('preserve'),
  string: textual('preserve'),
  boolean,
  dateTime: {
    ...dated((value) => value instanceof DateTime, DateTime.parse, said('a DateTime', 'DateTime')),
    put: (value, room, at) => (value instanceof DateTime ? putDateTime(room, at, value) : -1),
  } satisfies Primitive<DateTime>,
  date: dated((value) => value instanceof CalendarDate, CalendarDate.parse, said('a CalendarDate', 'CalendarDate')),
  time: dated((value) => value instanceof TimeOfDay, TimeOfDay.parse, said('a TimeOfDay', 'TimeOfDay')),
  duration: dated((value) => value instanceof Duration, Duration.parse, said('a Duration', 'Duration')),
  gYearMonth: gregorian('gYearMonth'),
  gYear: gregorian('gYear'),
  gMonthDay: gregorian('gMonthDay'),
  gDay: gregorian('gDay'),
  gMonth: gregorian('gMonth'),
  base64Binary: bytes(parseBase64, printBase64),
  hexBinary: bytes(parseHex, printHex),
  anyURI: textual('collapse', isURI),
  QName: qname,
  NOTATION: qname,
} as const
