/** `СообщениеСервисаИнтеграции`: a face of the product's own message, in values of the language (chapter 17.7.4). */
import { IntegrationServiceMessage } from '../../../integration/message/message.ts'
import { DateValue, unixEpoch } from '../../run/calendar.ts'
import { errors } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { text } from '../../run/text.ts'
import { MapObject } from '../collections/map.ts'
import { UuidObject } from '../values/uuid.ts'
import { MessageStream } from './body.ts'

const noUUID = '00000000-0000-0000-0000-000000000000'

export class MessageObject extends BslObject {
  readonly type = messageType
  readonly message: IntegrationServiceMessage
  #parameters: ParametersMap | undefined

  constructor(message: IntegrationServiceMessage) {
    super()
    this.message = message
  }

  get parameters(): ParametersMap {
    return (this.#parameters ??= new ParametersMap(this.message.Parameters))
  }
}

/** Соответствие whose values are the message's own. */
class ParametersMap extends MapObject {
  readonly #of: Map<string, string>
  #isFilled = false

  constructor(of: Map<string, string>) {
    super()
    this.#of = of
    for (const [name, value] of of) super.insert(name, value)
    this.#isFilled = true
  }

  override insert(key: unknown, value: unknown): void {
    if (this.#isFilled) this.#of.set(text(key), parameterText(value))
    super.insert(key, value)
  }

  override delete(key: unknown): void {
    this.#of.delete(text(key))
    super.delete(key)
  }

  override clear(): void {
    this.#of.clear()
    super.clear()
  }
}

/** A number goes out in plain digits. */
const parameterText = (value: unknown): string => (typeof value === 'number' ? String(value) : text(value))

/** Times are UTC in messages, and the session's in the language; without one, the empty date. */
const dateOf = (time: Date | undefined, { zone }: Run): DateValue =>
  time === undefined ? new DateValue(0) : new DateValue(unixEpoch + Math.floor(time.getTime() / 1000) + zone * 60)

/** `undefined` of the empty date, and of what was skipped. */
export function timeOf(value: unknown, { zone }: Run): Date | undefined {
  if (value === undefined || value === null) return undefined
  if (!(value instanceof DateValue)) throw errors.mismatch(1)
  return value.seconds === 0 ? undefined : new Date((value.seconds - unixEpoch - zone * 60) * 1000)
}

function idOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  const id = value instanceof UuidObject ? value.text() : text(value)
  return id === noUUID || id === '' ? undefined : id
}

export const messageType: ObjectType = new ObjectType('СообщениеСервисаИнтеграции|IntegrationServiceMessage', {
  presentation: 'Сообщение сервиса интеграции',
  properties: {
    'Идентификатор|ID': { get: (self: MessageObject) => new UuidObject(self.message.ID) },
    'ДатаОтправки|SendDate': { get: (self: MessageObject, run) => dateOf(self.message.SendDate, run) },
    'ДатаУстаревания|ExpirationDate': { get: (self: MessageObject, run) => dateOf(self.message.ExpirationDate, run) },
    'ИдентификаторСообщенияЗапроса|CorrelationId': {
      get: (self: MessageObject) => new UuidObject(self.message.CorrelationId ?? noUUID),
      set: (self: MessageObject, value: unknown) => {
        self.message.CorrelationId = idOf(value)
      },
    },
    'КодОтправителя|SenderCode': {
      get: (self: MessageObject) => self.message.SenderCode,
      set: (self: MessageObject, value: unknown) => {
        self.message.SenderCode = text(value)
      },
    },
    'КодПолучателя|RecipientCode': {
      get: (self: MessageObject) => self.message.RecipientCode,
      set: (self: MessageObject, value: unknown) => {
        self.message.RecipientCode = text(value)
      },
    },
    'Параметры|Parameters': { get: (self: MessageObject) => self.parameters },
    'РазмерТела|BodySize': { get: (self: MessageObject) => self.message.BodySize },
  },
  methods: {
    'ПолучитьТелоКакПоток|GetBodyAsStream': (self: MessageObject) => new MessageStream(self.message),
  },
})
