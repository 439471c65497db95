/** XML: reader, writer, their settings, and values as XML texts (XMLСтрока, XMLЗначение). */
import { Enumeration, type Library } from '../../dictionary/library.ts'
import { nodeType } from './enumerations.ts'
import { namespaceTypes } from './namespaces.ts'
import { validationType, xmlReaderSettingsType, xmlSpace } from './reader-settings.ts'
import { xmlReaderType } from './reader.ts'
import { xmlWriterSettingsType, xmlWriterType } from './writer.ts'

const encodingWay = new Enumeration('СпособКодированияСтроки|StringEncodingMethod', [
  'КодировкаURL|URLEncoding|Кодировка URL',
  'URLВКодировкеURL|URLInURLEncoding|URL в кодировке URL',
])

const wellFormed = (source: string): string =>
  source.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')

/** Only letters, digits and `-._~` stay; a half of a surrogate pair becomes U+FFFD. */
const encodedPart = (source: string): string =>
  encodeURIComponent(wellFormed(source)).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)

/** What parts an address stays, a percent sign too. */
const encodedURL = (source: string): string => encodeURI(wellFormed(source)).replaceAll('%25', '%')

/** A percent sign without two hexadecimal digits stays what it is. */
const decodedPart = (source: string): string =>
  source.replace(/%[\da-f][\da-f](?:%[\da-f][\da-f])*/gi, (found) => {
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
    'КодироватьСтроку|EncodeString|saa?': (_: never, source: string, way: unknown) =>
      way === encodingWay.of('URLInURLEncoding') ? encodedURL(source) : encodedPart(source),
    'РаскодироватьСтроку|DecodeString|saa?': (_: never, source: string) => decodedPart(source),
  },
}
