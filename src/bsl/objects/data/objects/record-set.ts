/** `РегистрСведенийНаборЗаписей.Цены`: a set of records with its filter, its rows and what reads and writes them. */
import { RowList } from '../../../../infobase/objects/fields/table-part.ts'
import type { Filter } from '../../../../infobase/objects/register/filter.ts'
import { RecordSet } from '../../../../infobase/objects/register/record-set.ts'
import type { Column } from '../../../../infobase/store/column.ts'
import type { TableLayout } from '../../../../infobase/store/layout.ts'
import { kindNamed } from '../../../dictionary/object-kinds.ts'
import { toBoolean } from '../../../run/convert.ts'
import { errors } from '../../../run/error.ts'
import { type Implementation, ObjectType } from '../../../run/object-type.ts'
import { BslObject, type Call } from '../../../run/object.ts'
import type { OwnModule } from '../../../run/run.ts'
import { StructureObject } from '../../collections/structure.ts'
import { adjusted } from '../values/assign.ts'
import { fieldsOf } from '../values/fields.ts'
import { metadataOf } from '../values/metadata-of.ts'
import type { RunData } from '../values/run-data.ts'
import { ExchangeValue } from './exchange.ts'
import { ownModule } from './own-module.ts'
import type { RowValue } from './row.ts'
import { TablePart, tablePartMethods } from './table-part.ts'

export class RecordSetValue extends TablePart {
  readonly set: RecordSet
  readonly additional = new StructureObject()
  readonly exchange: ExchangeValue
  /** Записывать: a document writes the set when it is posted. */
  writes = false
  readonly filter: FilterValue
  #module: OwnModule | null | undefined

  constructor(data: RunData, set: RecordSet) {
    super(data, set)
    this.set = set
    this.exchange = new ExchangeValue(data, set.DataExchange)
    this.filter = new FilterValue(data, set)
  }

  override get type(): ObjectType {
    return setType(RowList.tableOf(this.set))
  }

  get module(): OwnModule | undefined {
    if (this.#module === undefined)
      this.#module = ownModule(this.data, this.set.Metadata().FullName, 'RecordSet', this, () => new Set(this.type.members.keys())) ?? null
    return this.#module ?? undefined
  }

  /** Записывать, which is `Write` as the method Записать is. */
  override getField(folded: string): unknown {
    return folded === 'записывать' || folded === 'write' ? this.writes : undefined
  }

  override setField(folded: string, value: unknown): boolean {
    if (folded !== 'записывать' && folded !== 'write') return false
    this.writes = toBoolean(value)
    this.set.Write = this.writes as never
    return true
  }

  override getMethod(folded: string): Call | undefined {
    return this.type.members.has(folded) ? undefined : this.module?.getMethod(folded)
  }

  added(kind: 'Receipt' | 'Expense'): RowValue {
    return this.row(kind === 'Receipt' ? this.set.AddReceipt() : this.set.AddExpense())
  }
}

/** `Отбор`. */
class FilterValue extends BslObject {
  readonly type = filterType
  readonly data: RunData
  readonly set: RecordSet
  readonly #items = new Map<string, FilterItemValue>()

  constructor(data: RunData, set: RecordSet) {
    super()
    this.data = data
    this.set = set
  }

  override getField(folded: string): unknown {
    const column = fieldsOf(RowList.tableOf(this.set)).byName.get(folded)
    const item = column && this.set.Filter[column.field.Name]
    if (item === undefined) return undefined
    let found = this.#items.get(column!.field.Name)
    if (found === undefined) this.#items.set(column!.field.Name, (found = new FilterItemValue(this, item, column!)))
    return found
  }

  override getIndex(index: unknown): unknown {
    const found = typeof index === 'string' ? this.getField(index.toLowerCase()) : [...this.iterate()][Number(index)]
    if (found === undefined) throw typeof index === 'string' ? errors.noField(index) : errors.outOfBounds()
    return found
  }

  override *iterate(): Iterable<unknown> {
    for (const { field } of RowList.tableOf(this.set).columns)
      if (this.set.Filter[field.Name] !== undefined) yield this.getField(field.Name.toLowerCase())
  }
}

class FilterItemValue extends BslObject {
  readonly type = filterItemType
  readonly filter: FilterValue
  readonly item: Filter[string]
  readonly column: Column

