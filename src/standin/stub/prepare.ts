/** The values of a call as a stub with more than an answer has them: captures, chance, scenario, and what its step has found. */
import { chanceFrom, type Chance } from '../../infobase/seed/random.ts'
import type { Criteria } from '../calls/criteria.ts'
import { ownText } from '../calls/holds.ts'
import { jsonText } from '../calls/json-equal.ts'
import { valuesAt } from '../calls/json-path.ts'
import { takenBy } from '../calls/more-criteria.ts'
import type { TextMatcher } from '../calls/text-matcher.ts'
import { runStep, type StepResult } from '../keep/step.ts'
import type { Values } from '../value/values.ts'
import type { Stub, StubMore } from './stub.ts'
import type { StubState } from './stubs.ts'

export interface Prepared {
  readonly values: Values
  /** `undefined` where the stub has no step. */
  readonly result: StepResult | undefined
}

/** Does the step and keeps what the scenario keeps. */
export function prepare(stub: Stub, more: StubMore, given: Values, state: StubState): Prepared {
  const { criteria, scenario } = stub
  const asked = withPathParameters(criteria, given)
  const name = scenario && (scenario.nameOf?.(asked) ?? scenario.name)
  const first: Values = {
    ...asked,
    origin: given.origin ?? given,
    captures: once(() => ({
      ...capturesOf(criteria, asked),
      ...Object.fromEntries(more.capture.map(([key, value]) => [key, value.read(withoutCaptures)])),
    })),
    chance: once(() => chanceOf(more.seed, given.count)),
    ...(name !== undefined && { scenario: state.kept(name) }),
  }
  const withoutCaptures: Values = { ...first, captures: () => ({}) }
  const result = more.step && runStep(more.step, first, state.collections)
  const values = result?.kind === 'done' ? { ...first, found: result.found } : first
  if (name === undefined || scenario === undefined || scenario.keep.length === 0) return { values, result }
  state.keep(name, Object.fromEntries(scenario.keep.map(([key, value]) => [key, value.read(values)])))
  return { values: { ...values, scenario: state.kept(name) }, result }
}

const withPathParameters = ({ more }: Criteria, values: Values): Values => {
  const taken = more?.path && takenBy(more.path, values.URLParameters['*'] ?? '')
  return taken === undefined ? values : { ...values, URLParameters: { ...values.URLParameters, ...taken } }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** Mixed, so that neighbouring seeds and counts have nothing in common. */
const chanceOf = (seed: number, count: number): Chance => chanceFrom(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(count, 0x85ebca6b))

/** What the named groups of the conditions take. */
function capturesOf(criteria: Criteria, values: Values): Readonly<Record<string, string>> {
  const captures: Record<string, string> = Object.create(null)
  const take = (matcher: TextMatcher | { readonly kind: string }, texts: readonly (string | undefined)[]): void => {
    if (!('groups' in matcher) || matcher.groups === undefined) return
    for (const text of texts) {
      const found = text === undefined ? undefined : matcher.groups.exec(text)
      if (found !== undefined) return void Object.assign(captures, found.named)
    }
  }
  for (const [name, matcher] of criteria.URLParameters) take(matcher, [ownText(values.URLParameters, name)])
  for (const [name, matcher] of criteria.QueryOptions) take(matcher, [values.QueryOptions.get(name)])
  for (const [name, matcher] of criteria.Headers) take(matcher, [values.header(name)])
  if (criteria.body !== undefined) take(criteria.body, [values.text])
  for (const { path, matcher } of criteria.JSON) take(matcher, valuesAt(path, values.json()).map(jsonText))
  for (const { path, matcher } of criteria.Parameters) take(matcher, valuesAt(path, values.parameters).map(jsonText))
  for (const { matcher, valuesOf } of criteria.more?.all ?? []) take('of' in matcher ? matcher.of : matcher, valuesOf(values))
  return captures
}
