/**
 * The port behind which sessions are kept: in memory (memory.ts), or in a store that several processes share. Time and waiting are its
 * business, HTTP is not.
 */
import type { SessionReport } from './report.ts'
import type { SessionScope } from './scope.ts'
import type { Session } from './session.ts'

/** A session while a call runs in it; no other call does. */
export interface Lease {
  /** The session that the call has to itself. */
  readonly session: Session
  /**
   * The call is over; with `finish` the session ends with it. Calling it again changes nothing. A promise: what the call set is kept when
   * it resolves, and the answer waits for that.
   */
  release(finish?: boolean): void | Promise<void>
}

/** How many sessions an automatic pool may have, how long a call waits for one, how long one is kept idle. */
export interface PoolLimits {
  /** The most sessions at one time. */
  readonly size: number
  /** Seconds. */
  readonly timeout: number
  /** Seconds. */
  readonly maxAge: number
}

/** Gives what says that the client has left; asked only by those that wait. */
export type Leaving = () => AbortSignal

/** Every method rejects with a Refusal where 1C refuses. */
export interface SessionManager {
  /** A session for one call: it ends with its release. 402 when no licence is free. */
  single(scope: SessionScope): Promise<Lease>
  /** A session that its client will name again; it ends when it was idle for `maxAge` seconds. 406 when it can't be started. */
  start(scope: SessionScope, maxAge: number): Promise<Lease>
  /** The session of that id, after the calls that came before; 400 when there is none, or it is another user's or another publication's. */
  resume(id: string, scope: SessionScope, leaving: Leaving): Promise<Lease>
  /** What `pooled` would give at once; `undefined`: there is none, or the manager does not know without waiting. */
  idle?(scope: SessionScope, limits: PoolLimits): Lease | undefined
  /** A free session of the same scope, or a new one, or whichever becomes free in time; 406 otherwise. */
  pooled(scope: SessionScope, limits: PoolLimits, leaving: Leaving): Promise<Lease>
  /** The sessions of now. */
  report(): SessionReport
}
