/** Who gets a message: the participants that it names, or without names each that its channel leads to. */
import type { AmqpMessage } from '../amqp/message.ts'
import type { BusReceiver } from './topology.ts'

/** 1C's name for it, that of senders outside of 1C, and that of earlier revisions. */
const names = ['integ_recipient_code', 'RecipientCode', 'recipient_code'] as const

/** Codes parted by commas, without the spaces around them; `undefined` where the message names none. */
export function recipientsOf({ applicationProperties }: AmqpMessage): readonly string[] | undefined {
  for (const name of names) {
    const value = applicationProperties.get(name)
    if (typeof value !== 'string') continue
    const codes = value
      .split(',')
      .map((code) => code.trim())
      .filter((code) => code !== '')
    if (codes.length > 0) return codes
  }
  return undefined
}

/** The queues of a message, and the codes that lead to none. */
export function routed(
  message: AmqpMessage,
  receivers: readonly BusReceiver[],
): { to: readonly BusReceiver[]; unknown: readonly string[] } {
  const codes = recipientsOf(message)
  if (codes === undefined) return { to: receivers, unknown: [] }
  return {
    to: receivers.filter(({ participant }) => codes.includes(participant)),
    unknown: codes.filter((code) => !receivers.some(({ participant }) => participant === code)),
  }
}
