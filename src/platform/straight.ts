/**
 * The short ways of requests that need no stage to wait for: an entity by its key, read at once, and a new item whose body came along with
 * its head. The forms of such requests are learnt, and each is answered, counted and noted as the stages of handle.ts would do it; whatever
 * a form is not sure of goes through these.
 */
import { nobody } from '../access/identify.ts'
import type { Channel, Router, Straight, StraightPost } from '../channel/channel.ts'
import { Learnt, orNothing } from '../channel/learnt.ts'
import type { Said } from '../diagnostics/said.ts'
import type { Arrival } from '../exchange/arrival.ts'
import { DEFAULT_MAX_BODY } from '../exchange/body/request-body.ts'
import { headerValue } from '../exchange/headers.ts'
import type { Reply } from '../exchange/reply.ts'
import type { Located, Locator } from '../publication/locate.ts'
import type { Publication } from '../publication/publication.ts'
import type { Call, ObserveData } from '../session/call.ts'
import { poolCall, type PoolCall } from '../session/enter.ts'
import { LeasedCall } from '../session/leased-call.ts'
import type { Lease, SessionManager } from '../session/manager.ts'
import { CallOfInfobase } from '../session/no-infobase.ts'
import { asksUsers, type Configuration } from './configuration.ts'
import type { Stages } from './handle.ts'

type Handle = (arrival: Arrival) => Promise<Reply>

export interface StraightPorts {
  readonly configuration: Configuration
  readonly channels: readonly Channel[]
  readonly locator: Locator
  readonly routers: (publication: Publication, channel: string) => Router
  readonly manager: SessionManager
  readonly stages: Pick<Stages, 'answered' | 'refuse' | 'ticks'>
}

/** Who knows a request by a stage of its own (rights, a limit of time) has all of them go through the stages. */
const isPlain = (configuration: Configuration): boolean =>
  configuration.infobase !== undefined && !asksUsers(configuration) && configuration.callTimeout === undefined

/** Forms that are kept, and how long their targets may be. */
const KEPT = 500
const LONGEST = 1_000
const UUID = 36
/** Bytes of a body that is read at once. */
const SHORT = 64 * 1024

interface Form<S> {
  readonly publication: Publication
  readonly pool: PoolCall
  readonly straight: S
}

export function answeringStraight(handle: Handle, ports: StraightPorts): Handle {
  const { configuration } = ports
  if (!isPlain(configuration)) return handle
  const reading = readingStraight(ports)
  const writing = writingStraight(handle, ports)
  const { instead } = configuration
  return (arrival) => {
    const { method, target } = arrival
    const isOurs = target.length <= LONGEST && (instead === undefined || instead.isIdle === true)
    const reply = !isOurs ? undefined : method === 'GET' ? reading(arrival) : method === 'POST' ? writing(arrival) : undefined
    if (reply === undefined) return handle(arrival)
    return reply instanceof Promise ? reply : Promise.resolve(reply)
  }
}

type Answering = (arrival: Arrival) => Reply | Promise<Reply> | undefined

function readingStraight(ports: StraightPorts): Answering {
  const varying = ports.channels.flatMap(({ variesAt }) => variesAt ?? [])
  const forms = new Learnt<Form<Straight>>(KEPT)
  const learn = (arrival: Arrival) => formOf(arrival, ports, (router, located) => router.straight?.(located))
  return (arrival) => {
    const { target } = arrival
    const at = placeIn(target, varying)
    if (at < 0) return undefined
    const form = forms.of(target.slice(0, at) + target.slice(at + UUID), () => learn(arrival))
    if (form === undefined) return undefined
    const started = ports.stages.ticks()
    const reply = orNothing(() => form.straight.answer(arrival, target.slice(at, at + UUID)))
    // The first call of a session waits until it is there.
    const lease = reply && ports.manager.idle?.(form.pool.scope, form.pool.limits)
    return lease && run({ form, arrival, lease, started, action: () => reply! }, ports)
  }
}

function writingStraight(handle: Handle, ports: StraightPorts): Answering {
  const { configuration, manager, stages } = ports
  const forms = new Learnt<Form<StraightPost>>(KEPT)
  const learn = (arrival: Arrival) => formOf(arrival, ports, (router, located) => router.straightPost?.(located))
  const most = Math.min(SHORT, configuration.maxBody ?? DEFAULT_MAX_BODY)
  return (arrival) => {
    if (arrival.whole === undefined) return undefined
    const form = forms.of(arrival.target, () => learn(arrival))
    if (form === undefined || headerValue(arrival.headers, 'content-encoding') !== undefined) return undefined
    const started = stages.ticks()
    return new Promise((resolve, reject) => {
      arrival.whole!(most, (body) => {
        try {
          const action = body && orNothing(() => form.straight.understand(arrival, body))
          const lease = action && manager.idle?.(form.pool.scope, form.pool.limits)
          resolve(lease === undefined ? handle(arrival) : run({ form, arrival, lease, started, action: action! }, ports))
        } catch (error) {
          reject(error as Error)
        }
      })
    })
  }
}

interface Run {
  readonly form: Form<Straight | StraightPost>
  readonly arrival: Arrival
  readonly lease: Lease
  readonly started: number
  readonly action: (observe: ObserveData | undefined) => Reply
}

const noRemarks: readonly Said[] = Object.freeze([])

/** In the session of the lease, as its own call where a journal is told of it. */
function run({ form, arrival, lease, started, action }: Run, ports: StraightPorts): Reply | Promise<Reply> {
  const { journal, infobase } = ports.configuration
  let error: unknown
  let reply: Reply
  const fail = (thrown: unknown): Reply => {
    error = thrown
    return refusal(arrival, thrown, ports)
  }
  const answered = (): Reply => {
    const { route, part } = form.straight
    ports.stages.answered({ arrival, reply, route, part, remarks: noRemarks, error, started })
    return reply
  }
  try {
    if (journal === undefined) reply = action(undefined)
    else {
      const call: Call = new LeasedCall({ arrival, publication: form.publication }, lease.session)
      journal.called(arrival, call)
      CallOfInfobase.give(call, infobase!)
      reply = action(journal.data?.bind(journal, call))
    }
  } catch (thrown) {
    reply = fail(thrown)
  }
  const kept = lease.release()
  if (kept === undefined) return answered()
  const failed = (thrown: unknown): void => void (reply = fail(thrown))
  return kept.catch(failed).then(answered)
}

/** As handle.ts draws it. */
function refusal(arrival: Arrival, error: unknown, { locator, routers, stages }: StraightPorts): Reply {
  const located = locator.locate(arrival)
  return routers(located.publication, located.channel).route(located, undefined).refused?.(error) ?? stages.refuse(error, arrival)
}

function placeIn(target: string, varying: readonly ((target: string) => number)[]): number {
  for (const one of varying) {
    const at = one(target)
    if (at >= 0) return at
  }
  return -1
}

function formOf<S>(
  arrival: Arrival,
  { locator, routers }: StraightPorts,
  straightOf: (router: Router, located: Located) => S | undefined,
): Form<S> | undefined {
  const located = locator.locate(arrival)
  const pool = located.separators.length > 0 ? undefined : poolCall(located, nobody)
  const straight = pool && straightOf(routers(located.publication, located.channel), located)
  return straight && { publication: located.publication, pool, straight }
}
