/**
 * Values under the names of their fields, as properties: `object.Description`, `row.Количество`. English names are listed, Russian ones of
 * standard fields work as well; any other name cannot be assigned.
 */
import { didYouMean } from '../../../diagnostics/near.ts'
import { inRussian } from '../../../names/bilingual.ts'
import { memberNames } from '../../../names/members.ts'
import { dataError } from '../../data-error.ts'
import type { Column } from '../../store/column.ts'
import type { TableLayout } from '../../store/layout.ts'
import { emptyValues } from '../../store/row.ts'
import type { Value } from '../../values/value.ts'
import { assigned } from './assign.ts'
import { classesWithFields, refuseOtherNames } from './record-classes.ts'

/** Fields that are not assigned. */
const readOnly: ReadonlySet<string> = new Set([
  'Ref',
  'Predefined',
  'PredefinedDataName',
  'DataVersion',
  'Posted',
  'IsFolder',
  'LineNumber',
])

export class DataRecord {
  readonly #table: TableLayout
  readonly #values: Value[]
  readonly #places: Places
  #isModified = false

  constructor(table: TableLayout, values: Value[] = emptyValues(table)) {
    this.#table = table
    this.#values = values
    this.#places = positions(table)
  }

  /** `Модифицированность`. Whether anything was assigned since it was read or written. */
  Modified(): boolean {
    return this.#isModified
  }

  /** By the name of a field, English or Russian. @throws DataError */
  get(field: string): Value {
    return this.#values[this.#at(field)]
  }

  /** @throws DataError for a field that there is not, or a value of another type. */
  set(field: string, value: unknown): void {
    this.#assign(this.#at(field), value)
  }

  #assign(at: number, value: unknown): void {
    const column = this.#table.columns[at]!
    const { FullName } = this.#table.object
    if (this.#places.fixed[at]) throw dataError('read-only', { field: column.field.Name, object: FullName })
    this.#values[at] = assigned(column, value, FullName)
    this.#isModified = true
  }

  /** Several fields at once. */
  fill(values: Readonly<Record<string, unknown>>): this {
    const { at: places } = this.#places
    for (const name of Object.keys(values)) {
      const at = places.get(name)
      if (at !== undefined) this.#assign(at, values[name])
      // Tabular sections are properties, and no fields.
      else if (name in this) Reflect.set(this, name, values[name])
      else this.set(name, values[name])
    }
    return this
  }

  toJSON(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(this.#table.columns.map(({ field }, at) => [field.Name, this.#values[at]]))
  }

  static tableOf(record: DataRecord): TableLayout {
    return record.#table
  }
  static valuesOf(record: DataRecord): Value[] {
    return record.#values
  }
  /** By the place of the column. */
  static valueAt(record: DataRecord, at: number): Value {
    return record.#values[at]
  }
  static assignAt(record: DataRecord, at: number, value: unknown): void {
    record.#assign(at, value)
  }
  /** Assigns what only the infobase assigns, such as `Posted`. */
  static put(record: DataRecord, field: string, value: Value): void {
    record.#values[record.#at(field)] = value
  }
  static setModified(record: DataRecord, isModified: boolean): void {
    record.#isModified = isModified
  }

  #at(field: string): number {
    const at = this.#places.at.get(field)
    if (at !== undefined) return at
    const names = this.#table.columns.map((one) => one.field.Name)
    throw dataError('unknown-field', { object: this.#table.object.FullName, field, hint: didYouMean(field, names) })
  }

  // The same by their Russian names.
  /** `Modified`. */
  declare readonly Модифицированность: this['Modified']
}

inRussian(DataRecord, memberNames.DataRecord)

refuseOtherNames(DataRecord)

/** Where fields are in a table, and whether each may be assigned. */
interface Places {
  readonly at: ReadonlyMap<string, number>
  readonly fixed: readonly boolean[]
}

const known = new WeakMap<TableLayout, Places>()

function positions(table: TableLayout): Places {
  let found = known.get(table)
  if (found === undefined) {
    const { columns } = table
    const at = new Map([
      ...columns.map((one, place) => [one.field.russianName, place] as const),
      ...columns.map((one, place) => [one.field.Name, place] as const),
    ])
    found = { at, fixed: columns.map((one) => readOnly.has(one.field.Name)) }
    known.set(table, found)
  }
  return found
}

/** The class with a property for each field. Methods keep their names: a field that is called as one is reached by `get` and `set`. */
export const classFor = classesWithFields<TableLayout>((prototype, table, base) => {
  for (const [at, column] of table.columns.entries()) addProperty(prototype, column, at, base)
})

function addProperty(prototype: object, { field }: Column, at: number, base: object): void {
  // The number of a line is its place in a list, which `get` knows.
  const isPlace = field.Name === 'LineNumber'
  const property = (enumerable: boolean): PropertyDescriptor & ThisType<DataRecord> => ({
    enumerable,
    configurable: true,
    get: isPlace
      ? function (this: DataRecord) {
          return this.get(field.Name)
        }
      : function (this: DataRecord) {
          return DataRecord.valueAt(this, at)
        },
    set(value: unknown) {
      DataRecord.assignAt(this, at, value)
    },
  })
  if (!(field.Name in base)) Object.defineProperty(prototype, field.Name, property(true))
  if (field.russianName !== field.Name && !(field.russianName in base)) Object.defineProperty(prototype, field.russianName, property(false))
}
