/**
 * Conditions on parameters by the types of the parameters: `2.50` and `2.5` are one decimal, `1` and `true` one boolean (XML Schema part
 * 2). A call's parameters are compared in canonical form, so a condition is brought into it once.
 */
import type { ListedPart, ParameterValue } from '../../channel/listed.ts'
import type { Said } from '../../diagnostics/said.ts'
import { Duration } from '../../xdto/values/duration.ts'
import type { Criteria, ValueMatcher } from './criteria.ts'
import { ExactNumber } from './exact-json.ts'
import { jsonText } from './json-equal.ts'
import type { JSONPath } from './json-path.ts'
import { plainValue } from './plain-value.ts'

/** A text that its parameter cannot have: no call would ever be as asked. */
export interface Unfit {
  readonly path: JSONPath
  readonly text: string
  /** `a value of the parameter’s type, xs:int`. */
  readonly expected: Said
}

type ValueOf = (names: readonly string[], text: string) => ParameterValue

/** `refuse` receives what cannot be; the condition stays as it is then. */
export function typedCriteria(criteria: Criteria, part: ListedPart | undefined, refuse: (unfit: Unfit) => void): Criteria {
  const valueOf: ValueOf | undefined = part?.parameterValue?.bind(part)
  if (valueOf === undefined || criteria.Parameters.length === 0) return criteria
  return {
    ...criteria,
    Parameters: criteria.Parameters.map(({ path, matcher }) => ({ path, matcher: typed(path, matcher, valueOf, refuse) })),
  }
}

function typed(path: JSONPath, matcher: ValueMatcher, valueOf: ValueOf, refuse: (unfit: Unfit) => void): ValueMatcher {
  const names = path.steps.flatMap((one) => (one.kind === 'name' ? [one.name] : []))
  const read = (text: string, below: readonly string[] = names): { readonly value: unknown } => {
    const found = valueOf(below, text)
    if ('value' in found) return found
    refuse({ path, text, expected: found.expected })
    return { value: text }
  }
  const texts = (all: readonly string[]): { readonly texts: readonly string[]; readonly alike: (given: string) => boolean } => {
    const values = all.map((text) => read(text).value)
    const alike = (given: string): boolean => {
      const found = valueOf(names, given)
      return 'value' in found && values.some((one) => isSameMoment(one, found.value))
    }
    return { texts: values.map((one) => jsonText(itemOf(plainValue(one), path))), alike }
  }
  if (matcher.kind === 'equalTo') {
    const {
      texts: [text = ''],
      alike,
    } = texts([matcher.text])
    return { kind: 'equalTo', text, alike }
  }
  if (matcher.kind === 'oneOf') return { kind: 'oneOf', ...texts(matcher.texts) }
  if (matcher.kind === 'equalToJSON')
    return { kind: 'equalToJSON', value: typedJSON(matcher.value, names, (text, below) => read(text, below).value) }
  return matcher
}

/** `$.Sizes[0]` of a list type: the text is one item of it. */
const itemOf = (value: unknown, { steps }: JSONPath): unknown =>
  Array.isArray(value) && value.length === 1 && steps.at(-1)?.kind !== 'name' ? value[0] : value

/** Lists and mappings by the types of their items and properties; the items of a list type are one value. */
function typedJSON(value: unknown, names: readonly string[], read: (text: string, names: readonly string[]) => unknown): unknown {
  if (value === null) return null
  if (Array.isArray(value)) return value.flatMap((one: unknown) => typedJSON(one, names, read))
  if (typeof value === 'object' && !(value instanceof ExactNumber))
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, typedJSON(one, [...names, key], read)]))
  return plainValue(read(value instanceof ExactNumber ? value.text : String(value), names))
}

interface Moment {
  readonly offset?: unknown
  compare(other: unknown): number
}

/** Dates, times and durations: 03:00+03:00 is 00:00Z. With a zone and without one are two values (XML Schema part 2, 3.2.7.3). */
function isSameMoment(one: unknown, other: unknown): boolean {
  if (one instanceof Duration && other instanceof Duration) return one.equals(other)
  if (!isMoment(one) || !isMoment(other) || one.constructor !== other.constructor) return false
  return (one.offset === undefined) === (other.offset === undefined) && one.compare(other) === 0
}

const isMoment = (value: unknown): value is Moment =>
  typeof value === 'object' && value !== null && 'compare' in value && typeof value.compare === 'function'
