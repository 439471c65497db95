/**
 * The address of an entity: `Catalog_Товары(guid'…')`, `Reg_RecordType(Recorder='…', Recorder_Type='StandardODATA.Document_Х',
 * LineNumber=1)`.
 */
import { typeOf } from '../../infobase/values/type-of.ts'
import type { Value } from '../../infobase/values/value.ts'
import type { EntityField, EntityType, PublishedModel } from '../model/entity.ts'
import type { Item } from '../model/selected.ts'
import { textOf } from './values.ts'

/** A single reference stands alone, other keys by their names; the types of composites follow their values. */
export function canonicalLink(entity: EntityType, item: Pick<Item, 'value'>, model: PublishedModel): string {
  const [first] = entity.key
  if (first === undefined) return `${entity.name}(SurrogateKey=0)`
  if (entity.key.length === 1 && first.form === 'reference') return `${entity.name}(guid'${textOf(item.value(first))}')`
  const parts = entity.key.flatMap((field) => {
    const one = item.value(field)
    const named = `${field.name}=${keyLiteral(field, one)}`
    return field.form === 'composite' ? [named, `${field.base}_Type='${model.typeOnWire(typeOf(one))}'`] : [named]
  })
  return `${entity.name}(${parts.join(', ')})`
}

function keyLiteral({ form, edm }: EntityField, value: Value): string {
  const text = textOf(value) ?? ''
  if (form === 'reference' || (form === 'plain' && edm === 'Edm.Guid')) return `guid'${text}'`
  if (form === 'composite' || edm === 'Edm.String') return `'${text.replaceAll("'", "''")}'`
  return edm === 'Edm.DateTime' ? `datetime'${text}'` : text
}
