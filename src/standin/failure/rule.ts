/** Which calls a failure strikes, and how often. */
import type { Address } from '../../channel/address.ts'
import type { Arrival } from '../../exchange/arrival.ts'
import { joinedValue } from '../../exchange/headers.ts'
import { parseQuery } from '../../exchange/query.ts'
import { parseTarget } from '../../exchange/target.ts'
import type { Criteria } from '../calls/criteria.ts'
import { holds } from '../calls/holds.ts'
import { isOutgoing, takenBy } from '../hosts/wanted.ts'
import type { Failure } from './effect.ts'
import { seededRandom } from './random.ts'

/** As it was read; names are those of the metadata. */
export interface FailureRule {
  readonly failure: Failure
  readonly service: string | undefined
  /** Name of a part that the address tells: a template. */
  readonly part: string | undefined
  readonly method: string | undefined
  readonly criteria: Criteria
  readonly times: number | undefined
  readonly probability: number
  readonly seed: number
}

/** A call that goes out may have a path for which no stub is written. */
const outgoingParameters = (part: string, target: string, address: Address | undefined) =>
  address !== undefined && isOutgoing(address) ? takenBy(part, target) : undefined

/** A rule at work: it counts its strikes. */
export class ActiveFailure {
  readonly id: string
  readonly rule: FailureRule
  readonly random: () => number
  #struck = 0

  constructor(id: string, rule: FailureRule) {
    this.id = id
    this.rule = rule
    this.random = seededRandom(rule.seed)
  }

  get struck(): number {
    return this.#struck
  }

  /** Whether it strikes this call; if so, one of its times is spent. */
  strikes(arrival: Arrival, address: Address | undefined): boolean {
    const { times, probability } = this.rule
    if (times !== undefined && this.#struck >= times) return false
    if (!this.#isMeant(arrival, address)) return false
    if (probability < 1 && this.random() >= probability) return false
    this.#struck++
    return true
  }

  #isMeant({ method, target, headers }: Arrival, address: Address | undefined): boolean {
    const { rule } = this
    if (rule.method !== undefined && rule.method !== method) return false
    // A client that reads the description first would never come to the call that is to fail.
    if (rule.method === undefined && address?.isDescription) return false
    if (rule.service !== undefined && rule.service !== address?.service) return false
    const taken =
      rule.part === undefined || rule.part === address?.part ? address?.URLParameters : outgoingParameters(rule.part, target, address)
    if (rule.part !== undefined && taken === undefined) return false
    const { effect } = rule.failure
    if (effect.kind === 'answer' && effect.strikes?.({ method, target, headers, service: address?.service }) === false) return false
    const request = {
      URLParameters: taken ?? {},
      QueryOptions: address?.options ?? parseQuery(parseTarget(target)?.query ?? '') ?? new Map<string, string>(),
      header: (name: string) => joinedValue(headers, name),
      text: undefined,
      target,
    }
    return holds(rule.criteria, request)
  }
}
