/** What the panels of the page share: the language, the calls that came, drafts of forms, and a line in which the page speaks. */
import type { Said } from '../diagnostics/said.ts'
import { Refused } from './api.ts'
import type { CallLine, Draft, Overview } from './shown.ts'
import { words } from './words.ts'

/** Calls that are kept here. */
const KEPT = 500
/** Milliseconds between what a panel does when calls come: many at once are one. */
const CALM = 150

export type Language = 'en' | 'ru'

export interface Panel {
  readonly name: string
  readonly title: Said
  /** Draws itself. `path`: what the address has behind the panel's name. Gives what it does when calls came or were forgotten. */
  show(app: App, place: HTMLElement, path: readonly string[]): Promise<(() => void) | void>
}

export class App {
  readonly overview: Overview
  language: Language
  /** By id, oldest first. */
  readonly calls = new Map<number, CallLine>()
  /** What the panel that is shown does when calls came or were forgotten. */
  changed: (() => void) | undefined
  /** What the form of Services begins with. */
  draft: Draft | undefined
  /** What the form of Stubs begins with. */
  stubDraft: string | undefined
  #isWaiting = false
  readonly #speak: (text: string, isBad: boolean) => void

  constructor(overview: Overview, language: Language, speak: (text: string, isBad: boolean) => void) {
    this.overview = overview
    this.language = language
    this.#speak = speak
  }

  /** Words in the language of the page. */
  readonly t = (said: Said): string => said[this.language]

  /** A time of the day, such as 09:05:59; with the date where `whole`. */
  readonly time = (at: number | string, whole = false): string => {
    const locale = this.language === 'ru' ? 'ru' : 'en-GB'
    return whole ? new Date(at).toLocaleString(locale) : new Date(at).toLocaleTimeString(locale)
  }

  readonly say = (said: Said | undefined): void => this.#speak(said === undefined ? '' : this.t(said), false)

  /** What went wrong, in words. */
  readonly fail = (error: unknown): void => this.#speak(`${this.t(words.failed)}: ${this.said(error)}`, true)

  said(error: unknown): string {
    if (error instanceof Refused) return this.language === 'ru' ? error.russian : error.message
    return error instanceof Error ? error.message : String(error)
  }

  /** Does what a control asks for; what goes wrong is said. */
  readonly act = (action: () => Promise<unknown>): void => void action().catch(this.fail)

  seen(call: CallLine): void {
    this.calls.set(call.id, call)
    for (const id of this.calls.keys()) {
      if (this.calls.size <= KEPT) break
      this.calls.delete(id)
    }
    this.#change()
  }

  forget(): void {
    this.calls.clear()
    this.#change()
  }

  #change(): void {
    if (this.#isWaiting) return
    this.#isWaiting = true
    setTimeout(() => {
      this.#isWaiting = false
      this.changed?.()
    }, CALM)
  }
}
