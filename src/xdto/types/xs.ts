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

export const xs = Object.freeze({
  anyType,
  anySimpleType,
  string,
  normalizedString,
  token,
  language: row(
    'language',
    textual('collapse', (text) => /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/.test(text)),
    token,
  ),
  Name: name,
  NCName: ncName,
  NMTOKEN: nmToken,
  NMTOKENS: list('NMTOKENS', nmToken),
  ID: row('ID', textual('collapse', isNCName), ncName),
  IDREF: idRef,
  IDREFS: list('IDREFS', idRef),
  ENTITY: entity,
  ENTITIES: list('ENTITIES', entity),
  boolean: row('boolean', primitives.boolean),
  decimal: exact,
  integer,
  long,
  int,
  short,
  byte: row('byte', smallInteger(-128, 127), short),
  nonNegativeInteger,
  nonPositiveInteger,
  positiveInteger: row('positiveInteger', bigInteger(1n), nonNegativeInteger),
  negativeInteger: row('negativeInteger', bigInteger(undefined, -1n), nonPositiveInteger),
  unsignedLong,
  unsignedInt,
  unsignedShort,
  unsignedByte: row('unsignedByte', smallInteger(0, 255), unsignedShort),
  float: row('float', float),
  double: row('double', float),
  duration: row('duration', primitives.duration),
  dateTime: row('dateTime', primitives.dateTime),
  date: row('date', primitives.date),
  time: row('time', primitives.time),
  gYearMonth: row<GregorianPart>('gYearMonth', primitives.gYearMonth),
  gYear: row<GregorianPart>('gYear', primitives.gYear),
  gMonthDay: row<GregorianPart>('gMonthDay', primitives.gMonthDay),
  gDay: row<GregorianPart>('gDay', primitives.gDay),
  gMonth: row<GregorianPart>('gMonth', primitives.gMonth),
  hexBinary: row('hexBinary', primitives.hexBinary),
  base64Binary: row('base64Binary', primitives.base64Binary),
  anyURI: row('anyURI', primitives.anyURI),
  QName: row<Name>('QName', primitives.QName),
  NOTATION: row<Name>('NOTATION', primitives.NOTATION),
})

/** Type by local name, for readers of packages. */
export const xsType = (local: string): XDTOType | undefined => (Object.hasOwn(xs, local) ? xs[local as keyof typeof xs] : undefined)
