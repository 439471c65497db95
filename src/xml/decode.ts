/** From the bytes of an XML document to its characters: BOM, then UTF-16 without BOM, then the declaration, then UTF-8. */
import { XMLError } from './error.ts'

export function decodeXML(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes)
  let decoder: TextDecoder
  try {
    decoder = new TextDecoder(encoding, { fatal: true })
  } catch {
    throw new XMLError('encoding', `encoding "${encoding}" is not known`, 1, 1)
  }
  try {
    return decoder.decode(bytes)
  } catch {
    throw new XMLError('encoding', `the bytes are not valid ${encoding}`, 1, 1)
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0x3c && b === 0x00) return 'utf-16le'
  if (a === 0x00 && b === 0x3c) return 'utf-16be'
  const head = String.fromCharCode(...bytes.subarray(0, 200))
  return /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(head)?.[1] ?? 'utf-8'
}
