/** `КлючИЗначение`: what Для Каждого gives of Структура and Соответствие. */
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'

export class KeyAndValue extends BslObject {
  readonly type = keyAndValueType
  readonly key$: unknown
  readonly value: unknown

  constructor(key: unknown, value: unknown) {
    super()
    this.key$ = key
    this.value = value
  }
}

export const keyAndValueType: ObjectType = new ObjectType('КлючИЗначение|KeyAndValue', {
  presentation: 'Ключ и значение',
  properties: {
    'Ключ|Key': { get: (self: KeyAndValue) => self.key$ },
    'Значение|Value': { get: (self: KeyAndValue) => self.value },
  },
})
