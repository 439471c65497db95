/** The sessions of one process, kept in memory. */
import type { Clock } from '../exchange/system.ts'
import type { Licences } from './licences.ts'
import { LiveSessions, type Random, type SessionSettings } from './live.ts'
import type { Leaving, Lease, PoolLimits, SessionManager } from './manager.ts'
import { NamedSessions } from './named.ts'
import { SessionPool } from './pool.ts'
import type { SessionReport } from './report.ts'
import { poolName, type SessionScope } from './scope.ts'

export class MemorySessions implements SessionManager {
  readonly #clock: Clock
  readonly #sessions: LiveSessions
  readonly #named: NamedSessions
  readonly #pools = new Map<string, SessionPool>()

  /** `licences`: those that are counted elsewhere. */
  constructor(settings: SessionSettings, system: Clock & Random, licences?: Licences) {
    this.#clock = system
    this.#sessions = new LiveSessions(settings, system, licences)
    this.#named = new NamedSessions(this.#sessions, system)
  }

  async single(scope: SessionScope): Promise<Lease> {
    const live = await this.#sessions.open(scope, 'DontUse', 402)
    live.calls++
    return { session: live.session, release: () => this.#sessions.end(live) }
  }

  start(scope: SessionScope, maxAge: number): Promise<Lease> {
    return this.#named.start(scope, maxAge)
  }

  resume(id: string, scope: SessionScope, leaving: Leaving): Promise<Lease> {
    return this.#named.resume(id, scope, leaving)
  }

  idle(scope: SessionScope, limits: PoolLimits): Lease | undefined {
    return this.#pools.get(poolName(scope))?.idle(scope, limits)
  }

  pooled(scope: SessionScope, limits: PoolLimits, leaving: Leaving): Promise<Lease> {
    const name = poolName(scope)
    const pool = this.#pools.get(name) ?? new SessionPool(this.#sessions, this.#clock)
    this.#pools.set(name, pool)
    return pool.take(scope, limits, leaving)
  }

  report(): SessionReport {
    return this.#sessions.report()
  }
}
