/** Lists of fields: expressions with their aliases, and `*`. */
import type { Item } from './ast.ts'
import { listOf, type Parser } from './parser.ts'
import { isReserved } from './words.ts'

export const parseItems = (parser: Parser): readonly Item[] => listOf(parser, () => item(parser))

function item(parser: Parser): Item {
  const { cursor } = parser
  const place = cursor.here
  if (cursor.takeSign('*')) return { kind: 'all', of: [], place }
  const of = allOf(parser)
  if (of !== undefined) return { kind: 'all', of, place }
  const expression = parser.expression()
  return { kind: 'field', expression, alias: aliasOf(parser), place }
}

/** `Т.Товары` of `Т.Товары.*`; `undefined` where none follows. */
function allOf({ cursor }: Parser): readonly string[] | undefined {
  let count = 0
  while (cursor.ahead(count).kind === 'word' && cursor.ahead(count + 1).text === '.') count += 2
  if (count === 0 || cursor.ahead(count).text !== '*') return undefined
  const names: string[] = []
  for (let at = 0; at < count; at += 2) {
    names.push(cursor.take().text)
    cursor.take()
  }
  cursor.take()
  return names
}

/** The alias behind КАК, or without it where the word is no keyword. */
export function aliasOf({ cursor }: Parser): string | undefined {
  if (cursor.takeWord('as')) return cursor.needName().text
  return cursor.here.kind === 'word' && !isReserved(cursor.here.folded) ? cursor.take().text : undefined
}
