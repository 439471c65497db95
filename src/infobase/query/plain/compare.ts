/** Comparing plain values as the query language does: texts without case, Null with nothing, other types never equal. */
import { DateTime } from '../../../xdto/values/date-time.ts'
import { Decimal } from '../../../xdto/values/decimal.ts'
import type { Layout } from '../../store/layout.ts'
import { fold } from '../../values/fold.ts'
import { referenceCell } from '../../values/reference-cell.ts'
import { EnumMember, Reference } from '../../values/reference.ts'
import { typeOf } from '../../values/type-of.ts'
import type { Value } from '../../values/value.ts'
import type { Comparison } from '../expression.ts'

/** Negative, zero or positive, as for sort, of values of one type; `undefined` for values that are not compared. */
export function ordered(a: Value, b: Value, layout: Layout): number | undefined {
  if (a === undefined && b === undefined) return 0
  const type = typeOf(a)
  if (type !== typeOf(b) || type === 'ValueStorage' || type === 'Null') return undefined
  if (typeof a === 'string') return byUnits(fold(a), fold(b as string))
  if (typeof a === 'boolean') return Number(a) - Number(b)
  if (a instanceof Decimal) return a.compare(b as Decimal)
  if (a instanceof DateTime) return byUnits(a.toString(), (b as DateTime).toString())
  if (a instanceof EnumMember) return ordinal(a, layout) - ordinal(b as EnumMember, layout)
  if (a instanceof Reference) return byUnits(referenceCell(a.UUID), referenceCell((b as Reference).UUID))
  return byUnits(String(a), String(b))
}

/** By code points, as SQLite orders the bytes of UTF-8. */
function byUnits(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) {
    const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)]
    if (left === right) continue
    // A pair is behind everything that is no pair.
    return isOfPair(left) === isOfPair(right) ? left - right : isOfPair(left) ? 1 : -1
  }
  return a.length - b.length
}

const isOfPair = (unit: number): boolean => (unit & 0xf800) === 0xd800

const ordinal = (member: EnumMember, layout: Layout): number => {
  const codec = layout.table(member.type.replace('Ref.', '.'))?.column('Ref')?.codecs[0]
  return Number(codec?.encode(member) ?? -1n)
}

/** `null`: one of them is Null. */
export function compareValues(a: Value, operator: Comparison, b: Value, layout: Layout): boolean | null {
  if (a === null || b === null) return null
  const order = ordered(a, b, layout)
  switch (operator) {
    case '=':
      return order === 0
    case '<>':
      return order !== 0
    case '<':
      return order !== undefined && order < 0
    case '<=':
      return order !== undefined && order <= 0
    case '>':
      return order !== undefined && order > 0
    case '>=':
      return order !== undefined && order >= 0
  }
}
