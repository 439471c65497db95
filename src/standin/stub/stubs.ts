/** The stubs that are in force: added in batches, asked by service, part and method; their scenarios and counts. */
import { serviceNameOf, type Stub } from './stub.ts'

/** Every scenario begins here. */
const startState = 'Started'

export interface Stubs {
  /** Of these the first is asked first, and all of them before what was added earlier. */
  add(stubs: readonly Stub[]): void
  remove(id: string): boolean
  clear(): void
  /** In the order in which they are asked. */
  list(): readonly Stub[]
  /** Those that may answer the call. */
  of(channel: string, service: string, part: string, method: string): readonly Stub[]
  /** Those of a part, for whichever method. */
  ofPart(channel: string, service: string, part: string): readonly Stub[]
  /** Which methods and operations have stubs, as one text: while it is the same, services that were joined with stubs go on as they are. */
  places(): string
  /** How often each stub has answered, by id; spent sequences begin anew with `resetState`. */
  count(stub: Stub): number
  answered(stub: Stub): number
  state(scenario: string): string
  setState(scenario: string, state: string): void
  scenarios(): ReadonlyMap<string, string>
  /** Scenarios to their start, counts to 0. */
  resetState(): void
}

export function createStubs(): Stubs {
  let list: readonly Stub[] = []
  let byPlace: ReadonlyMap<string, readonly Stub[]> = new Map()
  const counts = new Map<string, number>()
  const states = new Map<string, string>()
  const set = (next: readonly Stub[]): void => {
    list = next.toSorted((one, other) => other.priority - one.priority)
    byPlace = groupBy(list, (one) => placeOf(one.channel, serviceNameOf(one), one.part))
  }
  const ofPart: Stubs['ofPart'] = (channel, service, part) => byPlace.get(placeOf(channel, service, part)) ?? []
  return {
    add: (stubs) => set([...stubs, ...list]),
    remove(id) {
      const left = list.filter((one) => one.id !== id)
      const found = left.length < list.length
      set(left)
      return found
    },
    clear: () => set([]),
    list: () => list,
    of: (channel, service, part, method) => ofPart(channel, service, part).filter((one) => answersTo(one, method)),
    ofPart,
    places: () =>
      [...new Set(list.map((one) => `${placeOf(one.channel, serviceNameOf(one), one.part)}\n${one.method ?? ''}`))].toSorted().join('\n\n'),
    count: ({ id }) => counts.get(id) ?? 0,
    answered({ id }) {
      const count = (counts.get(id) ?? 0) + 1
      counts.set(id, count)
      return count
    },
    state: (scenario) => states.get(scenario) ?? startState,
    setState: (scenario, state) => void states.set(scenario, state),
    scenarios: () => states,
    resetState() {
      counts.clear()
      states.clear()
    },
  }
}

const placeOf = (channel: string, service: string, part: string): string => `${channel}\n${service}\n${part}`

const answersTo = ({ method }: Stub, called: string): boolean => method === undefined || method === 'Any' || method === called

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
