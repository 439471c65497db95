/**
 * Options, keys and arguments in one form of each: what means the same is the same text, however a client spaced, ordered or encoded it.
 * Stubs, failures, verification and recordings compare these.
 */
import { readArgument, readArguments } from './arguments.ts'
import { readKey } from './key.ts'
import { readLiteral, type Literal } from './literal.ts'
import { parseExpression, parseOrder } from './parse.ts'
import { printExpression, printLiteral } from './print.ts'
import { readPaths } from './select.ts'

const FILTERS: ReadonlySet<string> = new Set(['$filter', 'Condition', 'AccountCondition', 'BalancedAccountCondition'])
const LISTS: ReadonlySet<string> = new Set(['Dimensions', 'ExtraDimensions', 'BalancedExtraDimensions'])
const DATES: ReadonlySet<string> = new Set(['Period', 'StartPeriod', 'EndPeriod'])

/** `$allowedOnly` is `allowedOnly`; other names are their own. */
export const canonicalName = (name: string): string => (name === '$allowedOnly' ? 'allowedOnly' : name)

/** The text of an option or of a function's argument; what cannot be read stays as it is, without blanks round it. */
export function canonicalOption(name: string, text: string): string {
  const plain = text.trim()
  try {
    if (FILTERS.has(name)) return printExpression(parseExpression(plain))
    if (name === '$orderby') return parseOrder(plain).map(printOrder).join(', ')
    if (name === '$select' || name === '$expand') return sorted(readPaths(name, plain).map((path) => path.join('/')))
    if (name === '$format') return canonicalFormat(plain)
    if (LISTS.has(name)) return sorted(plain.split(',').map((one) => one.trim()))
    if (DATES.has(name)) return canonicalDate(plain)
    return plain
  } catch {
    return plain
  }
}

const sorted = (names: readonly string[]): string => [...new Set(names)].toSorted().join(',')

const printOrder = ({ expression, descending }: ReturnType<typeof parseOrder>[number]): string =>
  `${printExpression(expression)}${descending ? ' desc' : ''}`

function canonicalFormat(text: string): string {
  const format = text
    .toLowerCase()
    .replaceAll(/\s/g, '')
    .replace(/^application\/json/, 'json')
  return format === 'json;odata=minimalmetadata' ? 'json' : format.replace(/^application\/atom\+xml$/, 'atom')
}

/** `2024-01-31T00:00:00` is taken for `datetime'2024-01-31T00:00:00'`. */
function canonicalDate(text: string): string {
  const literal = readLiteral(/^\d{4}-\d\d-\d\d/.test(text) ? `datetime'${text}'` : text)
  return literal === undefined ? text : printed(literal)
}

const printed = (literal: Literal): string =>
  literal.type === 'guid' ? printLiteral({ ...literal, value: literal.value.toLowerCase() }) : printLiteral(literal)

/** Of `(guid'…')` and `(Ref_Key=guid'…')` the value alone; several parts by name. A text with its parentheses is taken as well. */
export function canonicalKey(text: string): string {
  const inner = text.trim().replace(/^\((.*)\)$/s, '$1')
  try {
    const parts = [...readKey(inner)]
    if (parts.length === 1) return printed(parts[0]![1])
    return parts
      .map(([name, literal]) => `${name}=${printed(literal)}`)
      .toSorted()
      .join(', ')
  } catch {
    return inner
  }
}

/** Arguments of a function by name, of its parentheses. */
export const canonicalArguments = (inner: string): readonly (readonly [string, string])[] =>
  Array.from(readArguments(inner) ?? [], ([name, { text, spare }]) => [name, readable(name, text, spare)] as const)

/** Arguments stand in quotes in a query string as well. */
export const canonicalArgument = (name: string, given: string): string => {
  const { text, spare } = readArgument(given)
  return readable(name, text, spare)
}

/** Of a condition with single quotes inside, the reading that makes sense. */
function readable(name: string, text: string, spare: string | undefined): string {
  if (spare === undefined || !FILTERS.has(name)) return canonicalOption(name, text)
  const halved = canonicalOption(name, text)
  return halved === text.trim() ? canonicalOption(name, spare) : halved
}
