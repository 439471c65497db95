/**
 * `HTTPServiceRequest` (HTTPСервисЗапрос): the incoming request as a method's handler sees it (chapter 17.3.2.2.4; names: source 5).
 */
import type { Arrival } from '../../exchange/arrival.ts'
import { RequestBody } from '../../exchange/body/request-body.ts'
import { decodeText } from '../../exchange/encoding.ts'
import { FixedMap } from '../../exchange/fixed-map.ts'
import type { Form } from '../../exchange/form/form.ts'
import { charsetOf, declaredLength, joinedValue } from '../../exchange/headers.ts'
import type { ByteStream } from '../../exchange/stream.ts'
import { inRussian } from '../../names/bilingual.ts'
import { memberNames } from '../../names/members.ts'
import { parametersOf, type ParameterMap } from '../template/parameter-record.ts'
import type { URLParameters } from '../template/types.ts'

/** What the route stage found out about the request. */
export interface RequestParts<Template extends string> {
  readonly BaseURL: string
  readonly RelativeURL: string
  readonly URLParameters: URLParameters<Template>
  readonly QueryOptions: FixedMap<string>
  /** Bytes; see `RequestBody`. */
  readonly maxBody: number | undefined
}

let targetIn: (request: HTTPServiceRequest) => string

/** The target as it was sent, with the query: handlers have its parts. */
export const targetOf = (request: HTTPServiceRequest): string => targetIn(request)

/** The request as a handler sees it. */
export class HTTPServiceRequest<Template extends string = string> {
  /** `HTTPМетод`. The method in upper case: `GET`. */
  readonly HTTPMethod: string
  /** `БазовыйURL`. `scheme://host[:port]<base>/hs/<root>`, without a trailing slash. */
  readonly BaseURL: string
  /** `ОтносительныйURL`. The rest of the path, percent-decoded, with its leading `/`, without the query. */
  readonly RelativeURL: string
  /** `ПараметрыURL`. Values of the template's `{parameters}`, and of its `*` under the key `'*'` (with a leading `/`, or empty). */
  readonly URLParameters: URLParameters<Template> & ParameterMap
  /** `ПараметрыЗапроса`. Options after the `?`; a repeated key keeps its last value. */
  readonly QueryOptions: ReadonlyMap<string, string>
  readonly #arrival: Arrival
  readonly #maxBody: number | undefined
  #body: RequestBody | undefined
  #headers: ReadonlyMap<string, string> | undefined

  static {
    targetIn = (request) => request.#arrival.target
  }

  constructor(arrival: Arrival, parts: RequestParts<Template>) {
    this.HTTPMethod = arrival.method
    this.BaseURL = parts.BaseURL
    this.RelativeURL = parts.RelativeURL
    this.URLParameters = parametersOf(parts.URLParameters)
    this.QueryOptions = parts.QueryOptions
    this.#arrival = arrival
    this.#maxBody = parts.maxBody
  }

  /**
   * `Заголовки`. Headers by the exact name the client sent, as in 1C; a repeated header's values are joined with `, `, cookies with `; `.
   * `header()` looks up in any case.
   */
  get Headers(): ReadonlyMap<string, string> {
    this.#headers ??= headerMap(this.#arrival.headers)
    return this.#headers
  }

  /** A header, whatever the case of its name (ours, beside `Headers`); of one that came repeatedly all values, joined by commas. */
  header(name: string): string | undefined {
    return joinedValue(this.#arrival.headers, name)
  }

  /**
   * `ПолучитьТелоКакСтроку`. The body as text: in `encoding`, else in the `charset=` of Content-Type, else in UTF-8. May be asked
   * repeatedly. Rejects with an EncodingError for an unknown encoding, with a Refusal (413) over the limit, and after the stream was
   * taken.
   */
  async GetBodyAsString(encoding?: string): Promise<string> {
    return decodeText(await this.#bodyTaken().bytes('GetBodyAsString'), encoding ?? charsetOf(this.header('content-type')))
  }

  /** `ПолучитьТелоКакДвоичныеДанные`. The body's bytes. May be asked repeatedly; rejects as `GetBodyAsString`. */
  GetBodyAsBinaryData(): Promise<Uint8Array> {
    return this.#bodyTaken().bytes('GetBodyAsBinaryData')
  }

  /** `ПолучитьТелоКакПоток`. The body in pieces, never whole in memory; it can be taken once, and the other forms refuse afterwards. */
  GetBodyAsStream(): Promise<ByteStream> {
    return this.#bodyTaken().stream('GetBodyAsStream')
  }

  /**
   * The body as JSON (ours, 1C has none): `const order = await request.json<Order>()`; the type is not checked. What is no JSON is answered
   * 400 with the place in the log (`exchange/not-json`), unless the handler catches it.
   */
  async json<T = unknown>(): Promise<T> {
    const [{ readJSON }, text] = await Promise.all([import('../../exchange/form/json.ts'), this.GetBodyAsString()])
    return readJSON(text) as T
  }

  /**
   * The fields of a form (ours, 1C has none): `application/x-www-form-urlencoded`, or `multipart/form-data` with its files. What is no form
   * is answered 415 (`exchange/no-form`), one that is cut off 400 (`exchange/broken-form`), unless the handler catches it.
   */
  async form(): Promise<Form> {
    const [{ readForm }, bytes] = await Promise.all([import('../../exchange/form/form.ts'), this.#bodyTaken().bytes('form')])
    return readForm(bytes, this.header('content-type'))
  }

  #bodyTaken(): RequestBody {
    return (this.#body ??= new RequestBody(this.#arrival.body, this.#maxBody, declaredLength(this.#arrival.headers)))
  }

  // The same by their Russian names.
  /** `HTTPMethod`. */
  declare readonly HTTPМетод: this['HTTPMethod']
  /** `BaseURL`. */
  declare readonly БазовыйURL: this['BaseURL']
  /** `RelativeURL`. */
  declare readonly ОтносительныйURL: this['RelativeURL']
  /** `URLParameters`. */
  declare readonly ПараметрыURL: this['URLParameters']
  /** `QueryOptions`. */
  declare readonly ПараметрыЗапроса: this['QueryOptions']
  /** `Headers`. */
  declare readonly Заголовки: this['Headers']
  /** `GetBodyAsString`. */
  declare readonly ПолучитьТелоКакСтроку: this['GetBodyAsString']
  /** `GetBodyAsBinaryData`. */
  declare readonly ПолучитьТелоКакДвоичныеДанные: this['GetBodyAsBinaryData']
  /** `GetBodyAsStream`. */
  declare readonly ПолучитьТелоКакПоток: this['GetBodyAsStream']
}

inRussian(HTTPServiceRequest, memberNames.HTTPServiceRequest)

function headerMap(raw: Arrival['headers']): FixedMap<string> {
  return new FixedMap((put, get) => {
    for (let at = 0; at < raw.length; at += 2) {
      const earlier = get(raw[at]!)
      put(raw[at]!, earlier === undefined ? raw[at + 1]! : `${earlier}${raw[at]!.toLowerCase() === 'cookie' ? '; ' : ', '}${raw[at + 1]!}`)
    }
  })
}
