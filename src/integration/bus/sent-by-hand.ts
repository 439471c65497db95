/** A message that a test puts into a channel, on the way that those of peers take. */
import type { AmqpOutcome } from '../amqp/client.ts'
import type { AmqpError } from '../amqp/error.ts'
import { BusError } from './bus-error.ts'
import { busFault } from './diagnostics.ts'
import type { Intake } from './intake.ts'
import type { BusMessage } from './message.ts'
import type { LastMessages } from './repeated.ts'
import type { BusTopology } from './topology.ts'

export interface ByHand {
  readonly topology: BusTopology
  readonly intake: Intake
  readonly last: LastMessages
}

/** `hostname`: that of an Open. @throws BusError where there is no such destination, or the message is not kept */
export async function sentByHand(
  { topology, intake, last }: ByHand,
  hostname: string,
  address: string,
  bytes: Uint8Array,
): Promise<BusMessage> {
  const application = topology.application(hostname)
  if (application === undefined) throw new BusError(busFault('application-unknown', { hostname }))
  const destination = application.destination(address)
  if (destination === undefined) throw new BusError(busFault('destination-unknown', { application: application.name, address }))
  if (destination.direction !== 'send') throw new BusError(busFault('wrong-direction-receive', { address }))
  return new Promise<BusMessage>((resolve, reject) => {
    const refuse = (why: string): void => reject(new BusError(busFault('not-kept', { why })))
    const settle = (outcome: AmqpOutcome): void => {
      // Of a released one what stops the link says why; it comes right after the outcome.
      if (outcome.kind !== 'accepted')
        void Promise.resolve().then(() => refuse(('error' in outcome && outcome.error?.description) || outcome.kind))
    }
    const stop = (error: AmqpError): void => refuse(error.description)
    const link = { application, destination, address, last: last.slot(application.name, address), stop, cut: () => refuse('lost') }
    intake.take({ link, bytes, first: false, settle, arrived: resolve })
  })
}
