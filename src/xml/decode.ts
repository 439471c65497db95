/** From the bytes of an XML document to its characters: BOM, then UTF-16 without BOM, then what the transport said, then the declaration, then UTF-8. */
import { XMLError } from './error.ts'

/** `charset`: what the transport said of the encoding (RFC 7303: stronger than the declaration, weaker than a BOM). Throws XMLError. */
export function decodeXML(bytes: Uint8Array, charset?: string): string {
  const encoding = encodingOf(bytes, charset)
  let decoder: TextDecoder
  try {
    decoder = new TextDecoder(encoding, { fatal: true })
  } catch {
    throw new XMLError('encoding', `the encoding "${encoding.slice(0, 40)}" is not known`, 1, 1)
  }
  try {
    return decoder.decode(bytes)
  } catch {
    throw new XMLError('encoding', `the bytes are not valid ${encoding}`, 1, 1)
  }
}

function encodingOf(bytes: Uint8Array, charset: string | undefined): string {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0x3c && b === 0x00) return 'utf-16le'
  if (a === 0x00 && b === 0x3c) return 'utf-16be'
  if (charset !== undefined && charset !== '') return charset
  return declared(bytes) ?? 'utf-8'
}

/** The encoding that the declaration names; one byte a character, as far as the declaration can be read so. */
function declared(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 200))
  const encoding = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(head)?.[1]
  if (encoding !== undefined && /^(?:utf-?16|ucs-?2|iso-10646-ucs-2)/i.test(encoding)) {
    throw new XMLError('encoding', `the declaration says "${encoding}", but the bytes are of one byte a character`, 1, 1)
  }
  return encoding
}
