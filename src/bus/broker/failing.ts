/** Failures by name as the broker asks for them: of a connection, of a message that arrives, of one that is delivered. */
import type { Pause } from '../../exchange/system.ts'
import { conditions } from '../../integration/amqp/error.ts'
import type { BusFailures } from '../../integration/bus/failures.ts'
import type { BusMessage } from '../../integration/bus/message.ts'
import { nameOf, type BusPlan } from '../definition/plan.ts'
import type { ActiveFailures, BusPlace } from '../failure/failures.ts'
import { OUTSIDE } from './topology.ts'

/** Milliseconds of `slowAccept`. */
const DELAY = 5000

interface FailingPorts {
  /** Asked each time, since a reload exchanges it. */
  readonly plan: () => BusPlan
  /** Whose an address is. */
  readonly participantAt: (address: string) => string
  readonly failures: ActiveFailures
  readonly pause: Pause
  /** Aborts when the bus is closed. */
  readonly never: AbortSignal
}

export function failingBroker({ plan, participantAt, failures, pause, never }: FailingPorts): BusFailures {
  const at = (message: BusMessage, participant: string | undefined): BusPlace => ({
    application: message.application,
    participant,
    channel: plan()
      .applications.find(({ Name }) => Name === message.application)
      ?.Channels.find((one) => nameOf(one) === message.channel),
  })
  return {
    connecting: () => (failures.strike('brokerDown', {}) === undefined ? undefined : 'brokerDown'),
    arriving(message) {
      if (message.sender === OUTSIDE) return undefined
      const place = at(message, message.sender)
      if (failures.strike('brokerDown', place)) return { failure: 'brokerDown' }
      const rejected = failures.strike('reject', place)
      if (rejected !== undefined)
        return { failure: 'reject', error: { condition: conditions.notAllowed, description: rejected.text ?? 'The message is rejected.' } }
      if (failures.strike('dropUnsettled', place)) return { failure: 'dropUnsettled' }
      const slow = failures.strike('slowAccept', place)
      return slow === undefined ? undefined : { failure: 'slowAccept', until: pause(slow.delay ?? DELAY, never) }
    },
    delivering(message) {
      const place = at(message, participantAt(message.queues[0] ?? ''))
      if (failures.strike('brokerDown', place)) return { failure: 'brokerDown' }
      if (failures.strike('dropUnsettled', place)) return { failure: 'dropUnsettled' }
      return failures.strike('deliverTwice', place) ? { failure: 'deliverTwice' } : undefined
    },
  }
}
