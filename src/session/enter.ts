/** The fourth stage: the session in which the call runs, by the service's kind of reuse and what the client says (chapter 17.6). */
import type { Identified } from '../access/identify.ts'
import { headerValue } from '../exchange/headers.ts'
import { forwardedPrefix } from '../exchange/origin.ts'
import type { Reply } from '../exchange/reply.ts'
import type { System } from '../exchange/system.ts'
import type { Located } from '../publication/locate.ts'
import type { PublishedService } from '../publication/publication.ts'
import type { ReuseSessions } from '../publication/reuse.ts'
import type { Call } from './call.ts'
import { LeasedCall } from './leased-call.ts'
import type { Lease, PoolLimits, SessionManager } from './manager.ts'
import { OwnSessionCall } from './own-call.ts'
import { noCookie, reuseOff } from './refusals.ts'
import type { SessionScope } from './scope.ts'
import { sessionCommand, sessionCookie, setCookie } from './token.ts'

/** Sessions, and seconds, of a pool of which no default.vrd speaks: the values that 1C writes (source 21). */
const DEFAULT_POOL = { size: 10, timeout: 5 }

export interface Entrance {
  readonly manager: SessionManager
  /** Sessions are counted, or a hook runs in them: then each call needs one, whether its handler looks at it or not. */
  readonly always: boolean
  readonly system: System
  /** Whether a proxy in front is believed. */
  readonly trustForwarded: boolean
}

/** What is to run in a session. */
export interface Runnable {
  invoke(call: Call): Promise<Reply>
}

/** What a call of a service with an automatic pool is given a session by, whatever its headers say; `undefined`: of any other. */
export interface PoolCall {
  readonly scope: SessionScope
  readonly limits: PoolLimits
}

export function poolCall(located: Located, identified: Identified): PoolCall | undefined {
  const { service } = located
  if (service === undefined || reuseOf(service) !== 'AutoUse' || service.ignoresIBSession !== true) return undefined
  return { scope: scopeOf(located, identified), limits: limitsOf(service) }
}

/** A life of 0 means that sessions are not reused (chapter 17.6.3.1). */
const reuseOf = (service: PublishedService | undefined): ReuseSessions =>
  service === undefined || service.SessionMaxAge === 0 ? 'DontUse' : service.ReuseSessions

const limitsOf = ({ poolSize, poolTimeout, SessionMaxAge }: PublishedService): PoolLimits => ({
  size: poolSize ?? DEFAULT_POOL.size,
  timeout: poolTimeout ?? DEFAULT_POOL.timeout,
  maxAge: SessionMaxAge,
})

export function runInSession(located: Located, identified: Identified, runnable: Runnable, entrance: Entrance): Promise<Reply> {
  const { service, arrival } = located
  const reuse = reuseOf(service)
  if (reuse === 'Use') return runInNamed(located, identified, service!, runnable, entrance)
  const isTaken = reuse === 'AutoUse' && service?.ignoresIBSession === true
  if (!isTaken && headerValue(arrival.headers, 'ibsession') !== undefined) throw reuseOff()
  return reuse === 'AutoUse'
    ? runInPooled(located, identified, service!, runnable, entrance)
    : runInOwn(located, identified, runnable, entrance)
}

function runInOwn(located: Located, identified: Identified, runnable: Runnable, { always, manager, system }: Entrance): Promise<Reply> {
  return always
    ? runLeased(located, manager.single(scopeOf(located, identified)), runnable)
    : runnable.invoke(new OwnSessionCall(located, identified, system))
}

function runInPooled(
  located: Located,
  identified: Identified,
  service: PublishedService,
  runnable: Runnable,
  { manager }: Entrance,
): Promise<Reply> {
  const limits = limitsOf(service)
  const scope = scopeOf(located, identified)
  return runLeased(located, manager.idle?.(scope, limits) ?? manager.pooled(scope, limits, () => located.arrival.signal), runnable)
}

function runInNamed(
  located: Located,
  identified: Identified,
  service: PublishedService,
  runnable: Runnable,
  entrance: Entrance,
): Promise<Reply> {
  const { arrival } = located
  const { manager } = entrance
  const command = sessionCommand(arrival.headers)
  if (command === 'start') return runFirst(located, manager.start(scopeOf(located, identified), service.SessionMaxAge), runnable, entrance)
  const id = sessionCookie(arrival.headers)
  if (id !== undefined)
    return runLeased(
      located,
      manager.resume(id, scopeOf(located, identified), () => arrival.signal),
      runnable,
      command === 'finish',
    )
  if (command === 'finish') throw noCookie()
  return runInOwn(located, identified, runnable, entrance)
}

async function runLeased(located: Located, leasing: Lease | Promise<Lease>, runnable: Runnable, finish = false): Promise<Reply> {
  const lease = leasing instanceof Promise ? await leasing : leasing
  try {
    return await runnable.invoke(new LeasedCall(located, lease.session))
  } finally {
    const kept = lease.release(finish)
    if (kept !== undefined) await kept
  }
}

/** The first call of a session tells its client the id; a call that is refused tells none, and then the session has no use. */
async function runFirst(located: Located, leasing: Promise<Lease>, runnable: Runnable, { trustForwarded }: Entrance): Promise<Reply> {
  const lease = await leasing
  let told = false
  try {
    const reply = await runnable.invoke(new LeasedCall(located, lease.session))
    told = true
    return {
      ...reply,
      headers: [
        ...reply.headers,
        'Set-Cookie',
        setCookie(lease.session.id, located.publication.base, trustForwarded ? forwardedPrefix(located.arrival.headers) : ''),
      ],
    }
  } finally {
    const kept = lease.release(!told)
    if (kept !== undefined) await kept
  }
}

const scopeOf = ({ publication, channel, service, separators }: Located, { user, credential }: Identified): SessionScope => ({
  publication: publication.base,
  service: `${channel}/${service?.Name ?? ''}`,
  user,
  credential,
  separators,
})
