/** `ВнешнийИсточникДанныхТаблицаВыборка`: rows of a table one after another, as the database gives them. */
import { ExternalRecord } from '../../../external/objects/record.ts'
import type { ExternalDataSourceTableManager } from '../../../external/objects/table-manager.ts'
import { errors } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import { text } from '../../run/text.ts'
import { StructureObject } from '../collections/structure.ts'
import type { RunData } from '../data/values/run-data.ts'
import { given, shown } from './face.ts'
import { ForeignRefValue } from './reference.ts'

export class SelectionObject extends BslObject {
  readonly type = selectionType
  readonly data: RunData
  readonly #manager: ExternalDataSourceTableManager
  readonly #rows: AsyncGenerator<ExternalRecord, void, undefined>
  #row: ExternalRecord | undefined

  /** `filter`: a structure of values; `order`: as «Цена Убыв, Код». */
  constructor(data: RunData, manager: ExternalDataSourceTableManager, filter: unknown, order: unknown) {
    super()
    this.data = data
    this.#manager = manager
    this.#rows = manager.Select({ where: whereOf(data, filter), order: orderOf(order) })
  }

  async next(): Promise<boolean> {
    const { done, value } = await this.data.within(() => this.#rows.next())
    this.#row = done === true ? undefined : value
    return done !== true
  }

  fieldNames(): readonly string[] {
    return Object.keys(this.#manager.Metadata().Fields)
  }

  override getField(folded: string): unknown {
    const name = this.fieldNames().find((one) => one.toLowerCase() === folded)
    if (name === undefined) return undefined
    return this.#row === undefined ? null : shown(this.data, this.#row.get(name))
  }

  /** Of tables with objects. */
  get reference(): unknown {
    const { KeyFields } = this.#manager.Metadata()
    return this.#row === undefined ? null : new ForeignRefValue(this.#manager.GetRef(this.#row.get(KeyFields[0]!)))
  }
}

function whereOf(data: RunData, filter: unknown): Readonly<Record<string, unknown>> {
  if (filter === null || filter === undefined) return {}
  if (!(filter instanceof StructureObject)) throw errors.mismatch(1)
  return Object.fromEntries([...filter.entries()].map(([name, value]) => [name, given(data, value)]))
}

const descending = /\s+(?:убыв|desc)$/i
const ascending = /\s+(?:возр|asc)$/i

function orderOf(order: unknown): readonly string[] {
  if (order === null || order === undefined) return []
  return text(order)
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => (descending.test(one) ? `-${one.replace(descending, '')}` : one.replace(ascending, '')))
}

export const selectionType: ObjectType = new ObjectType('ВнешнийИсточникДанныхТаблицаВыборка|ExternalDataSourceTableSelection', {
  presentation: 'Выборка из таблицы внешнего источника данных',
  properties: { 'Ссылка|Ref': { get: (self: SelectionObject) => self.reference } },
  methods: { 'Следующий|Next': (self: SelectionObject) => self.next() },
})
