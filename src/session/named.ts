/**
 * Sessions that their clients name by a cookie (chapter 17.6.3.2): one call at a time in the order of arrival, ended by the client or by
 * time.
 */
import type { Clock } from '../exchange/system.ts'
import type { LiveSession, LiveSessions } from './live.ts'
import type { Leaving, Lease } from './manager.ts'
import { foreignSession, unknownSession } from './refusals.ts'
import type { SessionScope } from './scope.ts'

interface Named {
  readonly live: LiveSession
  /** Seconds. */
  readonly maxAge: number
  /** Calls off the end of an idle session. */
  stay: () => void
  /** Calls that wait for the running one. */
  readonly waiting: Set<Waiter>
}

interface Waiter {
  readonly serve: (lease: Lease) => void
  readonly refuse: (error: Error) => void
}

const nothing = (): void => {}

export class NamedSessions {
  readonly #sessions: LiveSessions
  readonly #clock: Clock
  readonly #byId = new Map<string, Named>()

  constructor(sessions: LiveSessions, clock: Clock) {
    this.#sessions = sessions
    this.#clock = clock
  }

  async start(scope: SessionScope, maxAge: number): Promise<Lease> {
    const live = await this.#sessions.open(scope, 'Use', 406)
    const named: Named = { live, maxAge, stay: nothing, waiting: new Set() }
    this.#byId.set(live.session.id, named)
    return this.#lease(named)
  }

  async resume(id: string, scope: SessionScope, leaving: Leaving): Promise<Lease> {
    const named = this.#byId.get(id)
    if (named === undefined) throw unknownSession()
    if (named.live.scope.user !== scope.user || named.live.scope.publication !== scope.publication) throw foreignSession()
    return named.live.busy ? this.#wait(named, leaving) : this.#lease(named)
  }

  #lease(named: Named): Lease {
    const { live } = named
    named.stay()
    live.busy = true
    live.calls++
    let over = false
    return {
      session: live.session,
      release: (finish = false) => {
        if (!over) this.#release(named, finish)
        over = true
      },
    }
  }

  #release(named: Named, finish: boolean): void {
    const { live, maxAge, waiting } = named
    live.busy = false
    if (finish) {
      this.#forget(named)
      void this.#sessions.end(live)
      return
    }
    for (const waiter of waiting) return waiter.serve(this.#lease(named))
    named.stay = this.#clock.after(maxAge * 1000, () => {
      this.#forget(named)
      this.#sessions.abandon(live)
    })
  }

  #forget({ live, waiting }: Named): void {
    this.#byId.delete(live.session.id)
    for (const waiter of waiting) waiter.refuse(unknownSession())
  }

  #wait({ waiting }: Named, leaving: Leaving): Promise<Lease> {
    return new Promise((resolve, reject) => {
      const signal = leaving()
      const left = (): void => waiter.refuse(unknownSession())
      const done = (): void => {
        waiting.delete(waiter)
        signal.removeEventListener('abort', left)
      }
      const waiter: Waiter = {
        serve: (lease) => {
          done()
          resolve(lease)
        },
        refuse: (error) => {
          done()
          reject(error)
        },
      }
      waiting.add(waiter)
      signal.addEventListener('abort', left)
      if (signal.aborted) left()
    })
  }
}
