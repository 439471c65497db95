/** `КодировкаТекста` and what it makes of texts in files: names and members of the enumeration alike. */
import { decodeText, EncodingError, encodeText, encodingLabel } from '../../../exchange/encoding.ts'
import { Enumeration, EnumerationValue } from '../../dictionary/library.ts'
import { BslError } from '../../run/error.ts'
import type { Run } from '../../run/run.ts'
import { text } from '../../run/text.ts'

export const textEncoding = new Enumeration('КодировкаТекста|TextEncoding', [
  'ANSI|ANSI|ANSI',
  'OEM|OEM|OEM',
  'UTF16|UTF16|UTF16',
  'UTF8|UTF8|UTF8',
  'Системная|System',
])

/** Its canonical label; UTF-8 by default and for `Системная`. */
export function labelOf(encoding: unknown): string {
  if (encoding === undefined || encoding === null || encoding === textEncoding.of('System')) return 'utf-8'
  const name = encoding instanceof EnumerationValue ? encoding.english : text(encoding)
  try {
    return encodingLabel(name)
  } catch (error) {
    if (error instanceof EncodingError) throw new BslError(`Неизвестная кодировка: ${name}`, `Unknown encoding: ${name}`)
    throw error
  }
}

export const decodedText = (bytes: Uint8Array, encoding?: unknown): string => decodeText(bytes, labelOf(encoding))

/** The text of data: the mark that it begins with goes before an encoding of Unicode that is named. */
export function textOfData(bytes: Uint8Array, encoding?: unknown): string {
  const isWide = encoding !== undefined && /^utf-?32/i.test(encoding instanceof EnumerationValue ? encoding.english : text(encoding))
  if (!isWide && !labelOf(encoding).startsWith('utf-')) return decodedText(bytes, encoding)
  const [first, second, third, fourth] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return decodeText(bytes)
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? wideText(bytes.subarray(4)) : decodeText(bytes, 'utf-16')
  if (first === 0xfe && second === 0xff) return decodeText(bytes, 'utf-16be')
  return isWide ? wideText(bytes) : decodedText(bytes, encoding)
}

/** UTF-32, little-endian. */
function wideText(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const codes = Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => view.getUint32(at * 4, true))
  return codes.map((code) => (code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code))).join('')
}

export function encodedText(value: string, encoding?: unknown, mark = false): Uint8Array {
  return encodeText(value, labelOf(encoding), mark)
}

export const fileText = (run: Run, path: string, encoding?: unknown): string => decodedText(run.files.read(path), encoding)

/** Empties the file at once, as opening it for writing does, and gives what fills it. */
export function writeTextFile(run: Run, path: string, encoding: unknown, mark: boolean): (value: string) => void {
  labelOf(encoding)
  run.files.write(path, new Uint8Array())
  return (value) => run.files.write(path, encodedText(value, encoding, mark))
}
