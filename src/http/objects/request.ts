/** `HTTPRequest` (HTTPЗапрос): a request that an HTTPConnection sends (chapter 17.3.1.2; names: source 402). */
import { bytesOfHeld, heldBytes, heldStream, heldText, streamOfHeld, textOfHeld, type HeldBody } from '../../exchange/body/held-body.ts'
import { ByteOrderMarkUsage } from '../../exchange/encoding.ts'
import type { ByteStream } from '../../exchange/stream.ts'
import { inRussian } from '../../names/bilingual.ts'
import { memberNames } from '../../names/members.ts'

/** Names and values: a Map, pairs, or an object. */
export type GivenHeaders = Iterable<readonly [string, string]> | Readonly<Record<string, string>>

/** What is asked: the resource with its options, headers, and a body. */
export class HTTPRequest {
  /** `АдресРесурса`. Path and query: `/documents?id=16`. Letters that a URL does not have are escaped when it goes out, escapes stay. */
  ResourceAddress: string
  /** `Заголовки`. They go out in this order and case; a name that differs in case is another header. */
  readonly Headers: Map<string, string>
  #body: HeldBody | undefined

  constructor(ResourceAddress = '', Headers?: GivenHeaders) {
    this.ResourceAddress = ResourceAddress
    this.Headers =
      Headers === undefined
        ? new Map()
        : new Map(Symbol.iterator in Headers ? (Headers as Iterable<readonly [string, string]>) : Object.entries(Headers))
  }

  /** `УстановитьТелоИзСтроки`. A text body. Throws EncodingError for an unknown encoding. */
  SetBodyFromString(text: unknown, encoding?: string, byteOrderMarkUsage?: ByteOrderMarkUsage): void {
    this.#body = heldText(text, encoding, byteOrderMarkUsage)
  }

  /** `УстановитьТелоИзДвоичныхДанных`. Throws TypeError for what is not bytes, such as a text. */
  SetBodyFromBinaryData(bytes: ArrayBufferView | ArrayBuffer): void {
    this.#body = heldBytes(bytes)
  }

  /** `УстановитьИмяФайлаТела`. The body is the content of that file, read when the request goes out, never whole in memory. */
  SetBodyFileName(path: string): void {
    this.#body = { kind: 'file', path }
  }

  /** `ПолучитьИмяФайлаТела`. Path set by `SetBodyFileName`, or `''`. */
  GetBodyFileName(): string {
    return this.#body?.kind === 'file' ? this.#body.path : ''
  }

  /** A body in pieces (ours); `size` in bytes when known, chunked transfer otherwise. */
  SetBodyFromStream(stream: AsyncIterable<Uint8Array>, size?: number): void {
    this.#body = heldStream(stream, size)
  }

  /** `ПолучитьТелоКакСтроку`. The body read back; bytes are read in `encoding`, UTF-8 by default. Throws for a file or a stream. */
  GetBodyAsString(encoding?: string): string {
    return textOfHeld(this.#body, encoding)
  }

  /** `ПолучитьТелоКакДвоичныеДанные`. Throws for a file or a stream. */
  GetBodyAsBinaryData(): Uint8Array {
    return bytesOfHeld(this.#body, 'GetBodyAsBinaryData')
  }

  /** `ПолучитьТелоКакПоток`. The body to be read; 1C's own can be written to as well, which SetBodyFromStream is for here. */
  GetBodyAsStream(): ByteStream {
    return streamOfHeld(this.#body)
  }

  /** `ДобавитьТокенДоступа`. Puts the token into `Authorization` as Bearer (chapter 17.3.1.4.3). */
  AddAccessToken(token: { toString(): string }): void {
    this.Headers.set('Authorization', `Bearer ${String(token)}`)
  }

  /** The body as it was set, for what sends it. */
  get body(): HeldBody | undefined {
    return this.#body
  }

  // The same by their Russian names.
  /** `ResourceAddress`. */
  declare АдресРесурса: this['ResourceAddress']
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
  /** `AddAccessToken`. */
  declare readonly ДобавитьТокенДоступа: this['AddAccessToken']
}

inRussian(HTTPRequest, memberNames.HTTPRequest)
