/**
 * Session parameters and the hook that sets them: at the start of each session, and again when one is asked for that is not set yet
 * (chapter 17.2.2).
 */
import { inBoth } from '../diagnostics/said-error.ts'
import { said } from '../diagnostics/said.ts'
import type { Session, SessionParameters } from './session.ts'

/** A session as the hook sees it: its parameters are a plain Map, so that looking at one calls no hook. */
export interface SessionBeingSet extends Omit<Session, 'parameters'> {
  readonly parameters: Map<string, unknown>
}

/**
 * `SessionParametersSetting` (УстановкаПараметровСеанса): `names` is `undefined` at the start of a session, and holds the names asked for
 * when they are not set yet. What it throws fails the call that it runs for.
 */
export type SessionParametersSetting = (names: readonly string[] | undefined, session: SessionBeingSet) => void | Promise<void>

export class StoredParameters implements SessionParameters {
  readonly #session: SessionBeingSet
  readonly #hook: SessionParametersSetting | undefined
  /** The hook running for a name: several calls of one session may ask for it at once. */
  readonly #running = new Map<string, Promise<void>>()

  constructor(session: Omit<SessionBeingSet, 'parameters'>, hook: SessionParametersSetting | undefined) {
    this.#session = { ...session, parameters: new Map() }
    this.#hook = hook
  }

  /** Runs the hook for the start of the session. */
  async start(): Promise<void> {
    await this.#hook?.(undefined, this.#session)
  }

  async get(name: string): Promise<unknown> {
    const { parameters } = this.#session
    if (!parameters.has(name)) await this.#ask(name)
    if (!parameters.has(name)) throw notSet(name, this.#hook !== undefined)
    return parameters.get(name)
  }

  set(name: string, value: unknown): void {
    this.#session.parameters.set(name, value)
  }

  has(name: string): boolean {
    return this.#session.parameters.has(name)
  }

  /** Those that are set. */
  entries(): Iterable<readonly [string, unknown]> {
    return this.#session.parameters.entries()
  }

  #ask(name: string): Promise<void> {
    const running = this.#running.get(name)
    if (running !== undefined) return running
    const asked = Promise.resolve(this.#hook?.([name], this.#session)).finally(() => this.#running.delete(name))
    this.#running.set(name, asked)
    return asked
  }
}

function notSet(name: string, hasHook: boolean): Error {
  const why = hasHook
    ? said('SessionParametersSetting was asked for it and did not set it', 'УстановкаПараметровСеанса вызвана, но его не установила')
    : said(
        'there is no SessionParametersSetting (standin serve --settings, in code sessions.SessionParametersSetting)',
        'нет SessionParametersSetting (standin serve --settings, в коде sessions.SessionParametersSetting)',
      )
  return inBoth(new Error(`session parameter "${name}" is not set: ${why.en}`), `параметр сеанса «${name}» не установлен: ${why.ru}`)
}
