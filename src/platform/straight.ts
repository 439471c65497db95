/**
 * The short way of requests that need no stage to wait for: an entity by its key, read at once. The forms of such requests are learnt, and
 * each is answered as the stages of handle.ts would answer it; whatever a form is not sure of goes through these.
 */
import { nobody } from '../access/identify.ts'
import type { Channel, Router, Straight } from '../channel/channel.ts'
import { Learnt, orNothing } from '../channel/learnt.ts'
import type { Arrival } from '../exchange/arrival.ts'
import type { Reply } from '../exchange/reply.ts'
import type { Locator } from '../publication/locate.ts'
import type { Publication } from '../publication/publication.ts'
import { poolCall, type PoolCall } from '../session/enter.ts'
import type { SessionManager } from '../session/manager.ts'
import { asksUsers, type Configuration } from './configuration.ts'
import type { Stages } from './handle.ts'

type Handle = (arrival: Arrival) => Promise<Reply>

export interface StraightPorts {
  readonly configuration: Configuration
  readonly channels: readonly Channel[]
  readonly locator: Locator
  readonly routers: (publication: Publication, channel: string) => Router
  readonly manager: SessionManager
  readonly stages: Pick<Stages, 'answered' | 'ticks'>
}

/** Who knows a request by a stage of its own (rights, a journal, a limit of time) has all of them go through the stages. */
const isPlain = (configuration: Configuration): boolean =>
  configuration.infobase !== undefined
  && !asksUsers(configuration)
  && configuration.journal === undefined
  && configuration.instead === undefined
  && configuration.callTimeout === undefined
  && configuration.sessions?.manager === undefined

/** Forms that are kept, and how long their targets may be. */
const KEPT = 500
const LONGEST = 1_000
const UUID = 36

interface Form {
  readonly pool: PoolCall
  readonly straight: Straight
}

export function answeringStraight(handle: Handle, ports: StraightPorts): Handle {
  const varying = ports.channels.flatMap(({ variesAt }) => variesAt ?? [])
  if (varying.length === 0 || !isPlain(ports.configuration)) return handle
  const { stages, manager } = ports
  const forms = new Learnt<Form>(KEPT)
  const straight = (arrival: Arrival): Reply | undefined => {
    const { method, target } = arrival
    if (method !== 'GET' || target.length > LONGEST) return undefined
    const at = placeIn(target, varying)
    if (at < 0) return undefined
    const form = forms.of(target.slice(0, at) + target.slice(at + UUID), () => formOf(arrival, ports))
    if (form === undefined) return undefined
    const started = stages.ticks()
    const { route, part, answer } = form.straight
    const reply = orNothing(() => answer(arrival, target.slice(at, at + UUID)))
    // The first call of a session waits until it is there.
    const lease = reply && manager.idle?.(form.pool.scope, form.pool.limits)
    if (reply === undefined || lease === undefined) return undefined
    void lease.release()
    stages.answered({ arrival, reply, route, part, remarks: undefined, error: undefined, started })
    return reply
  }
  return (arrival) => {
    const reply = straight(arrival)
    return reply === undefined ? handle(arrival) : Promise.resolve(reply)
  }
}

function placeIn(target: string, varying: readonly ((target: string) => number)[]): number {
  for (const one of varying) {
    const at = one(target)
    if (at >= 0) return at
  }
  return -1
}

function formOf(arrival: Arrival, { locator, routers }: StraightPorts): Form | undefined {
  const located = locator.locate(arrival)
  const pool = located.separators.length > 0 ? undefined : poolCall(located, nobody)
  const straight = pool && routers(located.publication, located.channel).straight?.(located)
  return straight && { pool, straight }
}
