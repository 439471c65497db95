/**
 * Mends rhea's sessions: links are told apart by name and role, the bytes of a message are left as they came, and what a peer says of
 * deliveries that are not there is passed over.
 */
import { inBoth } from '../../diagnostics/said-error.ts'
import { partOutcomes } from './outcomes.ts'
import { markOutgoing, processQuickly, takeWhole } from './quick-deliveries.ts'
import type { Frame, LinkMaker, Rhea, RheaConnection, RheaLink, RheaOutcome, RheaSession } from './rhea.ts'

export interface SessionRules {
  /** Bytes of a message. */
  readonly message: number
  /** Called where a session or a link would be one too many; it throws. */
  session?(connection: RheaConnection): void
  link?(session: RheaSession): void
  /** Called with the terminus as the peer wrote it, before rhea takes it apart. */
  attaching?(frame: Frame): void
}

/** A message of it is larger than may be; its bytes are not kept. */
export const tooLarge = new WeakSet<RheaLink>()
/** The peer took back the message that it had begun. */
export const aborted = new WeakSet<RheaLink>()
/** More messages came than it was given credit for. */
export const overrun = new WeakSet<RheaLink>()

export function mendSessions(connection: RheaConnection, rhea: Rhea, rules: SessionRules): void {
  const create = connection.create_session.bind(connection)
  connection.create_session = (size) => {
    rules.session?.(connection)
    const session = create(size)
    keyByRole(session, rules)
    keepBytes(session, rules.message)
    passOverUnknown(session, rhea)
    processQuickly(session)
    answerEcho(session)
    partOutcomes(session)
    return session
  }
}

/** Rhea says nothing to a peer that asks for our state (AMQP 1.0, part 2.7.4). Behind our Begin and Attach, which it writes later. */
function answerEcho(session: RheaSession): void {
  const flow = session.on_flow.bind(session)
  session.on_flow = (frame) => {
    flow(frame)
    const { echo, handle } = frame.performative
    if (echo !== true) return
    const link = typeof handle === 'number' ? session.remote.handles[handle] : undefined
    setImmediate(() => {
      if (session.is_open() && (link === undefined || link.is_open())) session._write_flow(link)
    })
  }
}

const keyOf = (name: string, isReceiver: boolean): string => `${isReceiver ? 'receiver' : 'sender'} ${name}`

/** The peer has just detached it and attaches another of its name: ours is detached before that is. */
function giveWay(session: RheaSession, link: RheaLink): void {
  const key = keyOf(link.name, link.is_receiver())
  delete session.links[key]
  session.links[leaving(key, link)] = link
  link.close()
  setImmediate(() => session.remove_link(link))
}

const leaving = (key: string, link: RheaLink): string => `${key} ${link.local.handle}`

function keyByRole(session: RheaSession, rules: SessionRules): void {
  session.create_link = (name: string, Maker: LinkMaker, options: object) => {
    rules.link?.(session)
    let handle = 0
    while (session.local.handles[handle] !== undefined) handle++
    const link = new Maker(session, name, handle, options)
    session.links[keyOf(name, link.is_receiver())] = link
    session.local.handles[handle] = link
    return link
  }
  session.remove_link = (link) => {
    const key = keyOf(link.name, link.is_receiver())
    for (const one of [key, leaving(key, link)]) if (session.links[one] === link) delete session.links[one]
    if (link.remote.handle !== undefined && session.remote.handles[link.remote.handle] === link)
      delete session.remote.handles[link.remote.handle]
    if (session.local.handles[link.local.handle] === link) delete session.local.handles[link.local.handle]
  }
  session.on_attach = (frame) => {
    const { name, handle, role } = frame.performative as unknown as { name: string; handle: number; role: boolean }
    if (session.remote.handles[handle]?.state.remote_open === true)
      throw inBoth(new Error(`the handle ${handle} is in use`), `handle ${handle} уже занят`)
    rules.attaching?.(frame)
    // The role is the peer's: where it receives, we send.
    const found = session.links[keyOf(name, !role)]
    const known = found !== undefined && (found.remote.attach === undefined || found.state.remote_open) ? found : undefined
    if (found !== undefined && known === undefined) giveWay(session, found)
    const link = known ?? (role ? session.create_sender(name) : session.create_receiver(name))
    link.remote.handle = handle
    session.remote.handles[handle] = link
    link.on_attach(frame)
    link.remote.attach = frame.performative!
  }
}

/** A message format that rhea does not know makes it hand over the bytes. */
function keepBytes(session: RheaSession, largest: number): void {
  const transfer = session.on_transfer.bind(session)
  const sizes = new WeakMap<RheaLink, number>()
  session.on_transfer = (frame) => {
    const fields = frame.performative
    const link = session.remote.handles[fields['handle'] as number]
    if (link === undefined || !link.is_receiver())
      throw inBoth(
        new Error(`a transfer has the handle ${String(fields['handle'])}, which does not send`),
        `в transfer указан handle ${String(fields['handle'])}, который не отправляет`,
      )
    if ((frame.payload?.length ?? 0) <= largest && takeWhole(session, link, fields, frame.payload)) return
    const isFirst = link._incomplete === undefined
    if (isFirst) fields['message_format'] = 1
    if (isFirst && link.credit <= 0) {
      overrun.add(link)
      link.credit = 1
    }
    const size = (isFirst ? 0 : (sizes.get(link) ?? 0)) + (frame.payload?.length ?? 0)
    if (size > largest) {
      tooLarge.add(link)
      if (link._incomplete?.frames !== undefined) link._incomplete.frames.length = 0
      frame.payload = Buffer.alloc(0)
    } else if (fields['more'] === true) {
      sizes.set(link, size)
    }
    if (fields['aborted'] === true) {
      aborted.add(link)
      fields['more'] = false
    }
    frame.payload ??= Buffer.alloc(0)
    transfer(frame)
  }
}

interface Disposition {
  readonly role: boolean
  readonly first: number
  readonly last: number | undefined | null
  readonly settled: boolean | undefined | null
  readonly state: object | undefined | null
}

/** Those without fields are read as one and the same. */
const known = new WeakMap<object, RheaOutcome>()

function unwrapped({ message }: Rhea, state: object | undefined | null): RheaOutcome | undefined {
  if (state === undefined || state === null) return undefined
  const found = known.get(state) ?? message.unwrap_outcome(state)
  known.set(state, found)
  return found
}

/** Of deliveries that are settled already, or that never were. */
function passOverUnknown(session: RheaSession, rhea: Rhea): void {
  const disposition = session.on_disposition.bind(session)
  session.on_disposition = (frame) => {
    const fields = frame.performative as unknown as Disposition
    const { deliveries } = fields.role ? session.outgoing : session.incoming
    const head = deliveries.get_head()
    const tail = deliveries.get_tail()
    if (head === undefined || tail === undefined) return
    const first = Math.max(fields.first, head.id)
    const last = Math.min(fields.last ?? fields.first, tail.id)
    if (first > last) return
    if (fields.role) {
      markOutgoing(session.outgoing, first, last, fields.settled === true, unwrapped(rhea, fields.state))
      session.connection._register()
      return
    }
    frame.performative['first'] = first
    frame.performative['last'] = last
    disposition(frame)
  }
}
