/** `HTTPServiceResponse` (HTTPСервисОтвет): what a method's handler answers (chapter 17.3.2.2.4; names: source 5). */
import { ByteOrderMarkUsage, decodeText, encodeText, encodingLabel } from '../../exchange/encoding.ts'
import { streamOf } from '../../exchange/stream.ts'
import { inRussian } from '../../names/bilingual.ts'
import { memberNames } from '../../names/members.ts'

/** Header values by name; an array means several headers of one name. */
export type ResponseHeaders = Map<string, string | readonly string[]>

/** What a response holds as its body until it is sent. */
export type ResponseBody =
  | { readonly kind: 'string'; readonly text: string; readonly encoding: string; readonly mark: ByteOrderMarkUsage }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'stream'; readonly stream: AsyncIterable<Uint8Array>; readonly size: number | undefined }

/** The answer of a handler: status, headers, body. */
export class HTTPServiceResponse {
  /** `КодСостояния`. 200-999; what is outside is answered 500 with a text that says so. */
  StatusCode: number
  /** `Причина`. The reason phrase; the standard one when empty. */
  Reason: string
  /** `Заголовки`. Headers to send, in this order and this case; no Content-Type unless set, Content-Length is computed. */
  readonly Headers: ResponseHeaders
  #body: ResponseBody | undefined

  constructor(
    StatusCode: number,
    Reason = '',
    Headers?: Iterable<readonly [string, string | readonly string[]]> | Readonly<Record<string, string | readonly string[]>>,
  ) {
    this.StatusCode = StatusCode
    this.Reason = Reason
    this.Headers =
      Headers === undefined
        ? new Map()
        : new Map(
            Symbol.iterator in Headers ? (Headers as Iterable<readonly [string, string | readonly string[]]>) : Object.entries(Headers),
          )
  }

  /**
   * `УстановитьТелоИзСтроки`. A text body; what is not a string is turned into one, as 1C does. Throws EncodingError for an unknown
   * encoding.
   */
  SetBodyFromString(text: unknown, encoding: string = 'UTF-8', byteOrderMarkUsage: ByteOrderMarkUsage = ByteOrderMarkUsage.Auto): void {
    encodingLabel(encoding)
    this.#body = { kind: 'string', text: String(text), encoding, mark: byteOrderMarkUsage }
  }

  /** `УстановитьТелоИзДвоичныхДанных`. Throws TypeError for what is not bytes, such as a text. */
  SetBodyFromBinaryData(bytes: ArrayBufferView | ArrayBuffer): void {
    this.#body = { kind: 'bytes', bytes: bytesOf(bytes) }
  }

  /**
   * `УстановитьИмяФайлаТела`. The body is the content of that file, read when the answer is sent, never whole in memory; a file that can't
   * be read is a 500.
   */
  SetBodyFileName(path: string): void {
    this.#body = { kind: 'file', path }
  }

  /** `ПолучитьИмяФайлаТела`. Path set by `SetBodyFileName`, or `''`. */
  GetBodyFileName(): string {
    return this.#body?.kind === 'file' ? this.#body.path : ''
  }

  /** A body in pieces (ours, 1C has none); `size` in bytes when known, chunked transfer otherwise. */
  SetBodyFromStream(stream: AsyncIterable<Uint8Array>, size?: number): void {
    if (typeof stream?.[Symbol.asyncIterator] !== 'function')
      throw new TypeError('SetBodyFromStream: an async iterable of Uint8Array is expected, such as a ReadableStream')
    this.#body = { kind: 'stream', stream, size }
  }

  /** `ПолучитьТелоКакСтроку`. The body read back; bytes are read in `encoding`, UTF-8 by default. Throws for a file or a stream. */
  GetBodyAsString(encoding?: string): string {
    if (this.#body?.kind === 'string') return this.#body.text
    return decodeText(this.#bytes('GetBodyAsString'), encoding)
  }

  /** `ПолучитьТелоКакДвоичныеДанные`. */
  GetBodyAsBinaryData(): Uint8Array {
    return this.#bytes('GetBodyAsBinaryData')
  }

  /** `ПолучитьТелоКакПоток`. */
  GetBodyAsStream(): ReadableStream<Uint8Array> {
    return streamOf(this.#body?.kind === 'stream' ? this.#body.stream : [this.#bytes('GetBodyAsStream')])
  }

  /** The body as it was set, for the stage that sends it. */
  get body(): ResponseBody | undefined {
    return this.#body
  }

  #bytes(asked: string): Uint8Array {
    const body = this.#body
    if (body === undefined) return new Uint8Array()
    if (body.kind === 'bytes') return body.bytes
    if (body.kind === 'string') return encodeText(body.text, body.encoding, body.mark === 'Use')
    throw new Error(
      `${asked}: the body was set by ${body.kind === 'file' ? 'SetBodyFileName' : 'SetBodyFromStream'} and is not available as bytes`,
    )
  }

  // The same by their Russian names.
  /** `StatusCode`. */
  declare КодСостояния: this['StatusCode']
  /** `Reason`. */
  declare Причина: this['Reason']
  /** `Headers`. */
  declare readonly Заголовки: this['Headers']
  /** `SetBodyFromString`. */
  declare readonly УстановитьТелоИзСтроки: this['SetBodyFromString']
  /** `SetBodyFromBinaryData`. */
  declare readonly УстановитьТелоИзДвоичныхДанных: this['SetBodyFromBinaryData']
  /** `SetBodyFileName`. */
  declare readonly УстановитьИмяФайлаТела: this['SetBodyFileName']
  /** `GetBodyFileName`. */
  declare readonly ПолучитьИмяФайлаТела: this['GetBodyFileName']
  /** `GetBodyAsString`. */
  declare readonly ПолучитьТелоКакСтроку: this['GetBodyAsString']
  /** `GetBodyAsBinaryData`. */
  declare readonly ПолучитьТелоКакДвоичныеДанные: this['GetBodyAsBinaryData']
  /** `GetBodyAsStream`. */
  declare readonly ПолучитьТелоКакПоток: this['GetBodyAsStream']
}

inRussian(HTTPServiceResponse, memberNames.HTTPServiceResponse)

function bytesOf(value: ArrayBufferView | ArrayBuffer): Uint8Array {
  if (value instanceof Uint8Array) return value
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  if (value instanceof ArrayBuffer) return new Uint8Array(value)
  throw new TypeError('SetBodyFromBinaryData: a Uint8Array or an ArrayBuffer is expected; a text is set by SetBodyFromString')
}
