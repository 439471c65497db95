/** The effect of a failure on a call: answers in place of 1C, changes the answer on its way, or keeps the client waiting. */
import type { RawHeaders } from '../../exchange/headers.ts'
import type { Reply } from '../../exchange/reply.ts'
import type { Lost } from './lost.ts'

/** What a failure knows of the call that it strikes. */
export interface Struck {
  readonly method: string
  /** Raw, with the query. */
  readonly target: string
  readonly headers: RawHeaders
  /** Metadata name of the service, where one is addressed. */
  readonly service: string | undefined
}

export type Effect =
  /** `strikes`: which calls it strikes at all, by themselves: a web server's limits; every one when absent. */
  | { readonly kind: 'answer'; readonly answer: (struck: Struck) => Reply; readonly strikes?: (struck: Struck) => boolean }
  /** `lost`: what a call that goes out meets in its place. */
  | { readonly kind: 'change'; readonly change: (reply: Reply) => Promise<Reply>; readonly lost?: Lost }
  /** Of calls that go out alone: no answer comes. */
  | { readonly kind: 'lost'; readonly lost: Lost }
  /** Milliseconds; `random` gives numbers from 0 to 1 (1 left out), seeded. */
  | { readonly kind: 'delay'; readonly milliseconds: (random: () => number) => number }

/** The error of a call that goes out, where the failure leaves it without an answer. */
export const lostBy = (effect: Effect): Lost | undefined => ('lost' in effect ? effect.lost : undefined)

/** A failure with its options read. */
export interface Failure {
  readonly name: string
  readonly effect: Effect
}
