/**
 * The port of stubs, which come before the handlers of a service, as a channel needs them. `hs` asks `{ part: 'Volume', method: 'GET',
 * request, call, written }`, and gets an HTTPServiceResponse.
 */
import type { Call } from '../session/call.ts'

export interface Ask {
  /** Methods of the part that are to ask, of those that it declares, or `Any` besides; `[]` for a part that asks nothing. */
  methods(part: string, declared: readonly string[]): readonly string[]
  /** No part of the service is to ask now: `methods` would give `[]` for each. */
  readonly isIdle: boolean
  /** What answers in place of the handler, or the handler; throws `unmatched()` where neither answers. */
  answer<Request, Answer>(asked: Asked<Request, Answer>): Answer | Promise<Answer>
}

export interface Asked<Request, Answer> {
  /** Name of the template or the operation. */
  readonly part: string
  /** HTTP method of the request. */
  readonly method: string
  readonly request: Request
  readonly call: Call
  /** The handler; absent where there is none. */
  readonly written: (() => Answer | Promise<Answer>) | undefined
  /** The refusal for a call that nothing answers. */
  unmatched(): Error
}
