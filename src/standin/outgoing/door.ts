/**
 * The door of calls that go out: each is written down, answered by a stub or struck by a failure; what is left goes to the net where its
 * host is allowed, else it is refused with its address.
 */
import type { OutgoingDoor } from '../../exchange/outgoing/caller.ts'
import { allowedHosts } from '../../exchange/outgoing/door.ts'
import { notAllowed, outgoingError, urlText } from '../../exchange/outgoing/error.ts'
import { isStream, type Reply, type ReplyBody } from '../../exchange/reply.ts'
import type { Pause, System } from '../../exchange/system.ts'
import type { Notes } from '../calls/notes.ts'
import type { Failures } from '../failure/failures.ts'
import { tornOf } from '../failure/lost.ts'
import { hostOf, type Hosts } from '../hosts/hosts.ts'
import type { Entry } from '../journal/entry.ts'
import type { Journal } from '../journal/journal.ts'
import type { Callbacks } from '../stub/callback.ts'
import type { Stubs } from '../stub/stubs.ts'
import { OutgoingArrival } from './arrival.ts'
import { answeredByStub } from './stubbed.ts'

export interface DoorPorts {
  readonly system: System
  readonly pause: Pause
  readonly journal: Journal
  readonly stubs: Stubs
  readonly notes: Notes
  readonly failures: Failures
  readonly hosts: Hosts
  readonly callbacks: Callbacks
  /** Hosts that may be called: `api.example`, `*.example`, `127.0.0.1:8080`; `undefined`: none is named. */
  allowed(): readonly string[] | undefined
}

export function createDoor(ports: DoorPorts): OutgoingDoor {
  const { journal, failures, notes, hosts } = ports
  const allows = remembered(ports.allowed)
  return async (request, transport, caller) => {
    const target = urlText(request.url)
    const arrival = new OutgoingArrival(request, target)
    const address = hosts.addressOf(hostOf(target), target)
    const goOn = async (entry: Entry, pause: Pause): Promise<Reply> => {
      const stubbed = await answeredByStub(entry, address, { ...ports, pause })
      if (stubbed !== undefined) return stubbed
      const isAllowed = allows()?.(request.url) ?? (caller === 'code' && !hosts.has(address.service))
      if (!isAllowed) throw notAllowed(request.url)
      notes.put(entry, { relayed: 'net' })
      const { body, ...asked } = request
      return transport(body === undefined ? asked : { ...asked, body: watched(body, entry) })
    }
    const pause = within(ports.pause, request.timeout)
    return journal.record(arrival, async (entry) =>
      asMet(await failures.strikeOutgoing({ arrival: entry, address, pause }, () => goOn(entry, pause)), target),
    )
  }
}

/** A wait that is longer than the timeout of the connection ends with it. */
const within = (pause: Pause, timeout: number | undefined): Pause =>
  timeout === undefined
    ? pause
    : async (milliseconds, signal) => {
        await pause(Math.min(milliseconds, timeout), signal)
        if (milliseconds >= timeout) throw outgoingError('timeout', {})
      }

/** The journal reads along, so a body is not collected past it; one that breaks off has the caller's error. */
function asMet(reply: Reply, target: string): Reply {
  const { body } = reply
  if (body === undefined || typeof body === 'string' || !isStream(body)) return reply
  const { size, cancel } = body
  return {
    ...reply,
    body: {
      ...(size !== undefined && { size }),
      ...(cancel && { cancel: () => body.cancel?.() }),
      stream: () => tornOf(body.stream(), target),
    },
  }
}

/** What is sent is kept as it flows; of what is there whole a copy is kept. */
function watched(body: ReplyBody, entry: Entry): ReplyBody {
  if (typeof body === 'string' || !isStream(body)) return body
  return { ...(body.size !== undefined && { size: body.size }), stream: () => entry.body! }
}

/** Read anew when another list is given. */
function remembered(allowed: DoorPorts['allowed']): () => ReturnType<typeof allowedHosts> | undefined {
  let known: { readonly list: readonly string[]; readonly allows: ReturnType<typeof allowedHosts> } | undefined
  return () => {
    const list = allowed()
    if (list === undefined) return undefined
    if (known?.list !== list) known = { list, allows: allowedHosts(list) }
    return known.allows
  }
}
