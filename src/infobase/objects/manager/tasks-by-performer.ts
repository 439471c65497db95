/** Tasks that a performer has to do: by their own addressing, and by what the register of addressing gives the performer. */
import type { Task } from '../../definition/objects/task.ts'
import { and, equal, field, value, type Expression } from '../../query/expression.ts'
import { column, type Row } from '../../query/plan.ts'
import type { TableLayout } from '../../store/layout.ts'
import type { Reference } from '../../values/reference.ts'
import type { Base } from '../base.ts'
import { planFor } from './selection.ts'

/** Rows in the order of the table's columns. */
export function tasksByPerformer(base: Base, table: TableLayout, performer: Reference): readonly Row[] {
  const { MainAddressingAttribute } = table.object.definition as Task
  const main = MainAddressingAttribute.split('.').at(-1)!
  const own: readonly Expression[] = main === '' ? [] : [equal(field(main), value(performer))]
  const operands = [...own, ...byRoles(base, table.object.definition as Task, main, performer)]
  return base.reader.select({ ...planFor(base, table, {}), where: and(equal(field('Executed'), value(false)), { kind: 'or', operands }) })
}

/** A condition for each record of the register that has the performer; attributes go to the dimensions that have their names. */
function byRoles(base: Base, { Addressing, AddressingAttributes }: Task, main: string, performer: Reference): readonly Expression[] {
  const dimensionOf = (name: string): string => AddressingAttributes[name]?.AddressingDimension.split('.').at(-1) || name
  const register = base.layout.table(Addressing)
  if (register?.column(dimensionOf(main)) === undefined) return []
  const shared = Object.keys(AddressingAttributes).filter((one) => one !== main && register.column(dimensionOf(one)) !== undefined)
  const rows = base.reader.select({
    source: { kind: 'object', name: Addressing },
    where: equal(field(dimensionOf(main)), value(performer)),
    columns: shared.map((one) => column(dimensionOf(one))),
  })
  return rows.map((row) => and(...shared.map((one, at) => equal(field(one), value(row[at])))))
}
