/** Outcomes of messages, as rhea has them and as the ports have them. */
import type { AmqpOutcome } from '../../integration/amqp/client.ts'
import type { AmqpError } from '../../integration/amqp/error.ts'
import type { Rhea, RheaDelivery, RheaError, RheaOutcome, RheaSession } from './rhea.ts'

/** `undefined`: what the peer said ends nothing. */
export function outcomeOf(state: RheaOutcome | undefined): AmqpOutcome | undefined {
  const error = errorOf(state?.error)
  switch (state?.constructor.composite_type) {
    case 'accepted':
      return { kind: 'accepted' }
    case 'released':
      return { kind: 'released' }
    case 'rejected':
      return { kind: 'rejected', ...(error && { error }) }
    case 'modified':
      return { kind: 'modified', deliveryFailed: state!.delivery_failed === true, undeliverableHere: state!.undeliverable_here === true }
    default:
      return undefined
  }
}

/** As rhea's encoder takes it. `lost` is said by the end of the link. */
export function stateOf({ message }: Rhea, outcome: AmqpOutcome): unknown {
  switch (outcome.kind) {
    case 'accepted':
      return message.accepted().described()
    case 'rejected':
      return message.rejected({ ...(outcome.error && { error: { ...outcome.error } }) }).described()
    case 'modified':
      return message.modified({ delivery_failed: outcome.deliveryFailed, undeliverable_here: outcome.undeliverableHere }).described()
    default:
      return message.released().described()
  }
}

export function errorOf(error: RheaError | undefined | null): AmqpError | undefined {
  if (error === undefined || error === null) return undefined
  return { condition: textOf(error.condition), description: textOf(error.description) }
}

const textOf = (value: unknown): string => (value === undefined || value === null ? '' : String(value))

/** Its descriptor. */
const ACCEPTED = 0x24

/**
 * Rhea 3.0.5 gives the outcome of the first of several deliveries to the second one, too, whatever that is: it compares from the third on.
 * So it is given those with one outcome at a time.
 */
export function partOutcomes(session: RheaSession): void {
  const { incoming } = session
  const { process: write } = incoming
  incoming.process = (own) => {
    const { updated } = incoming
    for (let from = 0; from < updated.length;) {
      let end = from + 1
      while (end < updated.length && areOne(updated[from]!, updated[end]!)) end++
      if (from === 0 && end === updated.length) break
      incoming.updated = updated.slice(from, end)
      write.call(incoming, own)
      from = end
    }
    write.call(incoming, own)
  }
}

/** As rhea has it: only what is accepted is told in one. */
const areOne = (one: RheaDelivery, other: RheaDelivery): boolean => isAccepted(one) && isAccepted(other)

const isAccepted = ({ state }: RheaDelivery): boolean =>
  (state as { readonly descriptor?: { readonly value: unknown } } | undefined)?.descriptor?.value === ACCEPTED
