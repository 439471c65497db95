/** `ВЫРАЗИТЬ`: the value where it is of that type, cut to its size; Null otherwise. */
import { Decimal } from '../../xdto/values/decimal.ts'
import { RowTable, typeNameOf, ValueTypeName, type QueryValue } from '../values.ts'

export function castTo(value: QueryValue, type: string, sizes: readonly number[]): QueryValue {
  if (value === null || value instanceof ValueTypeName || value instanceof RowTable || typeNameOf(value) !== type) return null
  if (typeof value === 'string' && sizes[0] !== undefined && sizes[0] > 0) return Array.from(value).slice(0, sizes[0]).join('')
  if (value instanceof Decimal && sizes.length > 0) return value.rounded(sizes[1] ?? 0)
  return value
}
