/** Parts of a multipart body (RFC 7578, RFC 2046), found in one pass over its bytes. */
import { decodeText } from '../encoding.ts'
import { charsetOf } from '../headers.ts'

/** One field of a form: what was typed into it, or the file that was chosen. */
export class FormPart {
  /** Name of the field; `''` for a part of a multipart message without one. */
  readonly name: string
  /** Name of the file as the client gave it, which may hold a path; `undefined` for a field that is no file. */
  readonly fileName: string | undefined
  /** `Content-Type` of the part; `undefined` where it has none. */
  readonly contentType: string | undefined
  /** The content. */
  readonly bytes: Uint8Array
  readonly #charset: string | undefined

  /** `charset`: the encoding of a part that names none. */
  constructor(
    head: { readonly name: string; readonly fileName?: string; readonly contentType?: string },
    bytes: Uint8Array,
    charset?: string,
  ) {
    this.name = head.name
    this.fileName = head.fileName
    this.contentType = head.contentType
    this.bytes = bytes
    this.#charset = charset
  }

  /** The content as text: in `encoding`, else in the `charset=` of its Content-Type, else in UTF-8. @throws EncodingError */
  text(encoding?: string): string {
    return decodeText(this.bytes, encoding ?? charsetOf(this.contentType) ?? this.#charset)
  }
}

/** The boundary that a Content-Type of several parts names. */
export function boundaryOf(contentType: string | undefined): string | undefined {
  const found = /^\s*multipart\/[^;]*;(?:.*;)?\s*boundary=(?:"([^"][^"]*)"|([^\s;"][^\s;"]*))/i.exec(contentType ?? '')
  return found?.[1] ?? found?.[2]
}

/** `undefined` where no boundary ends the last part: the message was cut off, or its boundary is another one. */
export function partsOf(bytes: Uint8Array, boundary: string): readonly FormPart[] | undefined {
  // One character a byte, so that places in the text are places in the bytes.
  const text = new TextDecoder('windows-1252').decode(bytes)
  const lines = new RegExp(`(?:^|(?<=\\n))--${boundary.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(--)?[ \\t]*(?:\\r?\\n|$)`, 'g')
  const parts: FormPart[] = []
  let from: number | undefined
  for (const found of text.matchAll(lines)) {
    if (from !== undefined) parts.push(partOf(bytes, text, from, contentEnd(text, found.index)))
    if (found[1] !== undefined) return parts
    from = found.index + found[0].length
  }
  return undefined
}

/** The line end before a boundary belongs to the boundary. */
const contentEnd = (text: string, boundary: number): number => boundary - (text[boundary - 2] === '\r' ? 2 : 1)

/** `from`: behind the boundary line; `to`: where the line end of the next one begins. A part without headers begins with an empty line. */
function partOf(bytes: Uint8Array, text: string, from: number, to: number): FormPart {
  // A line end that belongs to the next boundary may end the empty line.
  const empty = /(?:^|(?<=\n))\r?\n/.exec(text.slice(from, Math.max(from, to) + 2))
  const end = empty === null ? to : from + empty.index
  if (empty === null || end >= to) return new FormPart(headOf(decodeText(bytes.subarray(from, Math.max(from, to)))), new Uint8Array())
  const start = end + empty[0].length
  return new FormPart(headOf(decodeText(bytes.subarray(from, end))), bytes.subarray(start, Math.max(start, to)))
}

function headOf(text: string): { name: string; fileName?: string; contentType?: string } {
  const fields = new Map(
    text
      .replace(/\r?\n[ \t][ \t]*/g, ' ')
      .split(/\r?\n/)
      .map((line) => [
        line
          .slice(0, Math.max(0, line.indexOf(':')))
          .trim()
          .toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ]),
  )
  const disposition = fields.get('content-disposition') ?? ''
  const fileName = extended(disposition) ?? parameter(disposition, 'filename')
  const contentType = fields.get('content-type')
  return { name: parameter(disposition, 'name') ?? '', ...(fileName !== undefined && { fileName }), ...(contentType && { contentType }) }
}

/** Quotes come as `%22` from browsers, behind a backslash from others. */
function parameter(disposition: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}=(?:"|([^\\s;"][^\\s;"]*))`, 'i').exec(disposition)
  if (found === null) return undefined
  const value = found[1] ?? quoted(disposition, found.index + found[0].length)?.replace(/\\(["\\])/g, '$1')
  return value?.replace(/%22|%0D|%0A/gi, (escaped) => decodeURIComponent(escaped))
}

/** What is before the next quote that has no backslash. */
function quoted(text: string, start: number): string | undefined {
  const sign = /["\\]/g
  sign.lastIndex = start
  for (let found = sign.exec(text); found !== null; found = sign.exec(text)) {
    if (found[0] === '"') return text.slice(start, found.index)
    sign.lastIndex++
  }
  return undefined
}

/** `filename*=UTF-8''…` (RFC 8187). */
function extended(disposition: string): string | undefined {
  const value = /;\s*filename\*=utf-8'[^']*'([^\s;][^\s;]*)/i.exec(disposition)?.[1]
  try {
    return value === undefined ? undefined : decodeURIComponent(value)
  } catch {
    return undefined
  }
}
