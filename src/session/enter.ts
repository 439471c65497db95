/** The fourth stage: the session in which the call runs, by the service's kind of reuse and what the client says (17.3). */
import { headerValue } from '../exchange/headers.ts'
import { DEFAULT_POOL_SIZE, DEFAULT_POOL_TIMEOUT } from '../publication/publication.ts'
import { LeasedCall } from './leased-call.ts'
import { OwnSessionCall } from './own-call.ts'
import { noCookie, reuseOff } from './refusals.ts'
import { sessionCommand, sessionCookie } from './token.ts'
import type { System } from '../exchange/system.ts'
import type { Identified } from '../access/identify.ts'
import type { Located } from '../publication/locate.ts'
import type { PublishedService } from '../publication/publication.ts'
import type { Reply } from '../exchange/reply.ts'
import type { Call } from './call.ts'
import type { SessionManager } from './manager.ts'
import type { SessionScope } from './scope.ts'

/** A call in its session, and how it leaves it. */
export interface Entered extends Call {
  /** Once the reply is there; gives it with what the client must know of the session. Absent where there is nothing to leave. */
  leave?(reply: Reply): Reply
}

export interface Entrance {
  readonly manager: SessionManager
  /** Sessions are counted, or a hook runs in them: then each call needs one, whether its handler looks at it or not. */
  readonly always: boolean
  readonly system: System
}

export function enter(located: Located, identified: Identified, entrance: Entrance): Entered | Promise<Entered> {
  const { service, arrival } = located
  // A life of 0 means that sessions are not reused (17.3.3.1).
  const reuse = service === undefined || service.SessionMaxAge === 0 ? 'DontUse' : service.ReuseSessions
  if (reuse === 'Use') return enterNamed(located, identified, service!, entrance)
  if (headerValue(arrival.headers, 'ibsession') !== undefined) throw reuseOff()
  if (reuse === 'AutoUse') return enterPooled(located, identified, service!, entrance)
  return entrance.always ? enterSingle(located, identified, entrance) : new OwnSessionCall(located, identified, entrance.system)
}

async function enterNamed(located: Located, identified: Identified, service: PublishedService, entrance: Entrance): Promise<Entered> {
  const { arrival } = located
  const command = sessionCommand(arrival.headers)
  const scope = scopeOf(located, identified)
  if (command === 'start') return new LeasedCall(located, await entrance.manager.start(scope, service.SessionMaxAge), 'start')
  const id = sessionCookie(arrival.headers)
  if (id !== undefined) return new LeasedCall(located, await entrance.manager.resume(id, scope, () => arrival.signal), command)
  if (command === 'finish') throw noCookie()
  return entrance.always ? enterSingle(located, identified, entrance) : new OwnSessionCall(located, identified, entrance.system)
}

async function enterPooled(located: Located, identified: Identified, service: PublishedService, { manager }: Entrance): Promise<Entered> {
  const limits = { size: service.poolSize ?? DEFAULT_POOL_SIZE, timeout: service.poolTimeout ?? DEFAULT_POOL_TIMEOUT, maxAge: service.SessionMaxAge }
  return new LeasedCall(located, await manager.pooled(scopeOf(located, identified), limits, () => located.arrival.signal))
}

const enterSingle = async (located: Located, identified: Identified, { manager }: Entrance): Promise<Entered> =>
  new LeasedCall(located, await manager.single(scopeOf(located, identified)))

const scopeOf = ({ publication, channel, service, separators }: Located, { user, credential }: Identified): SessionScope =>
  ({ publication: publication.base, service: `${channel}/${service?.Name ?? ''}`, user, credential, separators })
