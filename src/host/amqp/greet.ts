/** Speaks AMQP 1.0 with the peers of a port, within the limits for one peer; rhea is loaded with it. */
import type { Socket } from 'node:net'
import type { AmqpBroker, AmqpLimits } from '../../integration/amqp/listener.ts'
import { loadRhea } from './load-rhea.ts'
import { Visitor } from './visitor.ts'

/** Takes a connection; `gone` is called when it is over. */
export type Greet = (socket: Socket, gone: () => void) => Visitor

/** @throws BusError where rhea cannot be loaded */
export async function loadGreet(broker: AmqpBroker, limits: AmqpLimits): Promise<Greet> {
  const loaded = await loadRhea()
  const container = loaded.rhea.create_container({ id: 'onec-standin' })
  // Each connection gets its own; this only makes rhea ask for a login.
  container.sasl_server_mechanisms = { PLAIN: () => undefined }
  return (socket, gone) => new Visitor(socket, { loaded, container, broker, limits, gone })
}
