/** HTTPСервисОтвет: what a module of an HTTP service answers; a face of the product's own `HTTPServiceResponse`. */
import { HTTPServiceResponse } from '../../../hs/message/response.ts'
import type { Library } from '../../dictionary/library.ts'
import { whole } from '../../run/big-number.ts'
import { toNumber } from '../../run/convert.ts'
import { errors } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import { text } from '../../run/text.ts'
import { BinaryData } from '../binary/data.ts'
import { MemoryStream, streamType } from '../binary/stream.ts'
import { labelOf } from '../binary/text-encoding.ts'
import { MapObject } from '../collections/map.ts'
import { byteOrderMarkUsage } from '../files/text-writer.ts'
import { serviceRequestType } from './request.ts'

export class ServiceResponse extends BslObject {
  readonly type = serviceResponseType
  readonly answer: HTTPServiceResponse
  #headers: MapObject | undefined
  /** A stream that was filled as the body. */
  stream: MemoryStream | undefined

  constructor(status: number, reason: string, headers?: unknown) {
    super()
    this.answer = new HTTPServiceResponse(status, reason)
    if (headers !== undefined) this.setHeaders(headers)
  }

  get headers(): MapObject {
    return (this.#headers ??= new MapObject())
  }

  setHeaders(headers: unknown): void {
    if (!(headers instanceof MapObject)) throw errors.mismatch(3)
    this.#headers = headers
  }

  /** With the headers as they are now. */
  finished(): HTTPServiceResponse {
    if (this.stream) this.answer.SetBodyFromBinaryData(this.stream.content)
    this.answer.Headers.clear()
    if (!this.#headers) return this.answer
    for (const [name, value] of this.#headers.entries()) this.answer.Headers.set(text(name), text(value))
    return this.answer
  }

  /** Where `ПолучитьТелоКакПоток` writes. */
  body(): MemoryStream {
    this.stream ??= new MemoryStream(streamType, this.answer.GetBodyAsBinaryData().slice())
    return this.stream
  }
}

const serviceResponseType: ObjectType = new ObjectType('HTTPСервисОтвет|HTTPServiceResponse', {
  presentation: 'HTTP-сервис ответ',
  create: {
    kinds: 'is?a?',
    make: (_run, status: number, reason = '', headers?: unknown) => new ServiceResponse(status, reason, headers),
  },
  properties: {
    'КодСостояния|StatusCode': {
      get: (self: ServiceResponse) => self.answer.StatusCode,
      set: (self: ServiceResponse, value: unknown) => {
        self.answer.StatusCode = Number(whole(toNumber(value)))
      },
    },
    'Причина|Reason': {
      get: (self: ServiceResponse) => self.answer.Reason,
      set: (self: ServiceResponse, value: unknown) => {
        self.answer.Reason = text(value)
      },
    },
    'Заголовки|Headers': {
      get: (self: ServiceResponse) => self.headers,
      set: (self: ServiceResponse, value: unknown) => self.setHeaders(value),
    },
  },
  methods: {
    'УстановитьТелоИзСтроки|SetBodyFromString|sa?a?': (self: ServiceResponse, body: string, encoding?: unknown, use?: unknown) =>
      self.answer.SetBodyFromString(body, labelOf(encoding), byteOrderMarkUsage(use)),
    'УстановитьТелоИзДвоичныхДанных|SetBodyFromBinaryData|a': (self: ServiceResponse, data: unknown) => {
      if (!(data instanceof BinaryData)) throw errors.mismatch(1)
      self.answer.SetBodyFromBinaryData(data.bytes)
    },
    'УстановитьИмяФайлаТела|SetBodyFileName|s': (self: ServiceResponse, path: string) => self.answer.SetBodyFileName(path),
    'ПолучитьИмяФайлаТела|GetBodyFileName': (self: ServiceResponse) => self.answer.GetBodyFileName(),
    'ПолучитьТелоКакСтроку|GetBodyAsString|a?': (self: ServiceResponse, encoding?: unknown) =>
      self.answer.GetBodyAsString(encoding === undefined ? undefined : labelOf(encoding)),
    'ПолучитьТелоКакДвоичныеДанные|GetBodyAsBinaryData': (self: ServiceResponse) => new BinaryData(self.answer.GetBodyAsBinaryData()),
    'ПолучитьТелоКакПоток|GetBodyAsStream': (self: ServiceResponse) => self.body(),
  },
})

export const httpService: Library = { types: [serviceRequestType, serviceResponseType] }
