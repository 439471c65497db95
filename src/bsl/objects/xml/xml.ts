/** XML: reader, writer, their settings, and values as XML texts (XMLСтрока, XMLЗначение). */
import { toBase64 } from '../../../exchange/base64.ts'
import { Enumeration, EnumerationValue, type Library } from '../../dictionary/library.ts'
import { isNumeric, parsePlain, plainText } from '../../run/big-number.ts'
import { DateValue, fromDigits, isoText } from '../../run/calendar.ts'
import { BslError, errors } from '../../run/error.ts'
import { BslObject } from '../../run/object.ts'
import { Null, primitiveTypes, TypeValue } from '../../run/values.ts'
import { BinaryData } from '../binary/data.ts'
import { decoded64 } from '../binary/functions.ts'
import { allowedLength, allowedSign, dateFractions } from '../values/qualifiers.ts'
import { UuidObject } from '../values/uuid.ts'
import { nodeType } from './enumerations.ts'
import { namespaceTypes } from './namespaces.ts'
import { validationType, xmlReaderSettingsType, xmlSpace } from './reader-settings.ts'
import { xmlReaderType } from './reader.ts'
import { xmlWriterSettingsType, xmlWriterType } from './writer.ts'

const encodingWay = new Enumeration('СпособКодированияСтроки|StringEncodingMethod', [
  'КодировкаURL|URLEncoding|Кодировка URL',
  'URLВКодировкеURL|URLInURLEncoding|URL в кодировке URL',
])

/** Enumerations of the platform that have a type of XDTO (namespace `http://v8.1c.ru/8.1/data/core`); others have no text in XML. */
const serialized = new Map<string, Enumeration>([allowedLength, allowedSign, dateFractions].map((one) => [one.valueType.russian, one]))

/** The machine's form of a value: `1000.5`, `true`, `2024-01-31T00:00:00`. */
function xmlText(value: unknown): string {
  if (typeof value === 'string') return value
  if (isNumeric(value)) return plainText(value)
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (value instanceof DateValue) return isoText(value)
  if (value === null || value === Null) return ''
  if (value instanceof UuidObject) return value.text()
  if (value instanceof BinaryData) return toBase64(value.bytes)
  if (value instanceof EnumerationValue && serialized.has(value.type.russian)) return value.english
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
  if (type === primitiveTypes.Null) {
    if (source.trim() !== '') throw bad()
    return Null
  }
  const member = serialized.get(type.russian)?.values.find((one) => one.english === source.trim())
  if (member) return member
  if (type.russian === 'УникальныйИдентификатор') return new UuidObject(source)
  if (type.russian === 'ДвоичныеДанные') return new BinaryData(decoded64(source))
  throw bad()
}

const wellFormed = (source: string): string =>
  source.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')

/** Only letters, digits and `-._~` stay; a half of a surrogate pair becomes U+FFFD. */
const encodedPart = (source: string): string =>
  encodeURIComponent(wellFormed(source)).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)

/** What parts an address stays, a percent sign too. */
const encodedURL = (source: string): string => encodeURI(wellFormed(source)).replaceAll('%25', '%')

/** A percent sign without two hexadecimal digits stays what it is. */
const decodedPart = (source: string): string =>
  source.replace(/(?:%[\da-f]{2})+/gi, (found) => {
    try {
      return decodeURIComponent(found)
    } catch {
      return found
    }
  })

export const xml: Library = {
  types: [xmlReaderType, xmlWriterType, xmlWriterSettingsType, xmlReaderSettingsType, ...namespaceTypes],
  enumerations: [nodeType, encodingWay, xmlSpace, validationType],
  functions: {
    'XMLСтрока|XMLString|a': (_: never, value: unknown) => xmlText(value),
    'XMLЗначение|XMLValue|as': (_: never, type: unknown, source: string) => xmlValue(type, source),
    'КодироватьСтроку|EncodeString|saa?': (_: never, source: string, way: unknown) =>
      way === encodingWay.of('URLInURLEncoding') ? encodedURL(source) : encodedPart(source),
    'РаскодироватьСтроку|DecodeString|saa?': (_: never, source: string) => decodedPart(source),
  },
}
