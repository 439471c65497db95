/**
 * Values of a body as values of fields: literals are refused as 1C refuses them (code 1), texts of numbers are taken where 1C takes them.
 */
import { said } from '../../diagnostics/said.ts'
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
import { typedValue } from '../plan/key.ts'
import { readNumber } from '../syntax/literal.ts'
import type { Accept } from './accepted.ts'
import { isBody, WrittenNumber, XmlText, type BodyValue } from './body.ts'

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
}

const isScalar = (value: BodyValue): value is string | boolean | WrittenNumber | XmlText =>
  typeof value === 'string' || typeof value === 'boolean' || value instanceof WrittenNumber || value instanceof XmlText

const plain = (value: string | boolean | WrittenNumber | XmlText): string =>
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
      return dateOf(text, context.zoneOffset) ?? raise(bad())
    case 'UUID':
      return uuidOf(text, (one) => UniqueIdentifier.of(one)) ?? raise(bad())
    case 'Reference':
      if (type.of === 'Enum') return memberOf(name, type.Name, text, context)
      return found(uuidOf(text, (one) => Reference.of(typeName(type), one)) ?? raise(bad()), name, context)
    case 'BinaryData':
      return fromBase64(text) ?? raise(bad())
    case 'String':
      if (type.Length > 0 && text.length > type.Length)
        context.accept(
          said(
            `${name} has at most ${type.Length} characters, the rest is cut`,
            `в ${name} не больше ${type.Length} символов, остальное отбрасывается`,
          ),
          (hint) => odataRefusal('property-value', [name], hint),
        )
      return text
    case 'AccountType':
    case 'AccumulationRecordType':
    case 'AccountingRecordType': {
      const all = Object.keys(platformWords[type.kind])
      if (!all.includes(text))
        throw odataRefusal(
          'property-value',
          [name],
          said(`${name} is one of ${all.join(', ')}`, `${name} – одно из значений ${all.join(', ')}`),
        )
      return text
    }
    default:
      return text
  }
}

function found<V extends Value>(value: V, name: string, { references }: ValueContext): V {
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

/** A number that the field does not hold becomes its greatest one. */
function bounded(
  number: Decimal,
  name: string,
  { Digits, FractionDigits }: SimpleType & { kind: 'Number' },
  { accept }: ValueContext,
): Decimal {
  if (number.text.length <= Digits - FractionDigits) return number
  const whole = number.text.replace(/^-/, '').split('.')[0]!
  if (Digits > 0 && whole !== '0' && whole.length > Digits - FractionDigits)
    accept(
      said(
        `${name} has at most ${Digits - FractionDigits} digits before the point, a longer number becomes the greatest`,
        `в ${name} не больше ${Digits - FractionDigits} цифр целой части, большее число заменяется наибольшим`,
      ),
      (hint) => odataRefusal('property-value', [name], hint),
    )
  return number
}

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

/** Local time; with `Z` or an offset it is shifted to local time, as on the wire. */
function dateOf(text: string, zoneOffset: number): DateTime | undefined {
  const read = DateTime.parse(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00` : text)
  if (read === undefined) return undefined
  const { year, month, day, hour, minute, second } = read
  if (year > LAST_YEAR) return undefined
  if (read.offset === undefined) return DateTime.of({ year, month, day, hour, minute, second })
  const offset = /([+-])(\d\d):(\d\d)$/.exec(text)
  const ahead = offset === null ? 0 : (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]))
  return shifted(read, zoneOffset - ahead)
}

/** 1C's dates end with it. */
const LAST_YEAR = 3999

/** The empty date stays empty, whatever zone it is said in: clients write it back as they read it. */
function shifted({ year, month, day, hour, minute, second }: DateTime, minutes: number): DateTime | undefined {
  const time = new Date(0)
  time.setUTCFullYear(year, month - 1, day) // Date.UTC takes years below 100 for those of the last century
  time.setUTCHours(hour, minute, second)
  const isEmpty = time.getTime() === EMPTY
  if (!isEmpty) time.setUTCMinutes(minute + minutes)
  return DateTime.parse(time.toISOString().slice(0, 19))
}

const EMPTY = Date.parse('0001-01-01T00:00:00Z')

/** `X` and `X_Type`; without a type a text is a text, a number a number. */
export function compositeValue(field: EntityField, given: BodyValue, typeName: BodyValue | undefined, context: ValueContext): Value {
  if (given === null || (given === undefined && typeName === undefined)) return undefined
  if (!isScalar(given)) throw odataRefusal('exception', [INTERNAL], said(`${field.base} is one value`, `${field.base} – одно значение`))
  const text = plain(given)
  const wire = typeName === undefined || typeName === null || !isScalar(typeName) ? undefined : plain(typeName)
  if (wire === 'StandardODATA.Undefined' || wire === '') return undefined
  if (wire === undefined) return typeof given === 'boolean' ? given : given instanceof WrittenNumber ? Decimal.parse(text) : text
  const type = context.model.typeOfWire(wire)
  const value = type === undefined ? undefined : typedValue(type, text)
  if (value === undefined)
    throw odataRefusal(
      'composite-value',
      [field.base],
      said(`${field.base}_Type is 'StandardODATA.<set>' or 'Edm.<type>'`, `${field.base}_Type – 'StandardODATA.<набор>' или 'Edm.<тип>'`),
    )
  return found(value, field.base, context)
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
