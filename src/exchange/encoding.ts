/**
 * Text encodings of bodies, both ways: every one that TextDecoder knows for reading; UTF-8, UTF-16 and the single-byte ones for writing.
 */
import { said, type Said } from '../diagnostics/said.ts'
import { StandinError } from '../diagnostics/standin-error.ts'

/** 1C's `TextEncoding` (КодировкаТекста) and the encodings behind its words; `ANSI` and `OEM` are those of a Russian Windows. */
export const TextEncoding = { UTF8: 'UTF-8', UTF16: 'UTF-16', ANSI: 'windows-1251', OEM: 'cp866' } as const

/** 1C's `ByteOrderMarkUsage` (ИспользованиеByteOrderMark). */
export const ByteOrderMarkUsage = { Auto: 'Auto', Use: 'Use', DontUse: 'DontUse' } as const
export type ByteOrderMarkUsage = (typeof ByteOrderMarkUsage)[keyof typeof ByteOrderMarkUsage]

/** An encoding with an unknown name. */
export class EncodingError extends StandinError {
  override readonly name = 'EncodingError'
  override readonly code = 'encoding/unsupported'
  /** The message in Russian. */
  readonly messageRu: string

  constructor({ en, ru }: Said) {
    super(en)
    this.messageRu = ru
  }
}

const words: Readonly<Record<string, string>> = {
  'utf8': 'utf-8',
  'utf16': 'utf-16le',
  'utf-16': 'utf-16le',
  'ansi': 'windows-1251',
  'oem': 'ibm866',
  'cp1251': 'windows-1251',
  'cp866': 'ibm866',
}

/** The canonical (WHATWG) label of an encoding's name; throws EncodingError. */
export function encodingLabel(name: string): string {
  if (name === 'UTF-8') return 'utf-8'
  const lower = name.trim().toLowerCase()
  if (lower === 'utf-8' || lower === '') return 'utf-8'
  try {
    return new TextDecoder(Object.hasOwn(words, lower) ? words[lower] : lower).encoding
  } catch {
    throw new EncodingError(
      said(
        `encoding "${name}" is not known; use for example UTF-8, UTF-16, windows-1251, KOI8-R, cp866`,
        `кодировка «${name}» неизвестна; есть, например, UTF-8, UTF-16, windows-1251, KOI8-R, cp866`,
      ),
    )
  }
}

export const isUTF8 = (name: string): boolean => name === 'UTF-8' || encodingLabel(name) === 'utf-8'

// Making one costs more than decoding a short text.
const utf8Decoder = new TextDecoder()

/** Decodes; a byte order mark of the encoding is dropped, UTF-16 obeys the mark it finds, undecodable bytes become U+FFFD. */
export function decodeText(bytes: Uint8Array, encoding = 'utf-8'): string {
  if (encoding === 'utf-8') return utf8Decoder.decode(bytes)
  const label = encodingLabel(encoding)
  const bigEndian = label === 'utf-16le' && bytes[0] === 0xfe && bytes[1] === 0xff
  return new TextDecoder(bigEndian ? 'utf-16be' : label).decode(bytes)
}

const utf8 = new TextEncoder()

/** Encodes, with the encoding's byte order mark if asked for (only Unicode has one); what a single-byte encoding cannot say becomes `?`. */
export function encodeText(text: string, encoding = 'utf-8', mark = false): Uint8Array {
  const label = encodingLabel(encoding)
  const marked = mark && label.startsWith('utf-') ? `\uFEFF${text}` : text
  if (label === 'utf-8') return utf8.encode(marked)
  if (label === 'utf-16le' || label === 'utf-16be') return encodeUTF16(marked, label === 'utf-16le')
  const table = singleByteTable(label)
  return Uint8Array.from(Array.from(text, (character) => table.get(character) ?? 0x3f))
}

function encodeUTF16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), littleEndian)
  return new Uint8Array(view.buffer)
}

const tables = new Map<string, ReadonlyMap<string, number>>()

function singleByteTable(label: string): ReadonlyMap<string, number> {
  const known = tables.get(label)
  if (known) return known
  const characters = Array.from(new TextDecoder(label).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte)))
  if (characters.length !== 256)
    throw new EncodingError(
      said(
        `texts can't be written in encoding "${label}"; use UTF-8, UTF-16 or a single-byte encoding`,
        `запись в кодировке «${label}» невозможна; есть UTF-8, UTF-16 и однобайтовые кодировки`,
      ),
    )
  const table = new Map(characters.map((character, byte) => [character, byte]))
  tables.set(label, table)
  return table
}
