/**
 * The doors of the stand-ins of this process. A call that goes out takes the door of the stand-in whose request it answers, else that of
 * the only stand-in that is running, else none.
 */
import type { Caller, OutgoingDoor } from '../../exchange/outgoing/caller.ts'
import type { Outgoing, OutgoingAnswer, OutgoingRequest } from '../../exchange/outgoing/request.ts'
import { createAsyncContext } from '../machine/async-context.ts'

const entered = createAsyncContext<OutgoingDoor>()
const open = new Set<OutgoingDoor>()

/** Opens the door; what it gives closes it. */
export function openDoor(door: OutgoingDoor): () => void {
  open.add(door)
  return () => void open.delete(door)
}

/** What the work calls, and what it starts, goes through that door. The only one is not entered, since following calls costs time. */
export const throughDoor = <T>(door: OutgoingDoor, work: () => T): T =>
  open.size === 1 && open.has(door) ? work() : entered.run(door, work)

/** `undefined` outside of stand-ins. */
export function currentDoor(): OutgoingDoor | undefined {
  const own = entered.get()
  if (own !== undefined || open.size !== 1) return own
  const [only] = open
  return only
}

/** Through the current door, or straight to the transport where there is none. */
export function goOut(request: OutgoingRequest, transport: Outgoing, caller: Caller = 'code'): Promise<OutgoingAnswer> {
  const door = currentDoor()
  return door === undefined ? transport(request) : door(request, transport, caller)
}
