/** XML: reader, writer, their settings, and values as XML texts (XMLСтрока, XMLЗначение). */
import { toBase64 } from '../../../exchange/base64.ts'
import { Enumeration, EnumerationValue, type Library } from '../../dictionary/library.ts'
import { isNumeric, parsePlain, plainText } from '../../run/big-number.ts'
import { DateValue, fromDigits, isoText } from '../../run/calendar.ts'
import { BslError, errors } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import { Null, primitiveTypes, TypeValue } from '../../run/values.ts'
import { BinaryData } from '../binary/data.ts'
import { decoded64 } from '../binary/functions.ts'
import { UuidObject } from '../values/uuid.ts'
import { nodeType } from './enumerations.ts'
import { xmlReaderType } from './reader.ts'
import { xmlWriterSettingsType, xmlWriterType } from './writer.ts'

class XMLReaderSettings extends BslObject {
  readonly type = xmlReaderSettingsType
}

const xmlReaderSettingsType: ObjectType = new ObjectType('ПараметрыЧтенияXML|XMLReaderSettings', {
  presentation: 'Параметры чтения XML',
  create: { kinds: 'a?a?a?a?a?a?a?a?', make: () => new XMLReaderSettings() },
})

const encodingWay = new Enumeration('СпособКодированияСтроки|StringEncodingMethod', [
  'КодировкаURL|URLEncoding|Кодировка URL',
  'URLВКодировкеURL|URLInURLEncoding|URL в кодировке URL',
])

/** The machine's form of a value: `1000.5`, `true`, `2024-01-31T00:00:00`. */
function xmlText(value: unknown): string {
  if (typeof value === 'string') return value
  if (isNumeric(value)) return plainText(value)
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (value instanceof DateValue) return isoText(value)
  if (value === null || value === Null) return ''
  if (value instanceof UuidObject) return value.text()
  if (value instanceof BinaryData) return toBase64(value.bytes)
  if (value instanceof EnumerationValue) return value.english
  const own = value instanceof BslObject ? (value as { xmlText?: () => string }).xmlText?.() : undefined
  if (own === undefined) throw errors.mismatch(1)
  return own
}

function xmlValue(type: unknown, source: string): unknown {
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
    const found = fromDigits(source.replace(/(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/, '').replace(/\D/g, ''))
    if (!found) throw bad()
    return found
  }
  if (type.russian === 'УникальныйИдентификатор') return new UuidObject(source)
  if (type.russian === 'ДвоичныеДанные') return new BinaryData(decoded64(source))
  throw bad()
}

export const xml: Library = {
  types: [xmlReaderType, xmlWriterType, xmlWriterSettingsType, xmlReaderSettingsType],
  enumerations: [nodeType, encodingWay],
  functions: {
    'XMLСтрока|XMLString|a': (_: never, value: unknown) => xmlText(value),
    'XMLЗначение|XMLValue|as': (_: never, type: unknown, source: string) => xmlValue(type, source),
    'КодироватьСтроку|EncodeString|saa?': (_: never, source: string, way: unknown) =>
      way === encodingWay.of('URLInURLEncoding') ? encodeURI(source) : encodeURIComponent(source),
    'РаскодироватьСтроку|DecodeString|saa?': (_: never, source: string) => decodeURIComponent(source),
  },
}
