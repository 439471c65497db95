/** `Выборка`: rows of an object one after another, each with its fields; conditions and orders as modules write them. */
import type { AnyModelObject } from '../../../../infobase/model/model.ts'
import { requireRight } from '../../../../infobase/objects/base.ts'
import { planFor } from '../../../../infobase/objects/manager/selection.ts'
import { requireAllowed, allowedOnly } from '../../../../infobase/objects/restriction.ts'
import { equal, type Expression, field, value } from '../../../../infobase/query/expression.ts'
import type { OrderItem } from '../../../../infobase/query/plan.ts'
import type { TableLayout } from '../../../../infobase/store/layout.ts'
import type { Value } from '../../../../infobase/values/value.ts'
import { errors } from '../../../run/error.ts'
import { ObjectType } from '../../../run/object-type.ts'
import { BslObject } from '../../../run/object.ts'
import { StructureObject } from '../../collections/structure.ts'
import { adjusted } from '../values/assign.ts'
import { fieldsOf } from '../values/fields.ts'
import { RefValue } from '../values/reference.ts'
import type { RunData } from '../values/run-data.ts'

/** Whose rows are selected. */
interface Selected {
  readonly data: RunData
  readonly object: AnyModelObject
  readonly table: TableLayout
}

export class SelectionValue extends BslObject {
  readonly type = selectionType
  readonly of: Selected
  readonly rows: readonly (readonly Value[])[]
  at = -1

  constructor(of: Selected, rows: readonly (readonly Value[])[]) {
    super()
    this.of = of
    this.rows = rows
  }

  get row(): readonly Value[] | undefined {
    return this.rows[this.at]
  }

  override getField(folded: string): unknown {
    const { table, data } = this.of
    const column = fieldsOf(table).byName.get(folded)
    if (column === undefined) return this.type.members.has(folded) ? undefined : this.reference?.getField(folded)
    const found = this.row?.[table.columns.indexOf(column)]
    return this.row === undefined ? null : data.value(found, column)
  }

  get reference(): RefValue | undefined {
    const { table, data } = this.of
    const found = table.column('Ref') === undefined ? undefined : data.value(this.row?.[0])
    return found instanceof RefValue ? found : undefined
  }

  fieldNames(): Iterable<string> {
    return fieldsOf(this.of.table).names
  }

  next(): boolean {
    this.at = Math.min(this.at + 1, this.rows.length)
    return this.at < this.rows.length
  }
}

const selectionType: ObjectType = new ObjectType('ВыборкаДанных|DataSelection', {
  presentation: 'Выборка',
  methods: {
    'Следующий|Next': (self: SelectionValue) => self.next(),
    'ПолучитьОбъект|GetObject': (self: SelectionValue) => self.reference?.object() ?? null,
    'Сбросить|Reset': (self: SelectionValue) => {
      self.at = -1
    },
  },
})

/** Rows that the user may read, in an order. */
export function selectionOf(of: Selected, where: Expression, order: readonly OrderItem[]): SelectionValue {
  const { data, object, table } = of
  const rows = data.read(() => {
    requireRight(data.base, object, 'Read')
    const plan = allowedOnly(data.base, object, { ...planFor(data.base, table, {}), where, order })
    requireAllowed(data.base, object, plan)
    return data.base.reader.select(plan)
  })
  return new SelectionValue(of, rows)
}

/** Fields of a Структура that must have its values. */
export function conditionsOf({ data, table, object }: Selected, filter: unknown): Expression[] {
  if (filter === undefined || filter === null) return []
  if (!(filter instanceof StructureObject)) throw errors.mismatch(3)
  return [...filter.entries()].map(([name, one]) => {
    const column = fieldsOf(table).byName.get(name.toLowerCase())
    if (column === undefined) throw errors.noField(name)
    return equal(field(column.field.Name), value(adjusted(data, column, one, object.FullName)))
  })
}

/** `"Код Убыв"`. */
export function orderOf({ table }: Selected, order: string): OrderItem[] {
  if (order.trim() === '') return []
  return order.split(',').map((one) => {
    const [name = '', way = ''] = one.trim().split(/\s+/)
    const column = fieldsOf(table).byName.get(name.toLowerCase())
    if (column === undefined) throw errors.noField(name)
    return { expression: field(column.field.Name), descending: /^(убыв|desc)$/i.test(way) }
  })
}

export const selectionTypes = [selectionType]
