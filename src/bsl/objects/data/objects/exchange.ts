/** `ОбменДанными`: whether an object is being loaded, and who sent it. */
import type { DataExchange } from '../../../../infobase/exchange/data-exchange.ts'
import { ObjectType } from '../../../run/object-type.ts'
import { BslObject } from '../../../run/object.ts'
import { ArrayObject } from '../../collections/array.ts'
import { RefValue } from '../values/reference.ts'
import type { RunData } from '../values/run-data.ts'

export class ExchangeValue extends BslObject {
  readonly type = exchangeType
  readonly data: RunData
  readonly exchange: DataExchange

  constructor(data: RunData, exchange: DataExchange) {
    super()
    this.data = data
    this.exchange = exchange
  }
}

class RecipientsValue extends BslObject {
  readonly type = recipientsType
  readonly data: RunData
  readonly exchange: DataExchange

  constructor(data: RunData, exchange: DataExchange) {
    super()
    this.data = data
    this.exchange = exchange
  }

  override iterate(): Iterable<unknown> {
    return Array.from(this.exchange.Recipients, (one) => new RefValue(this.data, one))
  }
}

const exchangeType: ObjectType = new ObjectType('ПараметрыОбменаДанными|DataExchangeParameters', {
  properties: {
    'Загрузка|Load': {
      get: (self: ExchangeValue) => self.exchange.Load,
      set: (self: ExchangeValue, value: boolean) => {
        self.exchange.Load = value
      },
    },
    'Отправитель|Sender': {
      get: (self: ExchangeValue) => (self.exchange.Sender === undefined ? null : new RefValue(self.data, self.exchange.Sender)),
      set: (self: ExchangeValue, value: unknown) => {
        self.exchange.Sender = value instanceof RefValue ? value.reference : undefined
      },
    },
    'Получатели|Recipients': { get: (self: ExchangeValue) => new RecipientsValue(self.data, self.exchange) },
  },
})

const recipientsType: ObjectType = new ObjectType('НаборУзлов|NodesSet', {
  properties: {
    'АвтоЗаполнение|AutoFill': {
      get: (self: RecipientsValue) => self.exchange.Recipients.AutoFill,
      set: (self: RecipientsValue, value: boolean) => {
        self.exchange.Recipients.AutoFill = value
      },
    },
  },
  methods: {
    'Добавить|Add|a': (self: RecipientsValue, node: unknown) => {
      for (const one of node instanceof ArrayObject ? node.items : [node])
        if (one instanceof RefValue) self.exchange.Recipients.Add(one.reference)
    },
    'Удалить|Delete|a': (self: RecipientsValue, node: unknown) => {
      if (node instanceof RefValue) self.exchange.Recipients.Delete(node.reference)
    },
    'Очистить|Clear': (self: RecipientsValue) => self.exchange.Recipients.Clear(),
    'Количество|Count': (self: RecipientsValue) => self.exchange.Recipients.Count(),
    'Содержит|Contains|a': (self: RecipientsValue, node: unknown) =>
      node instanceof RefValue && self.exchange.Recipients.Contains(node.reference),
  },
})

export const exchangeTypes = [exchangeType, recipientsType]
