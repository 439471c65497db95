/** Values of an item for a writer, which is made once of a selection and used for every row. */
import type { Value } from '../../infobase/values/value.ts'
import type { EntityField } from '../model/entity.ts'
import { isInapplicable, neededFields, type Item, type Selection } from '../model/selected.ts'

/** Reads the value of a field: of the row by its place, where the item has one. */
export function valueReader(selection: Selection, field: EntityField): (item: Item) => Value {
  const place = neededFields(selection).indexOf(field.column)
  const isOptional = isInapplicable(field, true) || isInapplicable(field, false)
  return (item) => {
    const { row } = item
    if (row === undefined) return item.value(field)
    return isOptional && isInapplicable(field, item.folder) ? null : row[place]
  }
}
