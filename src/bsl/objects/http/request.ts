/** HTTPСервисЗапрос: the request as a module of an HTTP service sees it; its body was read before the handler began. */
import { charsetOf } from '../../../exchange/headers.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import { BinaryData } from '../binary/data.ts'
import { openMemory } from '../binary/stream.ts'
import { decodedText } from '../binary/text-encoding.ts'
import { MapObject } from '../collections/map.ts'

/** What the request is made of. */
export interface RequestParts {
  readonly HTTPMethod: string
  readonly BaseURL: string
  readonly RelativeURL: string
  readonly URLParameters: Iterable<readonly [string, string]>
  readonly QueryOptions: Iterable<readonly [string, string]>
  readonly Headers: Iterable<readonly [string, string]>
  readonly contentType: string | undefined
  readonly body: Uint8Array
}

export class ServiceRequest extends BslObject {
  readonly type = serviceRequestType
  readonly parts: RequestParts
  // Each is made when it is asked for: most handlers read one of the three.
  #urlParameters: MapObject | undefined
  #queryOptions: MapObject | undefined
  #headers: MapObject | undefined

  constructor(parts: RequestParts) {
    super()
    this.parts = parts
  }

  get urlParameters(): MapObject {
    return (this.#urlParameters ??= new MapObject(this.parts.URLParameters, true))
  }

  get queryOptions(): MapObject {
    return (this.#queryOptions ??= new MapObject(this.parts.QueryOptions, true))
  }

  get headers(): MapObject {
    return (this.#headers ??= new MapObject(this.parts.Headers, true))
  }
}

export const serviceRequestType: ObjectType = new ObjectType('HTTPСервисЗапрос|HTTPServiceRequest', {
  presentation: 'HTTP-сервис запрос',
  properties: {
    'HTTPМетод|HTTPMethod': { get: (self: ServiceRequest) => self.parts.HTTPMethod },
    'БазовыйURL|BaseURL': { get: (self: ServiceRequest) => self.parts.BaseURL },
    'ОтносительныйURL|RelativeURL': { get: (self: ServiceRequest) => self.parts.RelativeURL },
    'ПараметрыURL|URLParameters': { get: (self: ServiceRequest) => self.urlParameters },
    'ПараметрыЗапроса|QueryOptions': { get: (self: ServiceRequest) => self.queryOptions },
    'Заголовки|Headers': { get: (self: ServiceRequest) => self.headers },
  },
  methods: {
    'ПолучитьТелоКакСтроку|GetBodyAsString|a?': (self: ServiceRequest, encoding?: unknown) =>
      decodedText(self.parts.body, encoding ?? charsetOf(self.parts.contentType)),
    'ПолучитьТелоКакДвоичныеДанные|GetBodyAsBinaryData': (self: ServiceRequest) => new BinaryData(self.parts.body),
    'ПолучитьТелоКакПоток|GetBodyAsStream': (self: ServiceRequest) => openMemory(self.parts.body),
  },
})
