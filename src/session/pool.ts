/**
 * The automatic pool of one service of one publication (chapter 17.6.2): sessions matched by their scope, never more than its size, calls
 * waiting in order.
 */
import type { Clock } from '../exchange/system.ts'
import type { LiveSession, LiveSessions } from './live.ts'
import type { Leaving, Lease, PoolLimits } from './manager.ts'
import { poolTimedOut } from './refusals.ts'
import { sessionKey, type SessionScope } from './scope.ts'

interface Waiter {
  readonly key: string
  readonly scope: SessionScope
  readonly limits: PoolLimits
  /** Gives it a session that became free, or (`undefined`) the place to start one of its own. */
  readonly serve: (live: LiveSession | undefined) => void
}

interface Idle {
  readonly live: LiveSession
  /** By the clock's ticks: when it ends unless a call takes it. */
  readonly until: number
}

export class SessionPool {
  readonly #sessions: LiveSessions
  readonly #clock: Clock
  /** By key, the one used last at the end: it is taken first, so that a smaller load lets the others end. */
  readonly #idle = new Map<string, Idle[]>()
  /** In order of arrival. While one waits, no idle session has its key, and the pool is full. */
  readonly #waiters = new Set<Waiter>()
  #count = 0
  /** One timer looks after all idle sessions: one for each call would cost more than the call's place in the pool. */
  #watches = false

  constructor(sessions: LiveSessions, clock: Clock) {
    this.#sessions = sessions
    this.#clock = clock
  }

  /** One that is idle; most calls find one, and need not wait for a promise. */
  idle(scope: SessionScope, limits: PoolLimits): Lease | undefined {
    const key = sessionKey(scope)
    const live = this.#wake(key)
    return live && this.#lease(live, key, limits)
  }

  async take(scope: SessionScope, limits: PoolLimits, leaving: Leaving): Promise<Lease> {
    const key = sessionKey(scope)
    const idle = this.#wake(key)
    if (idle !== undefined) return this.#lease(idle, key, limits)
    if (this.#count < limits.size) return this.#create(key, scope, limits)
    const live = await this.#wait(key, scope, limits, leaving)
    return live === undefined ? this.#create(key, scope, limits, true) : this.#lease(live, key, limits)
  }

  #wake(key: string): LiveSession | undefined {
    const list = this.#idle.get(key)
    const found = list?.pop()
    if (list?.length === 0) this.#idle.delete(key)
    return found?.live
  }

  /** `counted`: its place was kept for it. */
  async #create(key: string, scope: SessionScope, limits: PoolLimits, counted = false): Promise<Lease> {
    if (!counted) this.#count++
    try {
      return this.#lease(await this.#sessions.open(scope, 'AutoUse', 402), key, limits)
    } catch (error) {
      this.#place()
      throw error
    }
  }

  #lease(live: LiveSession, key: string, limits: PoolLimits): Lease {
    live.busy = true
    live.calls++
    let over = false
    return {
      session: live.session,
      release: () => {
        if (!over) this.#free(live, key, limits)
        over = true
      },
    }
  }

  #free(live: LiveSession, key: string, { maxAge }: PoolLimits): void {
    live.busy = false
    for (const waiter of this.#waiters) if (waiter.key === key) return waiter.serve(live)
    const until = this.#clock.ticks() + maxAge * 1000
    const list = this.#idle.get(key)
    if (list === undefined) this.#idle.set(key, [{ live, until }])
    else list.push({ live, until })
    if (!this.#watches) this.#watch(maxAge * 1000)
  }

  #watch(milliseconds: number): void {
    this.#watches = true
    this.#clock.after(milliseconds, () => {
      this.#watches = false
      this.#expire()
      const next = Math.min(...Array.from(this.#idle.values(), (list) => Math.min(...list.map(({ until }) => until))))
      if (next !== Infinity && !this.#watches) this.#watch(Math.max(0, next - this.#clock.ticks()))
    })
  }

  /** Ends what no call took in time. */
  #expire(): void {
    const now = this.#clock.ticks()
    for (const [key, list] of this.#idle) {
      const left = list.filter(({ until }) => until > now)
      if (left.length === list.length) continue
      if (left.length === 0) this.#idle.delete(key)
      else this.#idle.set(key, left)
      for (const { live, until } of list) {
        if (until > now) continue
        void this.#sessions.end(live)
        this.#place()
      }
    }
  }

  /** A place became free: it goes to who has waited longest. */
  #place(): void {
    for (const waiter of this.#waiters) return waiter.serve(undefined)
    this.#count--
  }

  #wait(key: string, scope: SessionScope, limits: PoolLimits, leaving: Leaving): Promise<LiveSession | undefined> {
    return new Promise((resolve, reject) => {
      const signal = leaving()
      const giveUp = (): void => {
        done()
        reject(poolTimedOut())
      }
      const cancel = this.#clock.after(limits.timeout * 1000, giveUp)
      const waiter: Waiter = {
        key,
        scope,
        limits,
        serve: (live) => {
          done()
          resolve(live)
        },
      }
      const done = (): void => {
        this.#waiters.delete(waiter)
        cancel()
        signal.removeEventListener('abort', giveUp)
      }
      this.#waiters.add(waiter)
      signal.addEventListener('abort', giveUp)
      if (signal.aborted) giveUp()
    })
  }
}
