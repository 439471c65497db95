/** How 1C shows references and members of enumerations to users: `РасходТовара 000000001 от 01.02.2024 12:00:00`. */
import { DateTime } from '../../../xdto/values/date-time.ts'
import { Decimal } from '../../../xdto/values/decimal.ts'
import { routePointOf } from '../../model/route-points.ts'
import { presentationFields } from '../../query/order.ts'
import { EnumMember, Reference } from '../../values/reference.ts'
import { objectOfType } from '../../values/type-of.ts'
import type { Value } from '../../values/value.ts'
import type { Base } from '../base.ts'
import { itemRow, valueIn } from './items.ts'

export function presentationOf(base: Base, value: Value): string {
  if (value instanceof Reference) return ofReference(base, value)
  if (value instanceof EnumMember) return ofMember(base, value)
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'Да' : 'Нет'
  if (value instanceof DateTime) return printedDate(value)
  if (value instanceof Decimal) return value.text.replace('.', ',')
  return String(value)
}

function ofReference(base: Base, reference: Reference): string {
  if (reference.IsEmpty()) return ''
  const point = routePointOf(base.model, reference)
  if (point !== undefined) return point.Name
  const table = base.layout.table(objectOfType(reference.type) ?? '')
  const row = table === undefined ? undefined : itemRow(base, table, reference.UUID)
  // As 1C shows a reference that leads nowhere: the number of its table and its UUID.
  if (table === undefined || row === undefined) {
    const number = table === undefined ? 0 : base.layout.numberOf(table.object.FullName)
    return `<Объект не найден> (${number}:${reference.UUID.replaceAll('-', '')})`
  }
  return shownItem(table.object, (field) => valueIn(table, row, field), presentationFields(table))
}

/** The same of an item whose fields are known. */
export function shownItem(
  object: { readonly kind: string; readonly Name: string; readonly definition: object },
  field: (name: string) => Value,
  fields: readonly string[],
): string {
  if (!fields.includes('Date')) return String(field(fields[0] ?? '') ?? '').trimEnd()
  const synonym = 'Synonym' in object.definition ? String(object.definition.Synonym) : ''
  const number = fields.includes('Number') ? `${String(field('Number'))} `.replace(/^ */, '') : ''
  return `${synonym || object.Name} ${number}от ${printedDate(field('Date') as DateTime)}`
}

function ofMember(base: Base, member: EnumMember): string {
  if (member.IsEmpty()) return ''
  const definition = base.model.find('Enum', member.type.slice('EnumRef.'.length))?.definition
  return definition?.EnumValues[member.Name]?.Synonym || member.Name
}

/** `01.02.2024 9:05:00`; the empty date is empty. */
function printedDate(at: DateTime): string {
  if (at.isEmpty) return ''
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${two(at.day)}.${two(at.month)}.${String(at.year).padStart(4, '0')} ${at.hour}:${two(at.minute)}:${two(at.second)}`
}
