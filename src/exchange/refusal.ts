/** A refusal: this request cannot be served. It is thrown by a stage, caught in `handle.ts`, and drawn by the channel. */
import { asSaid, type Fragment } from '../diagnostics/said.ts'
import type { RawHeaders } from './headers.ts'

/** What is said of a request is bounded, though names in the request are not. */
const LONGEST = 2_000
export const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)

const noHint = { en: undefined, ru: undefined }

export class Refusal extends Error {
  override readonly name = 'Refusal'
  /** `<folder>/<name>`, listed in docs/errors.md. */
  readonly code: string
  readonly status: number
  /** The public sentence in Russian, as 1C's clients read it. */
  readonly descr: string
  readonly headers: RawHeaders
  /** What else the developer should know (printed by the log and in a plain-text body, never secret). */
  readonly hint: string | undefined
  /** The same in Russian, where it is known in Russian. */
  readonly hintRu: string | undefined
  constructor(code: string, status: number, descr: string, options: { headers?: RawHeaders; hint?: Fragment } = {}) {
    super(shortened(descr))
    this.code = code
    this.status = status
    this.descr = this.message
    this.headers = options.headers ?? []
    const { en, ru } = options.hint === undefined ? noHint : asSaid(options.hint)
    this.hint = en === undefined ? undefined : shortened(en)
    this.hintRu = ru === undefined ? undefined : shortened(ru)
  }
}