  constructor(filter: FilterValue, item: Filter[string], column: Column) {
    super()
    this.filter = filter
    this.item = item
    this.column = column
  }

  put(value: unknown, use = true): void {
    const { data, set } = this.filter
    this.item.Set(adjusted(data, this.column, value, set.Metadata().FullName))
    this.item.Use = use
  }
}

const filterType: ObjectType = new ObjectType('Отбор|Filter', {
  methods: {
    'Количество|Count': (self: FilterValue) => [...self.iterate()].length,
    'Найти|Find|s': (self: FilterValue, name: string) => self.getField(name.toLowerCase()) ?? null,
    'Сбросить|Reset': (self: FilterValue) => {
      for (const one of self.iterate()) (one as FilterItemValue).item.Use = false
    },
  },
})

const filterItemType: ObjectType = new ObjectType('ЭлементОтбора|FilterItem', {
  methods: { 'Установить|Set|ab?': (self: FilterItemValue, value: unknown, use = true) => self.put(value, use) },
  properties: {
    'Значение|Value': {
      get: (self: FilterItemValue) => self.filter.data.value(self.item.Value, self.column),
      set: (self: FilterItemValue, value: unknown) => self.put(value, self.item.Use),
    },
    'Использование|Use': {
      get: (self: FilterItemValue) => self.item.Use,
      set: (self: FilterItemValue, use: boolean) => {
        self.item.Use = use
      },
    },
    'Имя|Name': { get: (self: FilterItemValue) => self.column.field.russianName },
  },
})

const methods: Record<string, Implementation> = {
  ...tablePartMethods,
  'ДобавитьПриход|AddReceipt': (self: RecordSetValue) => self.added('Receipt'),
  'ДобавитьРасход|AddExpense': (self: RecordSetValue) => self.added('Expense'),
  'Прочитать|Read': (self: RecordSetValue) => self.data.within(() => self.set.Read()),
  'Записать|Write|b?': (self: RecordSetValue, replace = true) => self.data.within(() => self.set.Write(replace)),
  'Модифицированность|Modified': (self: RecordSetValue) => self.set.Modified(),
  'Выбран|Selected': (self: RecordSetValue) => self.set.Count() > 0,
  'Заблокировать|Lock': () => undefined,
  'Метаданные|Metadata': (self: RecordSetValue) => metadataOf(self.data.run, self.set.Metadata().FullName),
  'УстановитьАктивность|SetActive|b': (self: RecordSetValue, active: boolean) => {
    for (const row of self.rows) row.setField('активность', active)
  },
}

const properties = {
  'Отбор|Filter': { get: (self: RecordSetValue) => self.filter },
  'ДополнительныеСвойства|AdditionalProperties': { get: (self: RecordSetValue) => self.additional },
  'ОбменДанными|DataExchange': { get: (self: RecordSetValue) => self.exchange },
  'ЭтотОбъект|ThisObject': { get: (self: RecordSetValue) => self },
}

const { 'Записать|Write|b?': _, ...others } = methods
/** Of calculation registers: actual periods of action are always those of the records. */
const calculationMethods: Record<string, Implementation> = {
  ...others,
  'Записать|Write|b?b?b?b?': (self: RecordSetValue, replace = true, only = false, actual = true, recalculations = true) =>
    self.data.within(() => self.set.Write(replace, only, actual, recalculations)),
}

const types = new WeakMap<TableLayout, ObjectType>()

function setType(table: TableLayout): ObjectType {
  let found = types.get(table)
  if (found === undefined) {
    const { kind, Name } = table.object
    const name = `${kindNamed(kind)?.russian ?? kind}НаборЗаписей.${Name}|${kind}RecordSet.${Name}`
    found = new ObjectType(name, { methods: kind === 'CalculationRegister' ? calculationMethods : methods, properties })
    types.set(table, found)
  }
  return found
}

const values = new WeakMap<RecordSet, RecordSetValue>()

/** The set of the language for one of data: the same one each time in a run. */
export function recordSetValue(data: RunData, set: RecordSet): RecordSetValue {
  const known = values.get(set)
  if (known !== undefined && known.data === data) return known
  const made = new RecordSetValue(data, set)
  values.set(set, made)
  return made
}

export const recordSetTypes = [filterType, filterItemType]
