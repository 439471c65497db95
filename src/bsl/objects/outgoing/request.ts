/** HTTPЗапрос: a face of the product's own `HTTPRequest`. */
import { HTTPRequest } from '../../../http/objects/request.ts'
import { errors } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import { text } from '../../run/text.ts'
import { BinaryData } from '../binary/data.ts'
import { MemoryStream, openMemory, streamType } from '../binary/stream.ts'
import { labelOf } from '../binary/text-encoding.ts'
import { MapObject } from '../collections/map.ts'
import { byteOrderMarkUsage } from '../files/text-writer.ts'
import { isGiven } from './given.ts'

export class RequestObject extends BslObject {
  readonly type = requestType
  readonly #request: HTTPRequest
  #headers: MapObject
  /** Into which the body is written, where it was asked for. */
  #stream: MemoryStream | undefined

  constructor(resource: string, headers: MapObject) {
    super()
    this.#request = new HTTPRequest(resource)
    this.#headers = headers
  }

  /** As the body and headers are now. */
  finished(): HTTPRequest {
    const request = this.settled
    request.Headers.clear()
    for (const [name, value] of this.#headers.entries()) request.Headers.set(text(name), text(value))
    return request
  }

  /** The body with what its stream has got. */
  get settled(): HTTPRequest {
    if (this.#stream) this.#request.SetBodyFromBinaryData(this.#stream.content)
    return this.#request
  }

  /** For a body that takes the place of the one before. */
  get renewed(): HTTPRequest {
    this.#stream = undefined
    return this.#request
  }

  get headers(): MapObject {
    return this.#headers
  }

  set headers(headers: unknown) {
    if (!(headers instanceof MapObject)) throw errors.mismatch(2)
    this.#headers = headers
  }

  stream(): MemoryStream {
    if (this.#request.GetBodyFileName() !== '') return openMemory(new Uint8Array())
    this.#stream ??= new MemoryStream(streamType, this.#request.GetBodyAsBinaryData().slice())
    return this.#stream
  }
}

function headersOf(given: unknown): MapObject {
  if (!isGiven(given)) return new MapObject()
  if (!(given instanceof MapObject)) throw errors.mismatch(2)
  return given
}

export const requestType: ObjectType = new ObjectType('HTTPЗапрос|HTTPRequest', {
  create: { kinds: 's?a?', make: (_run, resource = '', headers?: unknown) => new RequestObject(resource, headersOf(headers)) },
  properties: {
    'АдресРесурса|ResourceAddress': {
      get: (self: RequestObject) => self.settled.ResourceAddress,
      set: (self: RequestObject, value: unknown) => {
        self.settled.ResourceAddress = text(value)
      },
    },
    'Заголовки|Headers': {
      get: (self: RequestObject) => self.headers,
      set: (self: RequestObject, value: unknown) => {
        self.headers = value
      },
    },
  },
  methods: {
    'УстановитьТелоИзСтроки|SetBodyFromString|sa?a?': (self: RequestObject, body: string, encoding?: unknown, use?: unknown) =>
      self.renewed.SetBodyFromString(body, labelOf(encoding), byteOrderMarkUsage(use)),
    'УстановитьТелоИзДвоичныхДанных|SetBodyFromBinaryData|a': (self: RequestObject, data: unknown) => {
      if (!(data instanceof BinaryData)) throw errors.mismatch(1)
      self.renewed.SetBodyFromBinaryData(data.bytes)
    },
    'УстановитьИмяФайлаТела|SetBodyFileName|s': (self: RequestObject, path: string) => self.renewed.SetBodyFileName(path),
    'ПолучитьИмяФайлаТела|GetBodyFileName': (self: RequestObject) => self.settled.GetBodyFileName(),
    'ПолучитьТелоКакСтроку|GetBodyAsString|a?': (self: RequestObject, encoding?: unknown) =>
      self.settled.GetBodyAsString(encoding === undefined ? undefined : labelOf(encoding)),
    'ПолучитьТелоКакДвоичныеДанные|GetBodyAsBinaryData': (self: RequestObject) => new BinaryData(self.settled.GetBodyAsBinaryData()),
    'ПолучитьТелоКакПоток|GetBodyAsStream': (self: RequestObject) => self.stream(),
    'ДобавитьТокенДоступа|AddAccessToken|a': (self: RequestObject, token: unknown) =>
      self.headers.insert('Authorization', `Bearer ${text(token)}`),
  },
})
