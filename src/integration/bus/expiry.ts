/** When a message expires: at its absolute-expiry-time, or a header's ttl after its arrival. */
import type { AmqpMessage } from '../amqp/message.ts'

/** Milliseconds since 1970; Infinity where it never does. An expiry of 0, which some libraries send for none, is none. */
export function expiryOf({ properties, header }: AmqpMessage, arrived: number): number {
  const at = properties.absoluteExpiryTime
  if (at !== undefined && at !== 0) return at
  return header.ttl === undefined || header.ttl === 0 ? Infinity : arrived + header.ttl
}
