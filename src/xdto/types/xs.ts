/** The types of XML Schema, `xs.string` to `xs.NOTATION`: every one that a package may name. */
import type { Name } from '../../xml/name.ts'
import type { GregorianPart } from '../values/gregorian-part.ts'
import type { AnyValue } from './any-value.ts'
import { isName, isNCName, isNMToken } from './names.ts'
import { bigInteger, decimal, float, smallInteger } from './numbers.ts'
import type { Primitive } from './primitive.ts'
import { primitives, textual } from './primitives.ts'
import { XS, type XDTOType } from './type.ts'
import { makeValueType, type ValueType } from './value-type.ts'

/** Xs:anyType: any content; its JavaScript value depends on xsi:type. */
const anyType: XDTOType<AnyValue> = Object.freeze({ kind: 'any', namespace: XS, name: 'anyType' })

const anySimpleType = makeValueType<string>(XS, 'anySimpleType', { primitive: primitives.anySimpleType })

const row = <T>(name: string, primitive: Primitive<T>, base: ValueType = anySimpleType): ValueType<T> =>
  makeValueType<T>(XS, name, { primitive, base })

const list = (name: string, itemType: ValueType<string>): ValueType<readonly string[]> =>
  makeValueType(XS, name, { base: anySimpleType, itemType, facets: { minLength: 1 } })

const string = row('string', primitives.string)
const normalizedString = row('normalizedString', textual('replace'), string)
const token = row('token', textual('collapse'), normalizedString)
const name = row('Name', textual('collapse', isName), token)
const ncName = row('NCName', textual('collapse', isNCName), name)
const nmToken = row('NMTOKEN', textual('collapse', isNMToken), token)
const idRef = row('IDREF', textual('collapse', isNCName), ncName)
const entity = row('ENTITY', textual('collapse', isNCName), ncName)

const exact = row('decimal', decimal)
const integer = row('integer', bigInteger(), exact)
const long = row('long', bigInteger(-(2n ** 63n), 2n ** 63n - 1n), integer)
const int = row('int', smallInteger(-2147483648, 2147483647), long)
const short = row('short', smallInteger(-32768, 32767), int)
const nonNegativeInteger = row('nonNegativeInteger', bigInteger(0n), integer)
const nonPositiveInteger = row('nonPositiveInteger', bigInteger(undefined, 0n), integer)
const unsignedLong = row('unsignedLong', bigInteger(0n, 2n ** 64n - 1n), nonNegativeInteger)
const unsignedInt = row('unsignedInt', smallInteger(0, 4294967295), unsignedLong)
const unsignedShort = row('unsignedShort', smallInteger(0, 65535), unsignedInt)

/** The types of XML Schema: `xs.string`, `xs.decimal`, `xs.dateTime` and so on. */
export const xs = Object.freeze({
  anyType,
  /** Any simple value, read as a text. */
  anySimpleType,
  /** A text. */
  string,
  /** A text without line breaks and tabs. */
  normalizedString,
  /** A text without surrounding or doubled blanks. */
  token,
  /** A language code, such as `ru-RU`. */
  language: row(
    'language',
    textual('collapse', (text) => /^[a-zA-Z]{1,8}(?:-|$)/.test(text) && text.split('-').every((one) => /^[a-zA-Z0-9]{1,8}$/.test(one))),
    token,
  ),
  /** An XML name. */
  Name: name,
  /** An XML name without a colon. */
  NCName: ncName,
  /** Characters of XML names. */
  NMTOKEN: nmToken,
  /** A list of `NMTOKEN`. */
  NMTOKENS: list('NMTOKENS', nmToken),
  /** An identifier within the document. */
  ID: row('ID', textual('collapse', isNCName), ncName),
  /** A reference to an `ID`. */
  IDREF: idRef,
  /** A list of `IDREF`. */
  IDREFS: list('IDREFS', idRef),
  /** The name of an entity. */
  ENTITY: entity,
  /** A list of `ENTITY`. */
  ENTITIES: list('ENTITIES', entity),
  /** `true` or `false`. */
  boolean: row('boolean', primitives.boolean),
  /** An exact number: `Decimal`. */
  decimal: exact,
  /** A whole number: `bigint`. */
  integer,
  /** A whole number of 64 bits: `bigint`. */
  long,
  /** A whole number of 32 bits: `number`. */
  int,
  /** A whole number of 16 bits. */
  short,
  /** A whole number of 8 bits. */
  byte: row('byte', smallInteger(-128, 127), short),
  /** A whole number from 0: `bigint`. */
  nonNegativeInteger,
  /** A whole number up to 0: `bigint`. */
  nonPositiveInteger,
  /** A whole number from 1: `bigint`. */
  positiveInteger: row('positiveInteger', bigInteger(1n), nonNegativeInteger),
  /** A whole number up to -1: `bigint`. */
  negativeInteger: row('negativeInteger', bigInteger(undefined, -1n), nonPositiveInteger),
  /** A whole number from 0 of 64 bits: `bigint`. */
  unsignedLong,
  /** A whole number from 0 of 32 bits. */
  unsignedInt,
  /** A whole number from 0 of 16 bits. */
  unsignedShort,
  /** A whole number from 0 of 8 bits. */
  unsignedByte: row('unsignedByte', smallInteger(0, 255), unsignedShort),
  /** A binary number of 32 bits. */
  float: row('float', float),
  /** A binary number of 64 bits. */
  double: row('double', float),
  /** A duration: `Duration`. */
  duration: row('duration', primitives.duration),
  /** Date and time, with a zone or without: `DateTime`. */
  dateTime: row('dateTime', primitives.dateTime),
  /** A date: `CalendarDate`. */
  date: row('date', primitives.date),
  /** A time of day: `TimeOfDay`. */
  time: row('time', primitives.time),
  /** A month of a year. */
  gYearMonth: row<GregorianPart>('gYearMonth', primitives.gYearMonth),
  /** A year. */
  gYear: row<GregorianPart>('gYear', primitives.gYear),
  /** A day of a month. */
  gMonthDay: row<GregorianPart>('gMonthDay', primitives.gMonthDay),
  /** A day of any month. */
  gDay: row<GregorianPart>('gDay', primitives.gDay),
  /** A month of any year. */
  gMonth: row<GregorianPart>('gMonth', primitives.gMonth),
  /** Bytes, written in hexadecimal. */
  hexBinary: row('hexBinary', primitives.hexBinary),
  /** Bytes, written in base64. */
  base64Binary: row('base64Binary', primitives.base64Binary),
  /** An address. */
  anyURI: row('anyURI', primitives.anyURI),
  /** A qualified name: `{ namespace, local }`. */
  QName: row<Name>('QName', primitives.QName),
  /** The name of a notation. */
  NOTATION: row<Name>('NOTATION', primitives.NOTATION),
})

/** Type by local name, for readers of packages. */
export const xsType = (local: string): XDTOType | undefined => (Object.hasOwn(xs, local) ? xs[local as keyof typeof xs] : undefined)
