/**
 * Values of a body as values of fields: literals are refused as 1C refuses them (code 1), texts of numbers are taken where 1C takes them.
 */
import { said, type Said } from '../../diagnostics/said.ts'
import { fromBase64 } from '../../exchange/base64.ts'
import { typeName, type SimpleType } from '../../infobase/definition/parts/type-description.ts'
import { platformWords } from '../../infobase/values/platform-words.ts'
import { EnumMember, Reference, UniqueIdentifier } from '../../infobase/values/reference.ts'
import { ValueStorage, type Value } from '../../infobase/values/value.ts'
import { DateTime } from '../../xdto/values/date-time.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import { INTERNAL, odataRefusal, type ODataRefusal } from '../errors.ts'
import type { EntityField, PublishedModel } from '../model/entity.ts'
import { edmOfType } from '../model/property.ts'
import { readNumber } from '../syntax/literal.ts'
import type { Accept } from './accepted.ts'
import { isBody, WrittenNumber, XmlText, type BodyValue } from './body.ts'
import { dateOf } from './local-date.ts'

/** What reading of values needs beside them. */
export interface ValueContext {
  readonly model: PublishedModel
  readonly members: (enumeration: string) => readonly string[]
  readonly accept: Accept
  /** References of the body, to be looked for. */
  readonly references: [string, Reference][]
  /** Minutes that local time is ahead of UTC. */
  readonly zoneOffset: number
  /** Values of an answer that a stub gives, not of a body: properties that nobody assigns are taken. */
  readonly isStub?: boolean
  /** The body is for an entity that there is: what it leaves out of it is known when that is read. */
  readonly isKnown?: boolean
}

export const isScalar = (value: BodyValue): value is string | boolean | WrittenNumber | XmlText =>
  typeof value === 'string' || typeof value === 'boolean' || value instanceof WrittenNumber || value instanceof XmlText

export const plain = (value: string | boolean | WrittenNumber | XmlText): string =>
  value instanceof WrittenNumber || value instanceof XmlText ? value.text : String(value)

/** `null` is the field's empty value; an array or an object where a value is expected is an exception of 1C's. */
export function fieldValue(field: EntityField, given: BodyValue, context: ValueContext): Value {
  if (given === null) return undefined
  if (!isScalar(given)) throw odataRefusal('exception', [INTERNAL], said(`${field.name} is one value`, `${field.name} – одно значение`))
  const type = field.field.Types[0]!
  return converted(field.name, type, given, context)
}

function converted(name: string, type: SimpleType, given: string | boolean | WrittenNumber | XmlText, context: ValueContext): Value {
  const text = plain(given)
  const bad = () =>
    odataRefusal('literal', [text, edmOfWhole(type)], said(`${name} is ${edmOfWhole(type)}`, `тип ${name} – ${edmOfWhole(type)}`))
  switch (type.kind) {
    case 'Number':
      return bounded(numberOf(name, type, given, bad, context), name, type, context)
    case 'Boolean':
      if (typeof given === 'boolean') return given
      if (given instanceof WrittenNumber || (text !== 'true' && text !== 'false')) throw bad()
      if (typeof given === 'string') acceptText(name, text, context, bad)
      return text === 'true'
    case 'Date':
      return within(dateOf(text, context.zoneOffset) ?? raise(bad()), name, type, context)
    case 'UUID':
      return uuidOf(text, (one) => UniqueIdentifier.of(one)) ?? raise(bad())
    case 'Reference':
      if (type.of === 'Enum') return memberOf(name, type.Name, text, context)
      return found(uuidOf(text, (one) => Reference.of(typeName(type), one)) ?? raise(bad()), name, context)
    case 'BinaryData':
      return fromBase64(text) ?? raise(bad())
    case 'String':
      if (typeof given === 'boolean' || given instanceof WrittenNumber)
        context.accept(said(`${name} is a text, ${text} is none`, `${name} – строка, а ${text} – нет`), bad)
      return cut(text, name, type, context)
    case 'AccountType':
      // An account that was never given one is read so.
      return text === '' ? undefined : platformMember(name, type.kind, text)
    case 'AccumulationRecordType':
    case 'AccountingRecordType':
      return platformMember(name, type.kind, text)
    default:
      return text
  }
}

function platformMember(name: string, kind: keyof typeof platformWords, text: string): string {
  const all = Object.keys(platformWords[kind])
  if (!all.includes(text))
    throw odataRefusal(
      'property-value',
      [name],
      said(`${name} is one of ${all.join(', ')}`, `${name} – одно из значений ${all.join(', ')}`),
    )
  return text
}

/** A text that is too long loses its end. */
export function cut(text: string, name: string, { Length }: SimpleType & { kind: 'String' }, { accept }: ValueContext): string {
  if (Length > 0 && text.length > Length)
    accept(
      said(`${name} has at most ${Length} characters, the rest is cut`, `в ${name} не больше ${Length} символов, остальное отбрасывается`),
      (hint) => odataRefusal('property-value', [name], hint),
    )
  return text
}

/** A date loses its time of day where the field has none. */
export function within(date: DateTime, name: string, { DateFractions }: SimpleType & { kind: 'Date' }, { accept }: ValueContext): DateTime {
  const { hour, minute, second } = date
  if (DateFractions === 'Date' && hour + minute + second > 0)
    accept(said(`${name} is a date, its time is dropped`, `${name} – дата без времени, время отбрасывается`), (hint) =>
      odataRefusal('property-value', [name], hint),
    )
  return date
}

