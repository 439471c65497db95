/** The failures that are on, and the platform that they strike. */
import type { Arrival } from '../../exchange/arrival.ts'
import type { Reply } from '../../exchange/reply.ts'
import type { Pause } from '../../exchange/system.ts'
import type { Platform } from '../../platform/configuration.ts'
import { wrapPlatform } from '../../platform/wrap.ts'
import type { Addresses } from '../calls/address.ts'
import type { Notes } from '../calls/notes.ts'
import type { Effect } from './effect.ts'
import { ActiveFailure, type FailureRule } from './rule.ts'

export interface Failures {
  /** Gives the id by which it is taken away. */
  add(rule: FailureRule): string
  /** Whether there was one. */
  remove(id: string): boolean
  /** Turns all of them off. */
  clear(): void
  list(): readonly ActiveFailure[]
  /** The platform, struck. */
  strike(platform: Platform): Platform
}

export interface FailurePorts {
  readonly pause: Pause
  readonly notes: Notes
  readonly addresses: () => Addresses
}

export function createFailures({ pause, notes, addresses }: FailurePorts): Failures {
  let active: readonly ActiveFailure[] = []
  let count = 0

  const strike = async (platform: Platform, arrival: Arrival): Promise<Reply> => {
    const address = addresses().of(arrival.method, arrival.target)
    const striking = active.filter((one) => one.strikes(arrival, address))
    if (striking.length === 0) return platform.handle(arrival)
    notes.put(arrival, { failures: striking.map((one) => one.rule.failure.name) })
    for (const { effect, random } of effectsOf(striking))
      if (effect.kind === 'delay') await pause(effect.milliseconds(random), arrival.signal)
    const answering = effectsOf(striking)
      .map((one) => one.effect)
      .find((one) => one.kind === 'answer')
    let reply =
      answering === undefined
        ? await platform.handle(arrival)
        : answering.answer({ method: arrival.method, target: arrival.target, headers: arrival.headers, service: address?.service })
    for (const { effect } of effectsOf(striking)) if (effect.kind === 'change') reply = await effect.change(reply)
    return reply
  }
  return {
    add(rule) {
      const id = `failure-${++count}`
      active = [...active, new ActiveFailure(id, rule)]
      return id
    },
    remove(id) {
      const left = active.filter((one) => one.id !== id)
      const found = left.length < active.length
      active = left
      return found
    },
    clear() {
      active = []
    },
    list: () => active,
    strike: (platform) => wrapPlatform(platform, (arrival) => (active.length === 0 ? platform.handle(arrival) : strike(platform, arrival))),
  }
}

const effectsOf = (striking: readonly ActiveFailure[]): readonly { readonly effect: Effect; readonly random: () => number }[] =>
  striking.map(({ rule, random }) => ({ effect: rule.failure.effect, random }))
