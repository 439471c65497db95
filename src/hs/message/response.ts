/** `HTTPServiceResponse` (HTTPСервисОтвет): what a method's handler answers (chapter 17.3.2.2.4; names: source 5). */
import { inBoth } from '../../diagnostics/said-error.ts'
import { bytesOfHeld, heldBytes, heldStream, heldText, streamOfHeld, textOfHeld, type HeldBody } from '../../exchange/body/held-body.ts'
import { ByteOrderMarkUsage } from '../../exchange/encoding.ts'
import type { ByteStream } from '../../exchange/stream.ts'
import { inRussian } from '../../names/bilingual.ts'
import { memberNames } from '../../names/members.ts'

/** Header values by name; an array means several headers of one name. */
export type ResponseHeaders = Map<string, string | readonly string[]>

/** The answer of a handler: status, headers, body. */
export class HTTPServiceResponse {
  /** `КодСостояния`. 200-999; what is outside is answered 500 with a text that says so. */
  StatusCode: number
  /** `Причина`. The reason phrase; the standard one when empty. */
  Reason: string
  /** `Заголовки`. Headers to send, in this order and this case; no Content-Type unless set, Content-Length is computed. */
  readonly Headers: ResponseHeaders
  #body: HeldBody | undefined

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
   * A JSON answer in one line (ours, 1C has none): `return HTTPServiceResponse.json({ left: 5 }, 201)`. `value` is written as
   * `JSON.stringify` writes it; Content-Type is `application/json; charset=utf-8`. Throws TypeError for what JSON has no form of: a
   * `bigint`, a circle, a function, `undefined`.
   */
  static json(value: unknown, status = 200): HTTPServiceResponse {
    const text = JSON.stringify(value) as string | undefined
    if (text === undefined)
      throw inBoth(
        new TypeError(`HTTPServiceResponse.json: a value of the type ${typeof value} has no form in JSON`),
        `HTTPServiceResponse.json: значение типа ${typeof value} нельзя представить в JSON`,
      )
    const response = new HTTPServiceResponse(status, '', { 'Content-Type': 'application/json; charset=utf-8' })
    response.SetBodyFromString(text)
    return response
  }

  /**
   * `УстановитьТелоИзСтроки`. A text body; what is not a string is turned into one, as 1C does. Throws EncodingError for an unknown
   * encoding.
   */
  SetBodyFromString(text: unknown, encoding: string = 'UTF-8', byteOrderMarkUsage: ByteOrderMarkUsage = ByteOrderMarkUsage.Auto): void {
    this.#body = heldText(text, encoding, byteOrderMarkUsage)
  }

  /** `УстановитьТелоИзДвоичныхДанных`. Throws TypeError for what is not bytes, such as a text. */
  SetBodyFromBinaryData(bytes: ArrayBufferView | ArrayBuffer): void {
    this.#body = heldBytes(bytes)
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
  SetBodyFromStream(stream: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>, size?: number): void {
    this.#body = heldStream(stream, size)
  }

  /** `ПолучитьТелоКакСтроку`. The body read back; bytes are read in `encoding`, UTF-8 by default. Throws for a file or a stream. */
  GetBodyAsString(encoding?: string): string {
    return textOfHeld(this.#body, encoding)
  }

  /** `ПолучитьТелоКакДвоичныеДанные`. */
  GetBodyAsBinaryData(): Uint8Array {
    return bytesOfHeld(this.#body, 'GetBodyAsBinaryData')
  }

  /** `ПолучитьТелоКакПоток`. */
  GetBodyAsStream(): ByteStream {
    return streamOfHeld(this.#body)
  }

  /** The body as it was set, for the stage that sends it. */
  get body(): HeldBody | undefined {
    return this.#body
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
