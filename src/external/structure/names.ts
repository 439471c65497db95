/** Names of a database as names of 1C, and as they must be written in SQL to mean themselves. */
import { isIdentifier } from '../../names/identifier.ts'
import type { Dialect } from '../dialect/dialect.ts'

/** Words that mean something else without quotes in one of the databases at least. */
const reserved = new Set(
  `all alter and any as asc between by case check column condition constraint create cross current default delete desc distinct drop else
  end except exists false fetch for foreign from full grant group having in index inner insert intersect into is join key keys leading left
  like limit localtime lock match natural not null offset on only or order outer over primary range rank references release rename
  repeat replace right row rows schema select set some table then to trailing trigger true union unique update use user using values
  when where window with write`
    .trim()
    .split(/\s+/),
)

/** `order items` is `order_items`; a name that begins with a digit has an underscore before it. */
export function nameOf(name: string, taken: ReadonlySet<string>): string {
  const plain = name.replace(/[^\p{L}\p{N}_]/gu, '_')
  const sound = isIdentifier(plain) ? plain : `_${plain}`
  let found = sound
  for (let count = 1; taken.has(found.toLowerCase()); count++) found = `${sound}${count}`
  return found
}

/** In single quotes where the rule of special characters would not quote what needs quotes. */
export function inSource(name: string, { name: dialect, quoted }: Dialect): string {
  if (/[^\p{L}\p{N}_]/u.test(name) || /^\p{N}/u.test(name)) return name.includes('.') || name.includes("'") ? `'${quoted(name)}'` : name
  const folds = dialect === 'postgres' && /[A-Z]/.test(name)
  return folds || reserved.has(name.toLowerCase()) ? `'${quoted(name)}'` : name
}

/** With the schema, where there is one. */
export function tableInSource(schema: string, name: string, dialect: Dialect): string {
  const parts = [schema, name].filter((one) => one !== '').map((one) => inSource(one, dialect))
  if (!parts.some((one) => one.startsWith("'"))) return parts.join('.')
  return `'${parts.map((one) => (one.startsWith("'") ? one.slice(1, -1) : one)).join('.')}'`
}
