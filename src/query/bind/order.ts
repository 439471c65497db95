/** `АВТОУПОРЯДОЧИВАНИЕ`: references are ordered by what they refer to; without УПОРЯДОЧИТЬ the first reference of the list orders. */
import { presentationFields } from '../../infobase/query/order.ts'
import { objectOfType } from '../../infobase/values/type-of.ts'
import type { Block, Bound, BoundOrder } from './bound.ts'
import { fieldOf, type Binding } from './scope.ts'
import { fieldBehind } from './shapes.ts'

export function autoOrder(order: readonly BoundOrder[], columns: Block['columns'], binding: Binding): readonly BoundOrder[] {
  const first = columns.find(({ expression }) => shownBy(expression, binding).length > 0)
  const asked = order.length > 0 || first === undefined ? order : [{ expression: first.expression, isDescending: false }]
  return asked.flatMap(({ expression, isDescending }) => {
    const shown = shownBy(expression, binding)
    return (shown.length === 0 ? [expression] : shown).map((one) => ({ expression: one, isDescending }))
  })
}

/** The fields by which the reference of a field is shown; none where it is no reference to one object. */
function shownBy(expression: Bound, { base }: Binding): readonly Bound[] {
  if (expression.kind !== 'field' || expression.types?.length !== 1) return []
  const table = base.layout.table(objectOfType(expression.types[0]!) ?? '')
  if (table === undefined || table.object.kind === 'Enum') return []
  const { source, slot, name, place } = expression
  const { path, types } = source.slots[slot]!
  const isOwn = path.length === 1 && path[0] === 'Ref' && source.reading.kind === 'object'
  return presentationFields(table).map((key) => {
    const found = fieldBehind(base.model, expression.types, key.toLowerCase())!
    return fieldOf(source, isOwn ? [key] : [...path, key], isOwn ? [found.types] : [...types, found.types], [name, key], place)
  })
}
