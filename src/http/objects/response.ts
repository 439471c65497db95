/** `HTTPResponse` (HTTPОтвет): the whole answer of a server (chapter 17.3.1.2; names: source 402). */
import { inBoth } from '../../diagnostics/said-error.ts'
import { decodeText } from '../../exchange/encoding.ts'
import { charsetOf, headerValue, type RawHeaders } from '../../exchange/headers.ts'
import { streamOf, type ByteStream } from '../../exchange/stream.ts'
import { inRussian } from '../../names/bilingual.ts'
import { memberNames } from '../../names/members.ts'

/** What an answer is made of. */
export interface ResponseParts {
  readonly status: number
  readonly headers: RawHeaders
  /** Between the values of a header that is there repeatedly. */
  readonly joint: string
  /** The bytes, or the file that they were written to. */
  readonly body: Uint8Array | { readonly path: string }
}

/** Any status is an answer: redirections and refusals are for the program to read (chapter 17.3.1.2). */
export class HTTPResponse {
  /** `КодСостояния`. */
  readonly StatusCode: number
  readonly #parts: ResponseParts
  #headers: ReadonlyMap<string, string> | undefined

  constructor(parts: ResponseParts) {
    this.StatusCode = parts.status
    this.#parts = parts
  }

  /** `Заголовки`. By the exact name that the server wrote; a repeated one has its values joined, cookies too (source 405). */
  get Headers(): ReadonlyMap<string, string> {
    return (this.#headers ??= headerMap(this.#parts))
  }

  /** `ПолучитьТелоКакСтроку`. In `encoding`, else in the `charset` of Content-Type, else in UTF-8, without a byte order mark. */
  GetBodyAsString(encoding?: string): string {
    return decodeText(this.#bytes('GetBodyAsString'), encoding ?? charsetOf(headerValue(this.#parts.headers, 'content-type')))
  }

  /** `ПолучитьТелоКакДвоичныеДанные`. As it was sent: a packed body stays packed. */
  GetBodyAsBinaryData(): Uint8Array {
    return this.#bytes('GetBodyAsBinaryData')
  }

  /** `ПолучитьТелоКакПоток`. */
  GetBodyAsStream(): ByteStream {
    return streamOf([this.#bytes('GetBodyAsStream')])
  }

  /** `ПолучитьИмяФайлаТела`. The file that the body was written to, or `''`. */
  GetBodyFileName(): string {
    const { body } = this.#parts
    return body instanceof Uint8Array ? '' : body.path
  }

  #bytes(asked: string): Uint8Array {
    const { body } = this.#parts
    if (body instanceof Uint8Array) return body
    throw inBoth(new Error(`${asked}: the body is in the file ${body.path}`), `${asked}: тело находится в файле ${body.path}`)
  }

  // The same by their Russian names.
  /** `StatusCode`. */
  declare readonly КодСостояния: this['StatusCode']
  /** `Headers`. */
  declare readonly Заголовки: this['Headers']
  /** `GetBodyAsString`. */
  declare readonly ПолучитьТелоКакСтроку: this['GetBodyAsString']
  /** `GetBodyAsBinaryData`. */
  declare readonly ПолучитьТелоКакДвоичныеДанные: this['GetBodyAsBinaryData']
  /** `GetBodyAsStream`. */
  declare readonly ПолучитьТелоКакПоток: this['GetBodyAsStream']
  /** `GetBodyFileName`. */
  declare readonly ПолучитьИмяФайлаТела: this['GetBodyFileName']
}

inRussian(HTTPResponse, memberNames.HTTPResponse)

function headerMap({ headers, joint }: ResponseParts): ReadonlyMap<string, string> {
  const map = new Map<string, string>()
  for (let at = 0; at + 1 < headers.length; at += 2) {
    const [name, value] = [headers[at]!, headers[at + 1]!]
    const earlier = map.get(name)
    map.set(name, earlier === undefined ? value : `${earlier}${joint}${value}`)
  }
  return map
}
