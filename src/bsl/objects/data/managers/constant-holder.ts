/** `КонстантаМенеджерЗначения.Х`: a value of a constant on its way, with the module of the value. */
import { DataExchange } from '../../../../infobase/exchange/data-exchange.ts'
import type { AnyModelObject } from '../../../../infobase/model/model.ts'
import { tableFor } from '../../../../infobase/objects/base.ts'
import { ConstantManager } from '../../../../infobase/objects/manager/constant-manager.ts'
import { managerOf } from '../../../../infobase/objects/manager/manager-of.ts'
import type { TableLayout } from '../../../../infobase/store/layout.ts'
import type { Value } from '../../../../infobase/values/value.ts'
import { ObjectType } from '../../../run/object-type.ts'
import { BslObject, type Call } from '../../../run/object.ts'
import type { OwnModule } from '../../../run/run.ts'
import { StructureObject } from '../../collections/structure.ts'
import { ExchangeValue } from '../objects/exchange.ts'
import { ownModule } from '../objects/own-module.ts'
import { adjusted } from '../values/assign.ts'
import { metadataOf } from '../values/metadata-of.ts'
import type { RunData } from '../values/run-data.ts'

/** What handlers of a constant's events are given. */
interface Written {
  Value: Value
  readonly DataExchange: DataExchange
}

export class ConstantHolder extends BslObject {
  readonly type = holderType
  readonly data: RunData
  readonly object: AnyModelObject
  readonly additional = new StructureObject()
  written: Written
  #module: OwnModule | null | undefined

  constructor(data: RunData, object: AnyModelObject, value: Value, written: Written = { Value: value, DataExchange: new DataExchange() }) {
    super()
    this.data = data
    this.object = object
    this.written = written
  }

  get table(): TableLayout {
    return tableFor(this.data.base, this.object.FullName)
  }

  get module(): OwnModule | undefined {
    if (this.#module === undefined)
      this.#module = ownModule(this.data, this.object.FullName, 'ValueManager', this, () => new Set(this.type.members.keys())) ?? null
    return this.#module ?? undefined
  }

  override getField(folded: string): unknown {
    return this.type.members.has(folded) ? undefined : this.module?.getField(folded)
  }

  override setField(folded: string, value: unknown): boolean {
    return !this.type.members.has(folded) && this.module?.setField(folded, value) === true
  }

  override getMethod(folded: string): Call | undefined {
    return this.type.members.has(folded) ? undefined : this.module?.getMethod(folded)
  }

  get value(): unknown {
    return this.data.value(this.written.Value, this.table.columns[0])
  }

  set value(given: unknown) {
    this.written.Value = adjusted(this.data, this.table.columns[0]!, given, this.object.FullName)
  }

  /** Handlers of the events see this very object. */
  async write(): Promise<void> {
    const { data, object } = this
    const manager = managerOf(data.base, 'Constant', object.Name) as ConstantManager
    const before = data.run.kept.get(beingWritten)
    data.run.kept.set(beingWritten, this)
    try {
      await data.within(() => ConstantManager.setIn(manager, new Map(), this.written.Value, this.written.DataExchange.Load))
    } finally {
      data.run.kept.set(beingWritten, before)
    }
  }
}

const beingWritten = 'constant being written'

/** The object of the language for what handlers of a constant's events are given. */
export function constantHolder(data: RunData, object: AnyModelObject, written: Written): ConstantHolder {
  const known = data.run.kept.get(beingWritten)
  if (!(known instanceof ConstantHolder) || known.object !== object) return new ConstantHolder(data, object, written.Value, written)
  written.DataExchange.Load ||= known.written.DataExchange.Load
  known.written = written
  return known
}

const holderType: ObjectType = new ObjectType('КонстантаМенеджерЗначения|ConstantValueManager', {
  properties: {
    'Значение|Value': {
      get: (self: ConstantHolder) => self.value,
      set: (self: ConstantHolder, value: unknown) => {
        self.value = value
      },
    },
    'ДополнительныеСвойства|AdditionalProperties': { get: (self: ConstantHolder) => self.additional },
    'ОбменДанными|DataExchange': { get: (self: ConstantHolder) => new ExchangeValue(self.data, self.written.DataExchange) },
    'ЭтотОбъект|ThisObject': { get: (self: ConstantHolder) => self },
  },
  methods: {
    'Записать|Write': (self: ConstantHolder) => self.write(),
    'Прочитать|Read': async (self: ConstantHolder) => {
      const manager = managerOf(self.data.base, 'Constant', self.object.Name) as ConstantManager
      self.written.Value = await self.data.within(() => manager.Get())
    },
    'Метаданные|Metadata': (self: ConstantHolder) => metadataOf(self.data.run, self.object.FullName),
  },
})

export const holderTypes = [holderType]
