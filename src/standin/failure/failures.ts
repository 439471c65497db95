/** The failures that are on, and the platform that they strike. */
import type { Address } from '../../channel/address.ts'
import type { Arrival } from '../../exchange/arrival.ts'
import type { Reply } from '../../exchange/reply.ts'
import type { Pause } from '../../exchange/system.ts'
import type { Platform } from '../../platform/configuration.ts'
import { wrapPlatform } from '../../platform/wrap.ts'
import type { Addresses } from '../calls/address.ts'
import type { Notes } from '../calls/notes.ts'
import { lostBy, type Effect } from './effect.ts'
import { lostError } from './lost.ts'
import { ActiveFailure, type FailureRule } from './rule.ts'

export interface Failures {
  /** Gives the id by which it is taken away. */
  add(rule: FailureRule): string
  /** Whether there was one. */
  remove(id: string): boolean
  /** Turns all of them off. */
  clear(): void
  list(): readonly ActiveFailure[]
  /** The answer to a call that goes out, struck; rejects with the OutgoingError of a failure that leaves it without one. */
  strikeOutgoing(call: OutgoingCall, answer: () => Promise<Reply>): Promise<Reply>
  /** The platform, struck. */
  strike(platform: Platform): Platform
}

/** A call that goes out: `arrival.target` is its whole address. */
interface OutgoingCall {
  readonly arrival: Arrival
  readonly address: Address
  readonly pause: Pause
}

export interface FailurePorts {
  readonly pause: Pause
  readonly notes: Notes
  readonly addresses: () => Addresses
}

export function createFailures({ pause, notes, addresses }: FailurePorts): Failures {
  let active: readonly ActiveFailure[] = []
  let count = 0

  const strike = async (striking: readonly ActiveFailure[], { arrival, address, pause: wait }: Struck, handle: () => Promise<Reply>) => {
    if (striking.length === 0) return handle()
    notes.put(arrival, { failures: striking.map((one) => one.rule.failure.name) })
    for (const { effect, random } of effectsOf(striking))
      if (effect.kind === 'delay') await wait(effect.milliseconds(random), arrival.signal)
    const answering = effectsOf(striking)
      .map((one) => one.effect)
      .find((one) => one.kind === 'answer')
    let reply =
      answering === undefined
        ? await handle()
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
    async strikeOutgoing(call, answer) {
      if (active.length === 0) return answer()
      const { arrival, address } = call
      const striking = active.filter((one) => isOutgoing(one, address) && one.strikes(arrival, address))
      return strike(striking, call, async () => {
        const lost = striking.map((one) => lostBy(one.rule.failure.effect)).find((one) => one !== undefined)
        if (lost !== undefined) throw lostError(lost, arrival.target)
        return answer()
      })
    },
    strike: (platform) =>
      wrapPlatform(platform, (arrival) => {
        if (active.length === 0) return platform.handle(arrival)
        const address = addresses().of(arrival.method, arrival.target)
        const striking = active.filter((one) => one.rule.failure.effect.kind !== 'lost' && one.strikes(arrival, address))
        return strike(striking, { arrival, address, pause }, () => platform.handle(arrival))
      }),
  }
}

type Struck = Omit<OutgoingCall, 'address'> & { readonly address: Address | undefined }

/** A failure of every call is one of calls that come in, but for those that only a call that goes out can meet. */
const isOutgoing = ({ rule }: ActiveFailure, { service }: Address): boolean =>
  rule.service === service || (rule.service === undefined && rule.failure.effect.kind === 'lost')

const effectsOf = (striking: readonly ActiveFailure[]): readonly { readonly effect: Effect; readonly random: () => number }[] =>
  striking.map(({ rule, random }) => ({ effect: rule.failure.effect, random }))
