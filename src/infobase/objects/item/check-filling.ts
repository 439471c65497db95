/** Which fields must be filled and are not, as their FillChecking says and the handler of FillCheckProcessing changes it. */
import { DateTime } from '../../../xdto/values/date-time.ts'
import { Decimal } from '../../../xdto/values/decimal.ts'
import { dataError } from '../../data-error.ts'
import { EnumMember, Reference, UniqueIdentifier } from '../../values/reference.ts'
import type { Value } from '../../values/value.ts'
import { raised, type Base } from '../base.ts'
import { DataRecord } from '../fields/record.ts'
import { RowList } from '../fields/table-part.ts'
import { Item } from './item.ts'

/** 1C's ЗначениеЗаполнено: whether a value is other than its type's empty one. */
function isFilled(value: Value): boolean {
  if (value === undefined || value === null) return false
  if (typeof value === 'string') return value.trim() !== ''
  if (typeof value === 'boolean') return true
  if (value instanceof Decimal) return value.text !== '0'
  if (value instanceof DateTime) return !value.isEmpty
  if (value instanceof Reference || value instanceof EnumMember) return !value.IsEmpty()
  return !(value instanceof UniqueIdentifier) || !value.equals(UniqueIdentifier.empty)
}

/** Names such as `Контрагент` and `Товары[1].Количество`. */
export async function checkedFilling(base: Base, item: Item): Promise<readonly string[]> {
  const { object, columns } = DataRecord.tableOf(item)
  const asked = columns.flatMap(({ field }) => (mustBeFilled(field.definition) && item.get(field.Name) !== null ? [field.Name] : []))
  const sections = Item.sectionsOf(item).filter((one) => mustBeFilled(RowList.tableOf(one).section?.definition))
  const inRows = Item.sectionsOf(item).flatMap((list) => {
    const { section, columns: fields } = RowList.tableOf(list)
    return fields.flatMap(({ field }) => (mustBeFilled(field.definition) ? [`${section!.Name}.${field.Name}`] : []))
  })
  const CheckedAttributes = [...asked, ...sections.map((one) => RowList.tableOf(one).section!.Name), ...inRows]
  const { Cancel } = await raised(base, object, 'FillCheckProcessing', item, { Cancel: false, CheckedAttributes })
  if (Cancel) throw dataError('cancelled', { what: item.Presentation(), event: 'FillCheckProcessing' })
  return CheckedAttributes.flatMap((name) => unfilled(item, name))
}

const mustBeFilled = (definition: object | undefined): boolean =>
  definition !== undefined && 'FillChecking' in definition && definition.FillChecking === 'ShowError'

function unfilled(item: Item, name: string): readonly string[] {
  const [first = '', field] = name.split('.')
  const list = Item.sectionsOf(item).find((one) => RowList.tableOf(one).section?.Name === first)
  if (list === undefined) return isFilled(item.get(first)) ? [] : [first]
  if (field === undefined) return list.Count() === 0 ? [first] : []
  return Array.from(list, (row, at) => (isFilled(row.get(field)) ? [] : [`${first}[${at + 1}].${field}`])).flat()
}
