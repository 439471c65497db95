/** A list of values in SQL: `in`, so that the cell is made comparable once for all of them (a text is folded, a number scaled). */
import { asFolded, atScale, commonScale, typeNameOf, type Fragment, type One } from './fragment.ts'
import { joined, sql, type Sql } from './template.ts'

/** `undefined`: the values are not all compared with the cell in one way. */
export function membership(left: One, values: readonly Fragment[]): Sql | undefined {
  const parts = values.filter((part) => part.kind === 'one')
  if (parts.length < values.length) return undefined
  const form = formOf(left, parts)
  return form && sql`${form(left)} in (${joined(parts.map(form))})`
}

const asItIs = (fragment: One): Sql => fragment.sql

function formOf({ kept }: One, parts: readonly One[]): ((fragment: One) => Sql) | undefined {
  switch (kept.kind) {
    case 'text':
      return parts.every((part) => part.kept.kind === 'text') ? asFolded : undefined
    case 'integer': {
      const [scale, ...others] = new Set(parts.map((part) => commonScale(kept, part.kept)))
      return scale === undefined || others.length > 0 ? undefined : (fragment) => atScale(fragment, scale)
    }
    case 'reference':
    case 'member':
    case 'date':
    case 'uuid':
      return parts.every((part) => part.kept.kind === kept.kind && typeNameOf(part.kept) === typeNameOf(kept)) ? asItIs : undefined
    default:
      return undefined
  }
}
