/** Values of value types: those that XDTO has in JavaScript as values of the language, and back by their texts, with all facets. */
import type { Said } from '../../../diagnostics/said.ts'
import { primitives } from '../../../xdto/types/primitives.ts'
import { textCodec } from '../../../xdto/types/text-codec.ts'
import { typeName, V8, XS, type XDTOType } from '../../../xdto/types/type.ts'
import { valueTypeChain, type ValueType } from '../../../xdto/types/value-type.ts'
import { printHex } from '../../../xdto/values/binary.ts'
import { CalendarDate } from '../../../xdto/values/calendar-date.ts'
import { DateTime } from '../../../xdto/values/date-time.ts'
import { Decimal } from '../../../xdto/values/decimal.ts'
import { TimeOfDay } from '../../../xdto/values/time-of-day.ts'
import type { Name } from '../../../xml/name.ts'
import { fromDouble, numeric } from '../../run/big-number.ts'
import { DateValue, fromParts } from '../../run/calendar.ts'
import { BslError } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import { BinaryData } from '../binary/data.ts'
import { ArrayObject } from '../collections/array.ts'
import { ValueStorage } from '../internal/value-storage.ts'
import { UuidObject } from '../values/uuid.ts'
import { ExpandedName } from '../xml/namespaces.ts'
import { xmlText } from '../xml/value-text.ts'

/** `ТипДанныхXML`: a type by its name and namespace. */
export class DataType extends BslObject {
  readonly type = dataTypeType
  readonly name: Name

  constructor(name: Name) {
    super()
    this.name = name
  }

  override equals(other: BslObject): boolean {
    return other instanceof DataType && other.name.local === this.name.local && other.name.namespace === this.name.namespace
  }
}

export const dataTypeType: ObjectType = new ObjectType('ТипДанныхXML|XMLDataType', {
  presentation: 'Тип данных XML',
  create: { kinds: 'ss', make: (_run, local: string, namespace: string) => new DataType({ namespace, local }) },
  properties: {
    'ИмяТипа|TypeName': { get: (self: DataType) => self.name.local },
    'URIПространстваИмен|NamespaceURI': { get: (self: DataType) => self.name.namespace },
  },
})

/** The name that a value of xs:QName is, or that ТипДанныхXML holds. */
export function nameIn(value: unknown): Name | undefined {
  if (value instanceof DataType) return value.name
  return value instanceof ExpandedName ? { namespace: value.uri, local: value.local } : undefined
}

/** A value of a value type as the language has it; `zone`: minutes that local time is ahead of UTC. */
export function simpleFromWire(type: XDTOType, value: unknown, zone: number): unknown {
  if (type.namespace === V8 && value instanceof Uint8Array && type.name === 'ValueStorage') return new ValueStorage(null, value)
  if (type.namespace === V8 && type.name === 'UUID' && typeof value === 'string') return new UuidObject(value)
  if (Array.isArray(value))
    return new ArrayObject(
      value.map((one) => simpleFromWire(anySimple, one, zone)),
      true,
    )
  return naturalFromWire(value, zone)
}

const anySimple: XDTOType = { kind: 'value', namespace: XS, name: 'anySimpleType' }

export function naturalFromWire(value: unknown, zone: number): unknown {
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return fromDouble(value)
  if (typeof value === 'bigint') return numeric(value, 0)
  if (value instanceof Decimal) return numeric(value.unscaled, value.scale)
  if (value instanceof DateTime) return dateOf(value, value, zone)
  if (value instanceof CalendarDate) return dateOf({ ...value, offset: undefined }, noTime, 0)
  if (value instanceof TimeOfDay) return dateOf(firstDay, value, 0)
  if (value instanceof Uint8Array) return new BinaryData(value)
  if (typeof value === 'object' && value !== null && 'local' in value) return named(value as Name)
  return String(value)
}

const named = ({ namespace, local }: Name): ExpandedName => new ExpandedName(namespace, local)

const noTime = { hour: 0, minute: 0, second: 0 }
const firstDay = { year: 1, month: 1, day: 1 }

/** Time of another zone becomes local time; 24:00 and years that the language has not are refused. */
function dateOf(
  { year, month, day, offset }: { readonly year: number; readonly month: number; readonly day: number; readonly offset?: unknown },
  { hour, minute, second }: typeof noTime,
  zone: number,
): DateValue {
  const found = fromParts(year, month, day, hour, minute, Math.floor(second))
  if (!found) throw new BslError('Неправильное значение даты', 'Invalid date value')
  return typeof offset === 'number' ? new DateValue(found.seconds + (zone - offset) * 60) : found
}

/** The JavaScript value of a value type, from a value of the language; the exception names the type. */
export function simpleToWire(type: ValueType, value: unknown): unknown {
  const name = nameIn(value)
  if (name) return name
  const chain = valueTypeChain(type)
  const primitive = chain.find((one) => one.primitive)?.primitive
  if (primitive === primitives.base64Binary && value instanceof BinaryData) return value.bytes
  if (primitive === primitives.base64Binary && value instanceof ValueStorage) return value.bytes
  const faults: Said[] = []
  const read = textCodec(type).read(lexical(value, primitive), {
    resolve: () => undefined,
    fault: (message) => {
      faults.push(message)
    },
  })
  if (read === undefined || faults.length > 0) throw unfit(type, faults[0])
  return read
}

function lexical(value: unknown, primitive: unknown): string {
  if (value instanceof ArrayObject) return value.items.map((one) => lexical(one, primitive)).join(' ')
  if (value instanceof BinaryData && primitive === primitives.hexBinary) return printHex(value.bytes)
  const text = xmlText(value)
  if (!(value instanceof DateValue)) return text
  return primitive === primitives.date ? text.slice(0, 10) : primitive === primitives.time ? text.slice(11) : text
}

/** What does not fit a type of XDTO. */
export const unfit = (type: XDTOType, reason?: Said): BslError =>
  new BslError(
    `Ошибка проверки данных XDTO: значение не соответствует типу ${typeName(type, 'ru')}${reason === undefined ? '' : `: ${reason.ru}`}`,
    `XDTO data check error: the value does not fit the type ${typeName(type)}${reason === undefined ? '' : `: ${reason.en}`}`,
  )
