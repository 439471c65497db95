/** Sessions that exist: how one comes to be (a licence, then the hook) and goes, and what is reported of it. */
import { isError } from '../diagnostics/is-error.ts'
import type { System } from '../exchange/system.ts'
import type { ReuseSessions } from '../publication/reuse.ts'
import { guid } from './guid.ts'
import { OwnLicences, unlimited, type Licences } from './licences.ts'
import { StoredParameters, type SessionParametersSetting } from './parameters.ts'
import { noLicence, parametersFailed } from './refusals.ts'
import type { SessionReport, SessionState } from './report.ts'
import type { SessionScope } from './scope.ts'
import type { Session } from './session.ts'

/** What sessions are made with. */
export interface SessionSettings {
  /** Most sessions that may exist at once (licences); unbounded when absent. */
  readonly max?: number
  /** The procedure of 1C's session module: sets parameters that a call asks for. */
  readonly SessionParametersSetting?: SessionParametersSetting
  /** Keep the text of the hook's exceptions from clients. */
  readonly hideExceptions?: boolean
}

export interface LiveSession {
  readonly session: Session
  readonly scope: SessionScope
  readonly kind: ReuseSessions
  calls: number
  busy: boolean
}

/** How many abandoned sessions the report remembers. */
const REMEMBERED = 100

export type Random = Pick<System, 'now' | 'randomBytes'>

/** A session in which the hook has not run yet. */
export function newSession(
  { user, separators }: Pick<SessionScope, 'user' | 'separators'>,
  { now, randomBytes }: Random,
  hook?: SessionParametersSetting,
): Session & { readonly parameters: StoredParameters } {
  const known = { id: guid(randomBytes(16)), user, start: now(), separators }
  return { ...known, parameters: new StoredParameters(known, hook) }
}

export class LiveSessions {
  readonly #settings: SessionSettings
  readonly #system: Random
  readonly #live = new Set<LiveSession>()
  readonly #abandoned: SessionState[] = []
  readonly #licences: Licences
  #abandonedCount = 0

  /** `licences`: those that are counted elsewhere. */
  constructor(settings: SessionSettings, system: Random, licences?: Licences) {
    this.#settings = settings
    this.#system = system
    this.#licences = licences ?? (settings.max === undefined ? unlimited : new OwnLicences(settings.max))
  }

  /** `refused`: the status when no licence is free. */
  async open(scope: SessionScope, kind: ReuseSessions, refused: 402 | 406): Promise<LiveSession> {
    const { SessionParametersSetting, hideExceptions } = this.#settings
    const session = newSession(scope, this.#system, SessionParametersSetting)
    const taken = this.#licences.take(session.id)
    if (!(typeof taken === 'boolean' ? taken : await taken)) throw noLicence(refused)
    try {
      if (SessionParametersSetting !== undefined) await session.parameters.start()
    } catch (error) {
      await this.#licences.free(session.id)
      throw parametersFailed(hideExceptions === true ? undefined : isError(error) ? error.message : String(error))
    }
    const live: LiveSession = { session, scope, kind, calls: 0, busy: true }
    this.#live.add(live)
    return live
  }

  /** One that was started elsewhere. */
  adopt(live: LiveSession): LiveSession {
    this.#live.add(live)
    return live
  }

  /** A promise: its licence is free when it resolves. */
  end(live: LiveSession): void | Promise<void> {
    this.#live.delete(live)
    return this.#licences.free(live.session.id)
  }

  /** It goes on elsewhere. */
  forget(live: LiveSession): void {
    this.#live.delete(live)
  }

  /** Its time was over before its client finished it. */
  abandon(live: LiveSession): void {
    void this.end(live)
    this.#abandonedCount++
    this.#abandoned.push(stateOf(live))
    if (this.#abandoned.length > REMEMBERED) this.#abandoned.shift()
  }

  report(): SessionReport {
    return { open: [...this.#live].map(stateOf), abandoned: [...this.#abandoned], abandonedCount: this.#abandonedCount }
  }
}

const stateOf = ({ session, scope, kind, calls, busy }: LiveSession): SessionState => ({
  id: session.id,
  user: session.user,
  publication: scope.publication,
  service: scope.service,
  kind,
  start: session.start,
  calls,
  busy,
  separators: session.separators,
})
