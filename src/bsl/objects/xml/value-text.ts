/** Values as the machine's texts: `1000.5`, `true`, `2024-01-31T00:00:00`, and back. */
import { toBase64 } from '../../../exchange/base64.ts'
import { type Enumeration, EnumerationValue } from '../../dictionary/library.ts'
import { isNumeric, parsePlain, plainText } from '../../run/big-number.ts'
import { DateValue, fromDigits, isoText } from '../../run/calendar.ts'
import { BslError, errors } from '../../run/error.ts'
import { BslObject } from '../../run/object.ts'
import { Null, primitiveTypes, TypeValue } from '../../run/values.ts'
import { BinaryData } from '../binary/data.ts'
import { decoded64 } from '../binary/functions.ts'
import { ValueStorage } from '../internal/value-storage.ts'
import { allowedLength, allowedSign, dateFractions } from '../values/qualifiers.ts'
import { UuidObject } from '../values/uuid.ts'

/** Enumerations of the platform that have a type of XDTO (namespace `http://v8.1c.ru/8.1/data/core`); others have no text in XML. */
const serialized = new Map<string, Enumeration>([allowedLength, allowedSign, dateFractions].map((one) => [one.valueType.russian, one]))

/** The machine's form of a value: `1000.5`, `true`, `2024-01-31T00:00:00`. */
export function xmlText(value: unknown): string {
  if (typeof value === 'string') return value
  if (isNumeric(value)) return plainText(value)
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (value instanceof DateValue) return isoText(value)
  if (value === null || value === Null) return ''
  if (value instanceof UuidObject) return value.text()
  if (value instanceof BinaryData) return toBase64(value.bytes)
  if (value instanceof ValueStorage) return toBase64(value.bytes)
  if (value instanceof EnumerationValue && serialized.has(value.type.russian)) return value.english
  const own = value instanceof BslObject ? (value as { xmlText?: () => string }).xmlText?.() : undefined
  if (own === undefined) throw errors.mismatch(1)
  return own
}

/** A time with a zone becomes local time; `zone`: minutes that it is ahead of UTC. */
export function xmlValue(type: unknown, source: string, zone: number): unknown {
  if (!(type instanceof TypeValue)) throw errors.mismatch(1)
  const bad = (): BslError => errors.notConverted(type.russian)
  if (type === primitiveTypes.String) return source
  if (type === primitiveTypes.Number) {
    const found = parsePlain(source.trim())
    if (found === undefined) throw bad()
    return found
  }
  if (type === primitiveTypes.Boolean) {
    if (!/^(true|false|1|0)$/.test(source.trim())) throw bad()
    return /^(true|1)$/.test(source.trim())
  }
  if (type === primitiveTypes.Date) {
    const { moment, offset } = momentOf(source.trim())
    const found = fromDigits(moment.replace(/\D\D*/g, ''))
    if (!found) throw bad()
    return offset === undefined ? found : new DateValue(found.seconds + (zone - offset) * 60)
  }
  if (type === primitiveTypes.Null) {
    if (source.trim() !== '') throw bad()
    return Null
  }
  const member = serialized.get(type.russian)?.values.find((one) => one.english === source.trim())
  if (member) return member
  if (type.russian === 'УникальныйИдентификатор') return new UuidObject(source)
  if (type.russian === 'ДвоичныеДанные') return new BinaryData(decoded64(source))
  if (type.russian === 'ХранилищеЗначения') return new ValueStorage(null, decoded64(source))
  throw bad()
}

/** A moment without its fraction and its zone, which is in minutes. Both are at the end: what is before has any length. */
function momentOf(text: string): { readonly moment: string; readonly offset: number | undefined } {
  const time = text.lastIndexOf('T') + 1
  const zoned = time > 0 ? /Z$|([+-])(\d\d):(\d\d)$/.exec(text.slice(Math.max(time, text.length - 6))) : null
  const [zone = '', sign, hours = '0', minutes = '0'] = zoned ?? []
  const before = text.slice(0, text.length - zone.length)
  return {
    moment: time > 0 ? withoutFraction(before, time) : before,
    offset: zone !== '' ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : text.endsWith('Z') ? 0 : undefined,
  }
}

function withoutFraction(text: string, time: number): string {
  const point = text.lastIndexOf('.')
  return point >= time && point < text.length - 1 && !/\D/.test(text.slice(point + 1)) ? text.slice(0, point) : text
}
