/** `СправочникОбъект.Товары`: an object in memory with its fields, tabular sections, its own module, and what writes it. */
import { DataRecord } from '../../../../infobase/objects/fields/record.ts'
import { RowList } from '../../../../infobase/objects/fields/table-part.ts'
import { DocumentObject } from '../../../../infobase/objects/item/document-object.ts'
import { Item } from '../../../../infobase/objects/item/item.ts'
import { itemRow, sectionRows } from '../../../../infobase/objects/item/items.ts'
import type { StoredObject } from '../../../../infobase/objects/item/stored-object.ts'
import type { TableLayout } from '../../../../infobase/store/layout.ts'
import { valuesOf } from '../../../../infobase/store/row.ts'
import type { Reference } from '../../../../infobase/values/reference.ts'
import { kindNamed } from '../../../dictionary/object-kinds.ts'
import { ObjectType } from '../../../run/object-type.ts'
import { BslObject, type Call } from '../../../run/object.ts'
import type { OwnModule } from '../../../run/run.ts'
import { StructureObject } from '../../collections/structure.ts'
import { assign } from '../values/assign.ts'
import { fieldsOf, sectionNamed } from '../values/fields.ts'
import type { RunData } from '../values/run-data.ts'
import { fromData } from '../values/values.ts'
import { ExchangeValue } from './exchange.ts'
import { objectMembers } from './object-methods.ts'
import { ownMembers, ownModule } from './own-module.ts'
import { recordsOf } from './register-records.ts'
import { TablePart } from './table-part.ts'

export class ObjectValue extends BslObject {
  readonly data: RunData
  readonly item: StoredObject
  readonly table: TableLayout
  readonly additional = new StructureObject()
  readonly exchange: ExchangeValue
  #module: OwnModule | null | undefined
  #records: BslObject | undefined
  readonly #sections = new Map<string, TablePart>()

  constructor(data: RunData, item: StoredObject) {
    super()
    this.data = data
    this.item = item
    this.table = DataRecord.tableOf(item)
    this.exchange = new ExchangeValue(data, item.DataExchange)
  }

  get type(): ObjectType {
    return objectType(this.table)
  }

  /** What a field that refers to it takes. */
  get dataReference(): Reference {
    return this.item.Ref
  }

  /** `Движения`. */
  get records(): BslObject | undefined {
    return this.item instanceof DocumentObject ? (this.#records ??= recordsOf(this.data, this.item)) : undefined
  }

  /** Its own module, run when it is first needed. */
  get module(): OwnModule | undefined {
    if (this.#module === undefined)
      this.#module =
        ownModule(this.data, this.table.object.FullName, 'Object', this, () => ownMembers(this.data, this.table, this.type)) ?? null
    return this.#module ?? undefined
  }

  override getField(folded: string): unknown {
    const column = fieldsOf(this.table).byName.get(folded)
    if (column !== undefined) return fromData(this.data, this.item.get(column.field.Name), column)
    return this.#section(folded) ?? (this.type.members.has(folded) ? undefined : this.module?.getField(folded))
  }

  field(folded: string): unknown {
    return this.getField(folded)
  }

  #section(folded: string): TablePart | undefined {
    const known = this.#sections.get(folded)
    if (known !== undefined) return known
    const section = sectionNamed(this.data.base.layout.sections(this.table.object.FullName), folded)
    if (section === undefined) return undefined
    const made = new TablePart(this.data, this.item.Section(section.section!.Name))
    this.#sections.set(folded, made)
    return made
  }

  override setField(folded: string, value: unknown): boolean {
    const column = fieldsOf(this.table).byName.get(folded)
    if (column === undefined) return !this.type.members.has(folded) && this.module?.setField(folded, value) === true
    assign(this.data, this.item, column, column.field.russianName, value)
    return true
  }

  override getMethod(folded: string): Call | undefined {
    return this.type.members.has(folded) ? undefined : this.module?.getMethod(folded)
  }

  /** What is kept now, in place of what it was changed to. */
  reread(): void {
    const { data, item, table } = this
    data.read(() => {
      const row = itemRow(data.base, table, item.Ref.UUID)
      if (row === undefined) return
      for (const [at, value] of valuesOf(table, row).entries()) DataRecord.valuesOf(item)[at] = value
      for (const list of Item.sectionsOf(item)) RowList.put(list, sectionRows(data.base, RowList.tableOf(list), item.Ref.UUID))
      Item.settled(item)
    })
  }

  fieldNames(): Iterable<string> {
    return fieldsOf(this.table).names
  }

  override text(): string {
    return this.item.Presentation()
  }
}

const types = new WeakMap<TableLayout, ObjectType>()

function objectType(table: TableLayout): ObjectType {
  let found = types.get(table)
  if (found === undefined) {
    const { kind, Name } = table.object
    found = new ObjectType(`${kindNamed(kind)?.russian ?? kind}Объект.${Name}|${kind}Object.${Name}`, objectMembers(kind))
    types.set(table, found)
  }
  return found
}

const values = new WeakMap<Item, ObjectValue>()

/** The object of the language for one of data: the same one each time in a run. */
export function objectValue(data: RunData, item: Item): ObjectValue {
  const known = values.get(item)
  if (known !== undefined && known.data === data) return known
  const made = new ObjectValue(data, item as StoredObject)
  values.set(item, made)
  return made
}
