/** What a request holds as its body until it goes out: a text, bytes, the name of a file, or a stream. */
import { ByteOrderMarkUsage, decodeText, encodeText, encodingLabel } from '../../exchange/encoding.ts'
import type { ReplyBody, StreamBody } from '../../exchange/reply.ts'
import type { WireProfile } from '../wire/profile.ts'

export type HeldBody =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: string; readonly mark: ByteOrderMarkUsage }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'stream'; readonly stream: AsyncIterable<Uint8Array>; readonly size: number | undefined }

/** Files in which bodies lie. */
export interface BodyFiles {
  /** Rejects with an OutgoingError where the file cannot be read. */
  open(path: string): Promise<StreamBody>
  /** Writes beside the file, which is replaced when all is there; rejects with an OutgoingError, and with the error of the pieces. */
  save(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void>
}

/** @throws EncodingError for an unknown encoding */
export function heldText(text: unknown, encoding = 'UTF-8', mark: ByteOrderMarkUsage = ByteOrderMarkUsage.Auto): HeldBody {
  encodingLabel(encoding)
  return { kind: 'text', text: String(text), encoding, mark }
}

export function heldBytes(value: ArrayBufferView | ArrayBuffer): HeldBody {
  if (value instanceof Uint8Array) return { kind: 'bytes', bytes: value }
  if (ArrayBuffer.isView(value)) return { kind: 'bytes', bytes: new Uint8Array(value.buffer, value.byteOffset, value.byteLength) }
  if (value instanceof ArrayBuffer) return { kind: 'bytes', bytes: new Uint8Array(value) }
  throw new TypeError('SetBodyFromBinaryData: a Uint8Array or an ArrayBuffer is expected; a text is set by SetBodyFromString')
}

export function bytesOfHeld(body: HeldBody | undefined, autoMark = false): Uint8Array {
  if (body === undefined) return new Uint8Array()
  if (body.kind === 'bytes') return body.bytes
  if (body.kind === 'text') return encodeText(body.text, body.encoding, body.mark === 'Use' || (autoMark && body.mark === 'Auto'))
  throw new Error(`the body was set by ${body.kind === 'file' ? 'SetBodyFileName' : 'SetBodyFromStream'} and is not available as bytes`)
}

export const textOfHeld = (body: HeldBody | undefined, encoding?: string): string =>
  body?.kind === 'text' ? body.text : decodeText(bytesOfHeld(body), encoding)

/** As it goes out. */
export function outgoingBody(
  body: HeldBody | undefined,
  files: BodyFiles,
  profile: WireProfile,
): ReplyBody | undefined | Promise<StreamBody> {
  if (body === undefined) return undefined
  if (body.kind === 'file') return files.open(body.path)
  if (body.kind === 'stream') return { stream: () => body.stream, ...(body.size !== undefined && { size: body.size }) }
  return bytesOfHeld(body, profile.autoMark)
}
