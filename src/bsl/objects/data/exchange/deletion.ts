/** `УдалениеОбъекта`: an object that another infobase deleted, as a message of an exchange has it. */
import { DataExchange } from '../../../../infobase/exchange/data-exchange.ts'
import { readObject } from '../../../../infobase/objects/item/item.ts'
import type { StoredObject } from '../../../../infobase/objects/item/stored-object.ts'
import { errors } from '../../../run/error.ts'
import { ObjectType } from '../../../run/object-type.ts'
import { BslObject } from '../../../run/object.ts'
import type { Run } from '../../../run/run.ts'
import { StructureObject } from '../../collections/structure.ts'
import { ExchangeValue } from '../objects/exchange.ts'
import { metadataOf } from '../values/metadata-of.ts'
import { RefValue } from '../values/reference.ts'

export class DeletionValue extends BslObject {
  readonly type = deletionType
  readonly reference: RefValue
  readonly additional = new StructureObject()
  readonly exchange: ExchangeValue

  constructor(reference: RefValue) {
    super()
    this.reference = reference
    this.exchange = new ExchangeValue(reference.data, new DataExchange())
  }

  /** Deletes the object, where it is still there. */
  async write(): Promise<void> {
    const { data, reference, table } = this.reference
    const found = table && data.read(() => readObject(data.base, table, reference.UUID))
    if (found === undefined) return
    const item = found as StoredObject
    item.DataExchange.Load = this.exchange.exchange.Load
    item.DataExchange.Sender = this.exchange.exchange.Sender
    await data.within(() => item.Delete())
  }
}

const deletionType: ObjectType = new ObjectType('УдалениеОбъекта|ObjectDeletion', {
  presentation: 'Удаление объекта',
  create: {
    kinds: 'a',
    make: (_run: Run, reference: unknown) => {
      if (!(reference instanceof RefValue)) throw errors.mismatch(1)
      return new DeletionValue(reference)
    },
  },
  properties: {
    'Ссылка|Ref': { get: (self: DeletionValue) => self.reference },
    'ДополнительныеСвойства|AdditionalProperties': { get: (self: DeletionValue) => self.additional },
    'ОбменДанными|DataExchange': { get: (self: DeletionValue) => self.exchange },
  },
  methods: {
    'Записать|Write': (self: DeletionValue) => self.write(),
    'Метаданные|Metadata': ({ reference }: DeletionValue) => metadataOf(reference.data.run, reference.table?.object.FullName ?? ''),
  },
})

export const deletionTypes = [deletionType]
