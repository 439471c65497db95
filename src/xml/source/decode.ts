/**
 * From the bytes of an XML document to its characters: BOM, then UTF-16 without BOM, then what the transport said, then the declaration,
 * then UTF-8.
 */
import { said, type Said } from '../../diagnostics/said.ts'
import { refuse, XMLError } from '../error.ts'
import { refusals } from '../refusals.ts'
import { normalLineEndBytes, normalLineEnds } from './line-ends.ts'

/**
 * `charset`: what the transport said of the encoding (RFC 7303: stronger than the declaration, weaker than a BOM). Where it said nothing, a
 * declaration that contradicts the bytes is refused (XML 1.0, 4.3.3). Line ends of UTF-8 are LF already. `decodeUTF8`: a faster one than
 * TextDecoder, which like it leaves a BOM out and throws where the bytes are not UTF-8. Throws XMLError.
 */
export function decodeXML(
  bytes: Uint8Array,
  charset?: string,
  decodeUTF8: (bytes: Uint8Array) => string = (utf) => utf8.decode(utf),
): string {
  const told = charset === '' ? undefined : charset
  const seen = encodingSeen(bytes)
  const decoder = decoderOf(seen ?? told ?? declaredEncoding(bytes) ?? 'utf-8')
  let text: string
  try {
    text = decoder.encoding === 'utf-8' ? decodeUTF8(normalLineEndBytes(bytes)) : decoder.decode(bytes)
  } catch {
    throw new XMLError(
      'encoding',
      said(`the bytes are not valid ${decoder.encoding}`, `байты не являются текстом в ${decoder.encoding}`),
      1,
      1,
    )
  }
  if (told === undefined) checkDeclaration(text, decoder.encoding, seen !== undefined)
  return text
}

/** Whether {@link decodeXML} would take a document that begins so for UTF-8, and has nothing more to say of its declaration. */
export function isPlainUTF8(beginning: Uint8Array, charset: string | undefined): boolean {
  if (encodingSeen(beginning) !== undefined) return false
  try {
    return isUTF8Name((charset === '' ? undefined : charset) ?? declaredEncoding(beginning) ?? 'utf-8')
  } catch {
    return false
  }
}

/** The text that a document is read from: no BOM, line ends as XML has them. Refuses one of more than `most` characters. */
export function sourceText(source: string | Uint8Array, most: number): string {
  const text = typeof source !== 'string' ? decodeXML(source) : source.startsWith('\uFEFF') ? source.slice(1) : source
  if (text.length > most) refuse(text, 0, refusals.longDocument(most), 'limit')
  return normalLineEnds(text)
}

/** The encoding that the first bytes give away. */
function encodingSeen([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0x3c && b === 0x00) return 'utf-16le'
  return a === 0x00 && b === 0x3c ? 'utf-16be' : undefined
}

/** Making one takes longer than decoding a small message with it. */
const utf8 = new TextDecoder('utf-8', { fatal: true })

const isUTF8Name = (encoding: string): boolean => /^utf-?8$/i.test(encoding)

function decoderOf(encoding: string): InstanceType<typeof TextDecoder> {
  try {
    return isUTF8Name(encoding) ? utf8 : new TextDecoder(encoding, { fatal: true })
  } catch {
    throw new XMLError(
      'encoding',
      said(`the encoding "${encoding.slice(0, 40)}" is not known`, `кодировка «${encoding.slice(0, 40)}» неизвестна`),
      1,
      1,
    )
  }
}

const declaration = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/

/** The encoding that the declaration names, where it is written with one byte a character. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] !== 0x3c || bytes[1] !== 0x3f) return undefined
  const encoding = declaration.exec(String.fromCharCode(...bytes.subarray(0, Math.min(200, bytes.indexOf(0x3e)))))?.[1]
  return encoding !== undefined && family(encoding) === 'utf-16'
    ? contradiction(encoding, said('of one byte a character', 'однобайтовой кодировке'))
    : encoding
}

function checkDeclaration(text: string, used: string, seen: boolean): void {
  const encoding = seen ? declaration.exec(text.slice(0, 200))?.[1] : undefined
  if (encoding !== undefined && family(encoding) !== family(used)) contradiction(encoding, said(used, used))
}

/** One name for all names of an encoding, and for both orders of bytes. */
const family = (encoding: string): string => decoderOf(encoding).encoding.replace(/(?<=^utf-16)[lb]e$/, '')

function contradiction(declared: string, found: Said): never {
  throw new XMLError(
    'encoding',
    said(
      `the declaration says "${declared}", but the bytes are ${found.en}`,
      `в объявлении указано «${declared}», а байты – в ${found.ru}`,
    ),
    1,
    1,
  )
}
