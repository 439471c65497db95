/** What a message holds as its body until it goes out (HTTPЗапрос, HTTPСервисОтвет): a text, bytes, the name of a file, a stream. */
import { inBoth } from '../../diagnostics/said-error.ts'
import { ByteOrderMarkUsage, decodeText, encodeText, encodingLabel } from '../encoding.ts'
import { streamOf, type ByteStream } from '../stream.ts'

export type HeldBody =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: string; readonly mark: ByteOrderMarkUsage }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'stream'; readonly stream: AsyncIterable<Uint8Array>; readonly size: number | undefined }

/** What is not a string is turned into one, as 1C does. @throws EncodingError for an unknown encoding */
export function heldText(text: unknown, encoding = 'UTF-8', mark: ByteOrderMarkUsage = ByteOrderMarkUsage.Auto): HeldBody {
  encodingLabel(encoding)
  return { kind: 'text', text: String(text), encoding, mark }
}

export function heldBytes(value: ArrayBufferView | ArrayBuffer): HeldBody {
  if (value instanceof Uint8Array) return { kind: 'bytes', bytes: value }
  if (ArrayBuffer.isView(value)) return { kind: 'bytes', bytes: new Uint8Array(value.buffer, value.byteOffset, value.byteLength) }
  if (value instanceof ArrayBuffer) return { kind: 'bytes', bytes: new Uint8Array(value) }
  throw inBoth(
    new TypeError('SetBodyFromBinaryData: a Uint8Array or an ArrayBuffer is expected; a text is set by SetBodyFromString'),
    'УстановитьТелоИзДвоичныхДанных (SetBodyFromBinaryData): ожидается Uint8Array или ArrayBuffer; для строки есть SetBodyFromString',
  )
}

export function heldStream(given: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>, size: number | undefined): HeldBody {
  const stream = given as AsyncIterable<Uint8Array>
  if (typeof stream?.[Symbol.asyncIterator] !== 'function')
    throw inBoth(
      new TypeError('SetBodyFromStream: an async iterable of Uint8Array is expected, such as a ReadableStream'),
      'SetBodyFromStream: ожидается поток частей Uint8Array, например ReadableStream',
    )
  return { kind: 'stream', stream, size }
}

/** `autoMark`: whether `ByteOrderMarkUsage.Auto` writes a mark. @throws Error for a file or a stream */
export function bytesOfHeld(body: HeldBody | undefined, asked: string, autoMark = false): Uint8Array {
  if (body === undefined) return new Uint8Array()
  if (body.kind === 'bytes') return body.bytes
  if (body.kind === 'text') return encodeText(body.text, body.encoding, body.mark === 'Use' || (autoMark && body.mark === 'Auto'))
  throw inBoth(
    new Error(
      `${asked}: the body was set by ${body.kind === 'file' ? 'SetBodyFileName' : 'SetBodyFromStream'} and is not available as bytes`,
    ),
    `${asked}: тело задано через ${body.kind === 'file' ? 'SetBodyFileName' : 'SetBodyFromStream'}, как байты оно недоступно`,
  )
}

/** Bytes are read in `encoding`, UTF-8 by default. @throws Error for a file or a stream */
export const textOfHeld = (body: HeldBody | undefined, encoding?: string): string =>
  body?.kind === 'text' ? body.text : decodeText(bytesOfHeld(body, 'GetBodyAsString'), encoding)

/** @throws Error for a file */
export const streamOfHeld = (body: HeldBody | undefined): ByteStream =>
  streamOf(body?.kind === 'stream' ? body.stream : [bytesOfHeld(body, 'GetBodyAsStream')])
