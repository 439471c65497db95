/** The stubs that are in force: added in batches, asked by service, part and method; their scenarios and counts. */
import type { Matched } from '../calls/matched.ts'
import { createCollections, type Collections } from '../keep/collections.ts'
import { candidatesOf, type Candidates } from './choose.ts'
import { serviceNameOf, type Stub } from './stub.ts'

/** Every scenario begins here. */
const startState = 'Started'

/** What answers leave behind for later ones; empty again after a reset. */
export interface StubState {
  readonly collections: Collections
  /** What calls of a scenario have kept. */
  kept(scenario: string): Readonly<Record<string, unknown>>
  /** Beside what is kept already. */
  keep(scenario: string, values: Readonly<Record<string, unknown>>): void
}

export interface Stubs extends StubState {
  /** Of these the first is asked first, and all of them before what was added earlier. */
  add(stubs: readonly Stub[]): void
  remove(id: string): boolean
  clear(): void
  /** In the order in which they are asked. */
  list(): readonly Stub[]
  /** Those that may answer the call; `undefined` where none may. `overriding`: those alone that come before a handler. */
  candidates(channel: string, service: string, part: string, method: string, overriding: boolean): Candidates | undefined
  /** Whether the service has any; costs next to nothing, since every call may ask. */
  hasAny(channel: string, service: string): boolean
  /** Those of a part, for whichever method. */
  ofPart(channel: string, service: string, part: string): readonly Stub[]
  /** Changes when a method or an operation gets its first stub or loses its last: services that were joined with stubs go on till then. */
  readonly places: number
  /** How often each stub has answered, by id; spent sequences begin anew with `resetState`. */
  count(stub: Stub): number
  answered(stub: Stub): number
  state(scenario: string): string
  setState(scenario: string, state: string): void
  /** The scenario of a stub that answers goes to its next state. `matched`: the request. */
  advance(stub: Stub, matched: Matched): void
  scenarios(): ReadonlyMap<string, string>
  /** Scenarios to their start, counts to 0, collections as they are defined. */
  resetState(): void
}

/** The stubs of one part, and what was made of them for the calls that came. */
interface Place {
  readonly stubs: readonly Stub[]
  /** How many stubs each method has; `''` where a part is called in one way only. */
  readonly methods: Map<string, number>
  readonly candidates: Map<string, Candidates | undefined>
}

export function createStubs(): Stubs {
  let list: readonly Stub[] = []
  let places = 0
  let known: { readonly list: readonly Stub[]; readonly services: ReadonlySet<string> } = { list, services: new Set() }
  const byPlace = new Map<string, Place>()
  const counts = new Map<string, number>()
  const states = new Map<string, string>()
  const kept = new Map<string, Readonly<Record<string, unknown>>>()
  const collections = createCollections()
  const state = (scenario: string): string => states.get(scenario) ?? startState
  const keptOf = (scenario: string): Readonly<Record<string, unknown>> => kept.get(scenario) ?? nothing
  const change = (key: string, by: 1 | -1, changed: readonly Stub[], stubs: readonly Stub[]): void => {
    const methods = byPlace.get(key)?.methods ?? new Map<string, number>()
    for (const { method = '' } of changed) {
      const [had, has] = [methods.get(method) ?? 0, (methods.get(method) ?? 0) + by]
      methods.set(method, has)
      if (had === 0 || has === 0) places++
    }
    if (stubs.length === 0) byPlace.delete(key)
    else byPlace.set(key, { stubs, methods, candidates: new Map() })
  }
  return {
    add(stubs) {
      list = before(stubs, list)
      for (const [key, own] of groupBy(stubs, placeOf)) change(key, 1, own, before(own, byPlace.get(key)?.stubs ?? []))
    },
    remove(id) {
      const found = list.find((one) => one.id === id)
      if (found === undefined) return false
      const key = placeOf(found)
      const without = (stubs: readonly Stub[]): readonly Stub[] => stubs.filter((one) => one !== found)
      list = without(list)
      change(key, -1, [found], without(byPlace.get(key)!.stubs))
      return true
    },
    clear() {
      if (list.length > 0) places++
      list = []
      byPlace.clear()
    },
    list: () => list,
    candidates(channel, service, part, method, overriding) {
      const place = byPlace.get(keyOf(channel, service, part))
      if (place === undefined) return undefined
      const key = overriding ? `${method} override` : method
      if (!place.candidates.has(key)) {
        const own = place.stubs.filter((one) => answersTo(one, method) && (!overriding || one.override))
        place.candidates.set(key, candidatesOf(own, { state, kept: keptOf }))
      }
      return place.candidates.get(key)
    },
    hasAny(channel, service) {
      if (list.length === 0) return false
      if (known.list !== list) known = { list, services: new Set(list.map((one) => `${one.channel}\n${serviceNameOf(one)}`)) }
      return known.services.has(`${channel}\n${service}`)
    },
    ofPart: (channel, service, part) => byPlace.get(keyOf(channel, service, part))?.stubs ?? [],
    get places() {
      return places
    },
    count: ({ id }) => counts.get(id) ?? 0,
    answered({ id }) {
      const count = (counts.get(id) ?? 0) + 1
      counts.set(id, count)
      return count
    },
    state,
    setState: (scenario, to) => void states.set(scenario, to),
    advance({ scenario }, matched) {
      if (scenario?.next !== undefined) states.set(scenario.nameOf?.(matched) ?? scenario.name, scenario.next)
    },
    scenarios: () => states,
    collections,
    kept: keptOf,
    keep: (scenario, values) => void kept.set(scenario, { ...keptOf(scenario), ...values }),
    resetState() {
      counts.clear()
      states.clear()
      kept.clear()
      collections.reset()
    },
  }
}

const nothing: Readonly<Record<string, unknown>> = Object.freeze({})

const placeOf = (one: Stub): string => keyOf(one.channel, serviceNameOf(one), one.part)

const keyOf = (channel: string, service: string, part: string): string => `${channel}\n${service}\n${part}`

const answersTo = ({ method }: Stub, called: string): boolean => method === undefined || method === 'Any' || method === called

/** By priority; of one priority the added before the earlier, each in their order. */
function before(added: readonly Stub[], earlier: readonly Stub[]): readonly Stub[] {
  const sorted = added.toSorted((one, other) => other.priority - one.priority)
  if (earlier.length === 0 || sorted.length === 0) return earlier.length === 0 ? sorted : earlier
  const joined: Stub[] = []
  let at = 0
  for (const one of earlier) {
    while (at < sorted.length && sorted[at]!.priority >= one.priority) joined.push(sorted[at++]!)
    joined.push(one)
  }
  return joined.concat(sorted.slice(at))
}

/** Values by a key of theirs, keys and values in their order. */
export function groupBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>()
  for (const one of values) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return groups
}
