/** `БлокировкаДанных`: locks are taken in a transaction; transactions come one at a time, so each is free at once. */
import { Enumeration, type Library } from '../../dictionary/library.ts'
import { BslError, errors } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { dataIfAny } from './data-of.ts'

class LockObject extends BslObject {
  readonly type = lockType
  readonly items: LockItem[] = []

  override iterate(): Iterable<unknown> {
    return this.items
  }

  override getIndex(index: unknown): unknown {
    const found = this.items[Number(index)]
    if (found === undefined) throw errors.outOfBounds()
    return found
  }
}

class LockItem extends BslObject {
  readonly type = lockItemType
  area: string
  mode: unknown = null
  source: unknown = null

  constructor(area: string) {
    super()
    this.area = area
  }
}

function lock(_self: LockObject, run: Run): void {
  const data = dataIfAny(run)
  if (data !== undefined && !data.isActive)
    throw new BslError('Блокировка данных возможна только в транзакции', 'Data can be locked in a transaction only')
}

const lockType: ObjectType = new ObjectType('БлокировкаДанных|DataLock', {
  presentation: 'Блокировка данных',
  create: { kinds: '', make: () => new LockObject() },
  methods: {
    'Добавить|Add|s?': (self: LockObject, area = '') => {
      const item = new LockItem(area)
      self.items.push(item)
      return item
    },
    'Заблокировать|Lock|$': lock,
    'Количество|Count': (self: LockObject) => self.items.length,
    'Очистить|Clear': (self: LockObject) => self.items.splice(0).length,
  },
})

const lockItemType: ObjectType = new ObjectType('ЭлементБлокировкиДанных|DataLockItem', {
  methods: {
    'УстановитьЗначение|SetValue|sa': () => undefined,
    'ИспользоватьИзИсточникаДанных|UseFromDataSource|ss': () => undefined,
  },
  properties: {
    'Область|Region': {
      get: (self: LockItem) => self.area,
      set: (self: LockItem, value: string) => {
        self.area = value
      },
    },
    'Режим|Mode': {
      get: (self: LockItem) => self.mode,
      set: (self: LockItem, value: unknown) => {
        self.mode = value
      },
    },
    'ИсточникДанных|DataSource': {
      get: (self: LockItem) => self.source,
      set: (self: LockItem, value: unknown) => {
        self.source = value
      },
    },
  },
})

export const locks: Library = {
  types: [lockType, lockItemType],
  enumerations: [
    new Enumeration('ВидДвиженияБухгалтерии|AccountingRecordType', ['Дебет|Debit', 'Кредит|Credit']),
    new Enumeration('ВидСчета|AccountType', ['Активный|Active', 'Пассивный|Passive', 'АктивноПассивный|ActivePassive']),
  ],
}
