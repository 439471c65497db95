/** A connection of one service to its bus: token, destinations, and links for its channels, which carry messages of queues. */
import { saidBy } from '../../diagnostics/said-by.ts'
import { asSaid, said, type Said } from '../../diagnostics/said.ts'
import type { AmqpClient, AmqpConnection, AmqpDelivery, AmqpOutcome, AmqpSender } from '../amqp/client.ts'
import type { AmqpError } from '../amqp/error.ts'
import { readMessage } from '../amqp/read-message.ts'
import { writeMessage } from '../amqp/write-message.ts'
import { busAddress } from './address.ts'
import { WireError } from './error.ts'
import type { HTTPWire } from './http-wire.ts'
import type { ConnectToBus, Delivery, Sent } from './port.ts'
import { fromWire, toWire, type WireSettings } from './properties.ts'
import { destinationOf, runtimeChannels } from './runtime.ts'
import { tokenOf } from './token.ts'

export interface WireParts {
  readonly http: HTTPWire
  readonly amqp: AmqpClient
  readonly newId: () => string
  readonly settings?: WireSettings
  /** In PEM: by which a bus with TLS is checked, beside the machine's own. */
  readonly ca?: string
}

interface Link {
  readonly closed: Promise<AmqpError | undefined>
}

/** The bus of `http` and `amqp`, as 1C asks it. */
export const connectToBus =
  ({ http, amqp, newId, settings, ca }: WireParts): ConnectToBus =>
  async ({ address: text, user, password }) => {
    const address = busAddress(text)
    const token = await tokenOf(http, address, user, password)
    let runtime = await runtimeChannels(http, address, token)
    const { host, scheme } = address.server
    const connection = await connected(amqp, {
      host,
      port: runtime.port,
      hostname: address.hostname,
      user: token.text,
      password: token.text,
      ...(scheme === 'https' && { tls: ca === undefined ? {} : { ca } }),
    })
    // A link that was refused, or that the bus has ended: the channel may have been put in its place anew, or somewhere else.
    let isOld = false
    const destination = async (external: string): Promise<string> => {
      if (isOld || destinationOf(runtime, external) === undefined) {
        runtime = await runtimeChannels(http, address, token)
        isOld = false
      }
      const found = destinationOf(runtime, external)
      if (found === undefined)
        throw new WireError(
          'amqp',
          said(`the bus has no channel "${external}" for this application`, `у шины нет канала «${external}» для этого приложения`),
        )
      return found
    }
    const linkTo = async <L extends Link>(external: string, open: (at: string) => Promise<L>): Promise<L> => {
      const at = await destination(external)
      try {
        const link = await open(at)
        void link.closed.then(() => (isOld = true))
        return link
      } catch (error) {
        isOld = true
        throw error
      }
    }
    const senders = new Map<string, Promise<AmqpSender>>()
    return {
      expires: token.expires,
      closed: connection.closed.then((error) => error && whyOf(error)),
      close: () => connection.close(),
      async send(external, message) {
        try {
          const sender = await senderOf(senders, external, () => linkTo(external, (at) => connection.sender(at)))
          return sentOf(await sender.send(writeMessage(toWire(message, settings))))
        } catch (error) {
          senders.delete(external)
          return { accepted: false, why: saidBy(error), isOpen: false }
        }
      },
      async receive(external, deliver) {
        try {
          const link = await linkTo(external, (at) => connection.receiver(at, 1, (one) => deliver(deliveryOf(one, newId))))
          return { closed: link.closed.then((error) => whyOf(error)) }
        } catch (error) {
          throw error instanceof WireError ? error : new WireError('amqp', saidBy(error), error)
        }
      },
    }
  }

async function connected(amqp: AmqpClient, peer: Parameters<AmqpClient['connect']>[0]): Promise<AmqpConnection> {
  try {
    return await amqp.connect(peer)
  } catch (error) {
    throw new WireError('amqp', saidBy(error), error)
  }
}

const whyOf = (error: AmqpError | undefined): Said =>
  error === undefined
    ? said('the bus has ended the link of the channel', 'шина завершила связь канала')
    : asSaid(`${error.condition}: ${error.description}`)

/** A link that has ended is opened anew by the next message. */
function senderOf(senders: Map<string, Promise<AmqpSender>>, external: string, open: () => Promise<AmqpSender>): Promise<AmqpSender> {
  const known = senders.get(external)
  if (known !== undefined) return known
  const opening = open()
  senders.set(external, opening)
  opening.then(
    (sender) => void sender.closed.then(() => senders.delete(external)),
    () => {},
  )
  return opening
}

function sentOf(outcome: AmqpOutcome): Sent {
  if (outcome.kind === 'accepted') return { accepted: true }
  const error = 'error' in outcome ? outcome.error : undefined
  return {
    accepted: false,
    why: asSaid(error === undefined ? outcome.kind : `${outcome.kind}: ${error.condition}: ${error.description}`),
    isOpen: true,
  }
}

const deliveryOf = (delivery: AmqpDelivery, newId: () => string): Delivery => ({
  message: (now) => fromWire(readMessage(delivery.bytes), now, newId),
  accept: () => delivery.accept(),
  release: () => delivery.release(),
  reject: (description) => delivery.reject({ condition: 'amqp:decode-error', description }),
})
