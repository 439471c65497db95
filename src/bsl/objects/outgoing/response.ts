/** HTTPОтвет: a face of the product's own `HTTPResponse`. */
import type { HTTPResponse } from '../../../http/objects/response.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import { BinaryData } from '../binary/data.ts'
import { openMemory } from '../binary/stream.ts'
import { labelOf } from '../binary/text-encoding.ts'
import { MapObject } from '../collections/map.ts'

export class ResponseObject extends BslObject {
  readonly type = responseType
  readonly answer: HTTPResponse
  #headers: MapObject | undefined

  constructor(answer: HTTPResponse) {
    super()
    this.answer = answer
  }

  get headers(): MapObject {
    return (this.#headers ??= new MapObject(this.answer.Headers))
  }
}

export const responseType: ObjectType = new ObjectType('HTTPОтвет|HTTPResponse', {
  properties: {
    'КодСостояния|StatusCode': { get: (self: ResponseObject) => self.answer.StatusCode },
    'Заголовки|Headers': { get: (self: ResponseObject) => self.headers },
  },
  methods: {
    'ПолучитьТелоКакСтроку|GetBodyAsString|a?': (self: ResponseObject, encoding?: unknown) =>
      self.answer.GetBodyAsString(encoding === undefined ? undefined : labelOf(encoding)),
    'ПолучитьТелоКакДвоичныеДанные|GetBodyAsBinaryData': (self: ResponseObject) => new BinaryData(self.answer.GetBodyAsBinaryData()),
    'ПолучитьТелоКакПоток|GetBodyAsStream': (self: ResponseObject) => openMemory(self.answer.GetBodyAsBinaryData()),
    'ПолучитьИмяФайлаТела|GetBodyFileName': (self: ResponseObject) => self.answer.GetBodyFileName(),
  },
})
