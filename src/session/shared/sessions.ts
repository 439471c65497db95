/**
 * Sessions of several processes: those that clients name are in a store that all of them share, and go on at another process when one is
 * gone. Sessions of one call and of automatic pools are of one process each; licences are counted over all of them.
 */
import type { Clock } from '../../exchange/system.ts'
import { guid } from '../guid.ts'
import { LiveSessions, type LiveSession, type Random, type SessionSettings } from '../live.ts'
import type { Leaving, Lease, PoolLimits, SessionManager } from '../manager.ts'
import { MemorySessions } from '../memory.ts'
import { StoredParameters } from '../parameters.ts'
import { foreignSession, unknownSession } from '../refusals.ts'
import type { SessionReport } from '../report.ts'
import type { SessionScope } from '../scope.ts'
import { SharedLicences } from './licences.ts'
import { TAKEN, type KeptSession, type SessionStore } from './store.ts'

/** Milliseconds between two looks at a session that another call has. */
const AGAIN = 25

type Parameters = LiveSession['session']['parameters'] & { entries(): Iterable<readonly [string, unknown]> }

export class SharedSessions implements SessionManager {
  readonly #store: SessionStore
  readonly #system: Clock & Random
  readonly #settings: SessionSettings
  /** Absent: there are as many as are asked for. */
  readonly #licences: SharedLicences | undefined
  readonly #own: MemorySessions
  readonly #named: LiveSessions

  constructor(store: SessionStore, settings: SessionSettings, system: Clock & Random) {
    this.#store = store
    this.#settings = settings
    this.#system = system
    this.#licences = settings.max === undefined ? undefined : new SharedLicences(store, settings.max, system)
    this.#own = new MemorySessions(settings, system, this.#licences)
    this.#named = new LiveSessions(settings, system, this.#licences)
  }

  single(scope: SessionScope): Promise<Lease> {
    return this.#own.single(scope)
  }

  idle(scope: SessionScope, limits: PoolLimits): Lease | undefined {
    return this.#own.idle(scope, limits)
  }

  pooled(scope: SessionScope, limits: PoolLimits, leaving: Leaving): Promise<Lease> {
    return this.#own.pooled(scope, limits, leaving)
  }

  async start(scope: SessionScope, maxAge: number): Promise<Lease> {
    const live = await this.#named.open(scope, 'Use', 406)
    const token = this.#token()
    try {
      await this.#store.put(keptOf(live, maxAge), token, TAKEN)
    } catch (error) {
      await this.#named.end(live)
      throw error
    }
    return this.#lease(live, maxAge, token)
  }

  async resume(id: string, scope: SessionScope, leaving: Leaving): Promise<Lease> {
    const token = this.#token()
    const kept = await this.#taken(id, token, leaving)
    if (kept.user !== scope.user || kept.publication !== scope.publication) {
      await this.#store.give(kept, token)
      throw foreignSession()
    }
    return this.#lease(this.#revived(kept, scope), kept.maxAge, token)
  }

  /** The process ends: its licences are free for others at once. */
  async close(): Promise<void> {
    await this.#licences?.close()
  }

  /** What runs here now. */
  report(): SessionReport {
    const [own, named] = [this.#own.report(), this.#named.report()]
    return {
      open: [...own.open, ...named.open],
      abandoned: [...own.abandoned, ...named.abandoned],
      abandonedCount: own.abandonedCount + named.abandonedCount,
    }
  }

  async #taken(id: string, token: string, leaving: Leaving): Promise<KeptSession> {
    for (let signal: AbortSignal | undefined; ; signal ??= leaving()) {
      if (signal?.aborted === true) throw unknownSession()
      const found = await this.#store.take(id, token, TAKEN)
      if (found === undefined) throw unknownSession()
      if (found !== 'busy') return found
      await new Promise<void>((resolve) => this.#system.after(AGAIN, resolve))
    }
  }

  /** Its parameters are those that the store has; the hook is asked for the others when they are. */
  #revived({ id, user, start, separators, parameters }: KeptSession, scope: SessionScope): LiveSession {
    const known = { id, user, start, separators }
    const stored = new StoredParameters(known, this.#settings.SessionParametersSetting)
    for (const [name, value] of Object.entries(parameters)) stored.set(name, value)
    return this.#named.adopt({ session: { ...known, parameters: stored }, scope, kind: 'Use', calls: 0, busy: true })
  }

  #lease(live: LiveSession, maxAge: number, token: string): Lease {
    const { id } = live.session
    live.calls++
    let callOff = (): void => {}
    const goOn = (): void => {
      callOff = this.#system.after((TAKEN * 1000) / 3, () => {
        // Where the store does not answer, the session is free a little sooner.
        this.#store.hold(id, token, TAKEN).catch(() => {})
        goOn()
      })
    }
    goOn()
    // When the process is gone, the session waits in the store for a call of its client.
    this.#licences?.hold(id, maxAge)
    let isOver = false
    return {
      session: live.session,
      release: (finish = false) => {
        if (isOver) return Promise.resolve()
        isOver = true
        callOff()
        const given = finish ? this.#ended(live, token) : this.#given(live, maxAge, token)
        // Where the store does not answer, the next call of the session says so.
        return given.catch(() => {})
      },
    }
  }

  async #ended(live: LiveSession, token: string): Promise<void> {
    await Promise.all([this.#named.end(live), this.#store.drop(live.session.id, token)])
  }

  async #given(live: LiveSession, maxAge: number, token: string): Promise<void> {
    this.#named.forget(live)
    await this.#licences?.leave(live.session.id, maxAge)
    await this.#store.give(keptOf(live, maxAge), token)
  }

  #token(): string {
    return guid(this.#system.randomBytes(16))
  }
}

function keptOf({ session, scope }: LiveSession, maxAge: number): KeptSession {
  const { id, user, start, separators } = session
  const entries = [...(session.parameters as Parameters).entries()].filter(([, value]) => isPlain(value))
  const { publication, service, credential } = scope
  return { id, user, publication, service, credential, start, separators, maxAge, parameters: Object.fromEntries(entries) }
}

/** Whether JSON gives the value back as it was. */
function isPlain(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (Array.isArray(value)) return value.every(isPlain)
  return typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlain)
}
