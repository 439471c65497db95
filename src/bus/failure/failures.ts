/** The failures of a bus that are on: which of them strikes what happens now. */
import type { BusFailureName } from './names.ts'
import type { BusFailureRule } from './read-failure.ts'

/** A part of a bus at which something happens. */
export interface BusPlace {
  readonly application?: string | undefined
  /** Its name, or `process.channel`. */
  readonly channel?: { readonly Name: string; readonly Process: string } | undefined
  readonly participant?: string | undefined
}

/** A failure that is on. */
interface ActiveBusFailure {
  readonly id: string
  readonly rule: BusFailureRule
  /** How often it has struck. */
  readonly struck: number
}

export interface ActiveFailures {
  /** Gives the id by which it is taken away. */
  add(rule: BusFailureRule): string
  /** Whether there was one. */
  remove(id: string): boolean
  clear(): void
  list(): readonly ActiveBusFailure[]
  /** The rule that strikes here, which is counted. */
  strike(name: BusFailureName, place: BusPlace): BusFailureRule | undefined
  /** Whether one would; it is not counted. */
  isOn(name: BusFailureName, place: BusPlace): boolean
}

interface Counted extends ActiveBusFailure {
  struck: number
}

/** `changed`: receives each change of what is on. */
export function createBusFailures(changed: () => void = () => {}): ActiveFailures {
  let active: readonly Counted[] = []
  let count = 0
  const set = (next: readonly Counted[]): void => {
    active = next
    changed()
  }
  const meant = (name: BusFailureName, place: BusPlace): Counted | undefined =>
    active.find(({ rule, struck }) => rule.name === name && struck < (rule.times ?? Infinity) && isAt(rule, place))
  return {
    add(rule) {
      const id = `failure-${++count}`
      set([...active, { id, rule, struck: 0 }])
      return id
    },
    remove(id) {
      const left = active.filter((one) => one.id !== id)
      const found = left.length < active.length
      if (found) set(left)
      return found
    },
    clear: () => set([]),
    list: () => active,
    strike(name, place) {
      if (active.length === 0) return undefined
      const found = meant(name, place)
      if (found !== undefined) found.struck++
      return found?.rule
    },
    isOn: (name, place) => active.length > 0 && meant(name, place) !== undefined,
  }
}

const isAt = ({ application, channel, participant }: BusFailureRule, place: BusPlace): boolean =>
  (application === undefined || application === place.application)
  && (participant === undefined || participant === place.participant)
  && (channel === undefined
    || (place.channel !== undefined && [place.channel.Name, `${place.channel.Process}.${place.channel.Name}`].includes(channel)))
