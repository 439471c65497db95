/** Long answers as the other side packs them, some rows at a time; they are unpacked when they are wanted. */
import { deserialize } from 'node:v8'
import type { Reply } from './protocol.ts'

/** Rows that are packed together. */
export const PACKED = 100

/** With all of its rows. */
export function unpacked(reply: Reply): Reply {
  if (reply.packed === undefined) return reply
  const { packed, rows: left = [], ...rest } = reply
  return { ...rest, rows: [...packed.flatMap((one) => deserialize(one) as readonly (readonly unknown[])[]), ...left] }
}
