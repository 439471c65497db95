/** When a message expires: at its absolute-expiry-time, or a header's ttl after its arrival. */
import type { Glance } from '../amqp/glance.ts'

/** Milliseconds since 1970; Infinity where it never does. An expiry of 0, which some libraries send for none, is none. */
export function expiryOf({ expiry, ttl }: Glance, arrived: number): number {
  if (expiry !== undefined && expiry !== 0) return expiry
  return ttl === undefined || ttl === 0 ? Infinity : arrived + ttl
}
