/** The filters of a value: `{{request.QueryOptions.top | default: 10 | number}}`. One row a filter. */
import { compileScriptGroups } from '../../pattern/script.ts'
import { parsedJSON } from '../calls/criteria.ts'
import { jsonHolds, jsonText } from '../calls/json-equal.ts'
import { printDate, readDate, readShift } from './dates.ts'
import { asList, fieldOf, sorted, sum } from './lists.ts'
import { readBoolean, readCount, readNumber } from './numbers.ts'

/** How a value is written into the text around it. `value`: as JSON. */
export type Escape = 'none' | 'json' | 'xml' | 'url' | 'value' | 'raw'

interface Filter {
  /** Fewest and most arguments. */
  readonly given: readonly [least: number, most: number]
  /** Whether what it gives is JSON where it is alone there; `same`: as what it was given. */
  readonly typed: boolean | 'same'
  /** The way of writing that it asks for. */
  readonly escape?: Escape
  /** `value` is `undefined` where there is none. */
  apply(value: unknown, given: readonly unknown[]): unknown
  /** Why the arguments that are written cannot be. */
  check?(given: readonly unknown[]): string | undefined
}

const belowZero = ([count]: readonly unknown[]): string | undefined => (typeof count === 'number' && count < 0 ? String(count) : undefined)

/** Of a value that is there. */
const of =
  (apply: (value: unknown, given: readonly unknown[]) => unknown): Filter['apply'] =>
  (value, given) =>
    value === undefined || value === null ? undefined : apply(value, given)

const ofText = (apply: (text: string, given: readonly unknown[]) => unknown): Filter['apply'] =>
  of((value, given) => apply(jsonText(value), given))

const text = (value: unknown): string => (value === undefined || value === null ? '' : jsonText(value))

/** A list by one of its ends; what has no length is left whole. */
const slice = (cut: (list: readonly unknown[], count: number) => readonly unknown[]): Filter['apply'] =>
  of((value, [given]) => {
    const count = readCount(given)
    const list = asList(value)
    return count === undefined ? list : cut(list, count)
  })

const filters = {
  default: {
    given: [1, 1],
    typed: 'same',
    apply: (value, [other]) => (value === undefined || value === null || value === '' ? other : value),
  },
  number: { given: [0, 0], typed: true, apply: (value) => readNumber(value) },
  boolean: { given: [0, 0], typed: true, apply: (value) => readBoolean(value) },
  text: { given: [0, 0], typed: false, apply: of(jsonText) },
  json: { given: [0, 0], typed: true, escape: 'json', apply: (value) => value },
  raw: { given: [0, 0], typed: true, escape: 'raw', apply: (value) => value },
  xml: { given: [0, 0], typed: false, escape: 'xml', apply: (value) => value },
  url: { given: [0, 0], typed: false, escape: 'url', apply: (value) => value },
  date: {
    given: [0, 1],
    typed: false,
    apply: ofText((one, [format]) => {
      const date = readDate(one)
      return date === undefined ? undefined : printDate(date, format === undefined ? undefined : text(format))
    }),
  },
  plus: {
    given: [1, 1],
    typed: false,
    apply: ofText((one, [by]) => {
      const [date, shift] = [readDate(one), readShift(text(by))]
      return date === undefined || shift === undefined ? undefined : printDate(date + shift)
    }),
    check: ([by]) => (typeof by === 'string' && readShift(by) === undefined ? by : undefined),
  },
  upper: { given: [0, 0], typed: false, apply: ofText((one) => one.toUpperCase()) },
  lower: { given: [0, 0], typed: false, apply: ofText((one) => one.toLowerCase()) },
  trim: { given: [0, 0], typed: false, apply: ofText((one) => one.trim()) },
  pad: { given: [1, 1], typed: false, apply: ofText((one, [width]) => one.padStart(Math.min(readCount(width) ?? 0, 1_000), '0')) },
  match: {
    given: [1, 1],
    typed: false,
    apply: ofText((one, [pattern]) => {
      const found = groupsOf(text(pattern)).exec(one)?.all
      return found && (found[1] ?? found[0])
    }),
    check: ([pattern]) => {
      if (typeof pattern !== 'string') return undefined
      try {
        groupsOf(pattern)
        return undefined
      } catch (error) {
        return `${pattern}: ${error instanceof Error ? error.message : ''}`
      }
    },
  },
  top: { given: [1, 1], typed: true, check: belowZero, apply: slice((list, count) => list.slice(0, count)) },
  skip: { given: [1, 1], typed: true, check: belowZero, apply: slice((list, count) => list.slice(count)) },
  first: { given: [0, 0], typed: true, apply: of((value) => asList(value)[0]) },
  last: { given: [0, 0], typed: true, apply: of((value) => asList(value).at(-1)) },
  size: { given: [0, 0], typed: true, apply: (value) => asList(value).length },
  where: {
    given: [2, 2],
    typed: true,
    apply: of((value, [field, wanted]) =>
      wanted === undefined ? value : asList(value).filter((one) => isAlike(fieldOf(one, text(field)), wanted)),
    ),
  },
  sort: { given: [1, 3], typed: true, apply: of((value, fields) => sorted(asList(value), fields.map(text))) },
  map: { given: [1, 1], typed: true, apply: of((value, [field]) => asList(value).map((one) => fieldOf(one, text(field)) ?? null)) },
  sum: {
    given: [0, 1],
    typed: true,
    apply: of((value, [field]) => sum(field === undefined ? asList(value) : asList(value).map((one) => fieldOf(one, text(field))))),
  },
  join: { given: [1, 1], typed: false, apply: of((value, [by]) => asList(value).map(text).join(text(by))) },
} as const satisfies Readonly<Record<string, Filter>>

export type FilterName = keyof typeof filters

export const filterNames = Object.keys(filters) as readonly FilterName[]

export const filterNamed = (name: string): Filter | undefined => (Object.hasOwn(filters, name) ? filters[name as FilterName] : undefined)

/** Equal as JSON, or as the text that a query has of it. */
export const isAlike = (value: unknown, wanted: unknown): boolean =>
  value !== undefined && (jsonHolds(value, wanted, false) || jsonText(value) === jsonText(wanted))

/** The value that a text is as JSON; the text itself where it is none. */
export const asJSON = (value: unknown): unknown => (typeof value === 'string' ? (parsedJSON(value)?.value ?? value) : value)

const patterns = new Map<string, ReturnType<typeof compileScriptGroups>>()

function groupsOf(source: string): ReturnType<typeof compileScriptGroups> {
  const known = patterns.get(source)
  if (known !== undefined) return known
  const made = compileScriptGroups(source)
  // Patterns of requests are not kept without end.
  if (patterns.size < 1_000) patterns.set(source, made)
  return made
}
