/** `Константы`: one value each, and sets of them. */
import type { AnyModelObject } from '../../../../infobase/model/model.ts'
import { observed, requireRight, tableFor } from '../../../../infobase/objects/base.ts'
import type { ConstantManager } from '../../../../infobase/objects/manager/constant-manager.ts'
import { managerOf } from '../../../../infobase/objects/manager/manager-of.ts'
import type { TableLayout } from '../../../../infobase/store/layout.ts'
import { valuesOf } from '../../../../infobase/store/row.ts'
import type { Value } from '../../../../infobase/values/value.ts'
import { ObjectType } from '../../../run/object-type.ts'
import { BslObject } from '../../../run/object.ts'
import { adjusted } from '../values/assign.ts'
import { metadataOf } from '../values/metadata-of.ts'
import type { RunData } from '../values/run-data.ts'
import { ConstantHolder } from './constant-holder.ts'

export class ConstantValue extends BslObject {
  readonly type = constantType
  readonly data: RunData
  readonly object: AnyModelObject

  constructor(data: RunData, object: AnyModelObject) {
    super()
    this.data = data
    this.object = object
  }

  get table(): TableLayout {
    return tableFor(this.data.base, this.object.FullName)
  }

  read(): unknown {
    return this.data.value(this.stored(), this.table.columns[0])
  }

  stored(): Value {
    const { data, object, table } = this
    const [column] = table.columns
    const value = data.read(() => {
      requireRight(data.base, object, 'Read')
      const row = data.base.writer.rows(table, [], [])[0]
      return row === undefined ? column!.empty : valuesOf(table, row)[0]
    })
    observed(data.base, 'read', object, '')
    return value
  }

  write(value: unknown): Promise<void> {
    const { data, object, table } = this
    const manager = managerOf(data.base, 'Constant', object.Name) as ConstantManager
    const given = adjusted(data, table.columns[0]!, value, object.FullName)
    return data.within(() => manager.Set(given))
  }
}

/** `Константы.СоздатьНабор()`. */
class ConstantsSet extends BslObject {
  readonly type = setType
  readonly constants: readonly ConstantValue[]
  readonly #values = new Map<string, unknown>()

  constructor(constants: readonly ConstantValue[]) {
    super()
    this.constants = constants
  }

  #named(folded: string): ConstantValue | undefined {
    return this.constants.find((one) => one.object.Name.toLowerCase() === folded)
  }

  override getField(folded: string): unknown {
    const found = this.#named(folded)
    if (found === undefined) return undefined
    return this.#values.has(found.object.Name) ? this.#values.get(found.object.Name) : found.read()
  }

  override setField(folded: string, value: unknown): boolean {
    const found = this.#named(folded)
    if (found === undefined) return false
    this.#values.set(found.object.Name, value)
    return true
  }

  read(): void {
    for (const one of this.constants) this.#values.set(one.object.Name, one.read())
  }

  async write(): Promise<void> {
    for (const one of this.constants) if (this.#values.has(one.object.Name)) await one.write(this.#values.get(one.object.Name))
  }
}

const setType: ObjectType = new ObjectType('КонстантыНабор|ConstantsSet', {
  methods: {
    'Прочитать|Read': (self: ConstantsSet) => self.read(),
    'Записать|Write': (self: ConstantsSet) => self.write(),
  },
})

const constantType: ObjectType = new ObjectType('КонстантаМенеджер|ConstantManager', {
  methods: {
    'Получить|Get': (self: ConstantValue) => self.read(),
    'Установить|Set|a': (self: ConstantValue, value: unknown) => self.write(value),
    'СоздатьМенеджерЗначения|CreateValueManager': (self: ConstantValue) => new ConstantHolder(self.data, self.object, self.stored()),
    'Метаданные|Metadata': (self: ConstantValue) => metadataOf(self.data.run, self.object.FullName),
  },
})

/** All, or those of a list of names. */
export function constantsSet(data: RunData, names?: string): ConstantsSet {
  const listed = names === undefined || names.trim() === '' ? undefined : names.split(',').map((one) => one.trim().toLowerCase())
  const objects = data.base.model.of('Constant').filter((one) => listed?.includes(one.Name.toLowerCase()) ?? true)
  return new ConstantsSet(objects.map((one) => new ConstantValue(data, one)))
}

export const constantTypes = [constantType, setType]