export function found<V extends Value>(value: V, name: string, { references }: ValueContext): V {
  if (value instanceof Reference) references.push([name, value])
  return value
}

const edmOfWhole = (type: SimpleType): string => (type.kind === 'Reference' && type.of !== 'Enum' ? 'Edm.Guid' : edmOfType(type))

function raise(error: Error): never {
  throw error
}

const PLAIN_LENGTH = 30

/** A text where the wire has none is read: what is refused is said to be no text of the type. */
const acceptText = (name: string, text: string, { accept }: ValueContext, bad: () => ODataRefusal): void =>
  accept(said(`${name} is not a text: "${text}" is read`, `${name} – не строка: «${text}» читается`), bad)

/** Numbers of 64 bits are texts on the wire: there 1C takes any text, and what is no number is 0. */
function numberOf(
  name: string,
  type: SimpleType,
  given: string | boolean | WrittenNumber | XmlText,
  bad: () => ODataRefusal,
  context: ValueContext,
): Decimal {
  // Most numbers of JSON are plain ones.
  if (given instanceof WrittenNumber && given.text.length <= PLAIN_LENGTH) {
    const number = Decimal.parse(given.text)
    if (number !== undefined) return number
  }
  const text = plain(given).trim()
  const isOfNumbers = typeof given === 'string' && edmOfType(type) !== 'Edm.Int64'
  const number = typeof given === 'boolean' || /[LlMmDdFf]$/.test(text) ? undefined : readNumber(text)
  if (number !== undefined && isOfNumbers) acceptText(name, text, context, bad)
  if (number !== undefined) return Decimal.from(number)
  if (typeof given !== 'string' || isOfNumbers) throw bad()
  context.accept(said(`${name} is a number, "${text}" is written as 0`, `${name} – число, «${text}» записывается как 0`), bad)
  return Decimal.from('0')
}

/** A number that the field does not hold becomes its greatest one, a negative one 0, and a long fraction is rounded. */
export function bounded(
  number: Decimal,
  name: string,
  { Digits, FractionDigits, AllowedSign }: SimpleType & { kind: 'Number' },
  { accept }: ValueContext,
): Decimal {
  const { text } = number
  const point = text.indexOf('.')
  const isNegative = text.startsWith('-')
  if (text.length <= Digits - FractionDigits && point < 0 && !isNegative) return number
  if (Digits === 0) return number
  const refusal = (hint: Said) => odataRefusal('property-value', [name], hint)
  if (isNegative && AllowedSign === 'Nonnegative')
    accept(said(`${name} is not negative, ${text} becomes 0`, `${name} не бывает отрицательным, ${text} заменяется на 0`), refusal)
  if (point >= 0 && text.length - point - 1 > FractionDigits && !isNoise(text))
    accept(
      said(
        `${name} has ${FractionDigits} digits behind the point, ${text} is rounded`,
        `в ${name} после запятой ${FractionDigits} цифр, ${text} округляется`,
      ),
      refusal,
    )
  const whole = text.replace(/^-/, '').split('.')[0]!
  if (whole !== '0' && whole.length > Digits - FractionDigits)
    accept(
      said(
        `${name} has at most ${Digits - FractionDigits} digits before the point, a longer number becomes the greatest`,
        `в ${name} не больше ${Digits - FractionDigits} цифр целой части, большее число заменяется наибольшим`,
      ),
      refusal,
    )
  return number
}

/** `0.30000000000000004`: a double has at most 15 digits that somebody meant. */
const isNoise = (text: string): boolean => text.replace(/^-?0?\.?0*/, '').replace('.', '').length > 15

function uuidOf<T>(text: string, make: (text: string) => T): T | undefined {
  try {
    return make(text)
  } catch {
    return undefined
  }
}

function memberOf(name: string, enumeration: string, text: string, { members }: ValueContext): Value {
  const all = members(enumeration)
  if (text !== '' && !all.includes(text))
    throw odataRefusal(
      'property-value',
      [name],
      said(`${name} is one of ${all.join(', ')}`, `${name} – одно из значений ${all.join(', ')}`),
    )
  return new EnumMember(`EnumRef.${enumeration}`, text)
}

/** `X_Base64Data` and `X_Type`. */
export function storageValue(field: EntityField, data: BodyValue, typeName: BodyValue | undefined): Value {
  if (data !== null && !isScalar(data))
    throw odataRefusal('exception', [INTERNAL], said(`${field.name} is one value`, `${field.name} – одно значение`))
  if (data === null || plain(data) === '') return undefined
  const bytes = fromBase64(plain(data).replaceAll(/\s/g, ''))
  if (bytes === undefined) throw odataRefusal('literal', ['', 'Edm.Binary'], said(`${field.name} is base64`, `${field.name} – в base64`))
  const contentType = typeName !== undefined && typeName !== null && isScalar(typeName) ? plain(typeName) : 'application/octet-stream'
  return new ValueStorage(contentType === 'application/octet-stream' ? bytes : { bytes, contentType })
}

/** A TypeDescription: `Types` names them, `["CatalogRef.Товары", "String"]`; its qualifiers are not kept. */
export function typesValue(field: EntityField, given: BodyValue): Value {
  const types = isBody(given) ? given['Types'] : given
  const listed = types === undefined || types === null ? [] : Array.isArray(types) ? (types as readonly BodyValue[]) : undefined
  if (listed === undefined || !listed.every(isScalar))
    throw odataRefusal(
      'exception',
      [INTERNAL],
      said(`${field.name} is { "Types": [names of types] }`, `${field.name} – это { "Types": [имена типов] }`),
    )
  return listed.map(plain).join(',')
}
