/**
 * The request is one paragraph: the stages in their order, and the one place that catches (docs/architecture.md walks it through the
 * files).
 */
import type { Identified } from '../access/identify.ts'
import type { Routed } from '../channel/channel.ts'
import type { Said } from '../diagnostics/said.ts'
import type { Arrival } from '../exchange/arrival.ts'
import type { Reply } from '../exchange/reply.ts'
import type { Located } from '../publication/locate.ts'

/**
 * The stages, in the order of the paragraph; each takes what the earlier ones found, so that they do not compile out of order, and refuses
 * by throwing a Refusal.
 */
export interface Stages {
  locate(arrival: Arrival): Located
  identify(located: Located): Identified | Promise<Identified>
  route(located: Located, identified: Identified): Routed
  /** Invokes what was routed to in the session of the call, which it enters before and leaves afterwards. */
  runInSession(located: Located, identified: Identified, routed: Routed): Promise<Reply>
  /** Draws whatever was thrown; total. */
  refuse(error: unknown, arrival: Arrival): Reply
  /** Called once a request is answered. */
  answered(answer: Answered): void
  ticks(): number
}

export interface Answered {
  readonly arrival: Arrival
  readonly reply: Reply
  /** When a handler was found. */
  readonly route: string | undefined
  /** The part of the service that was called. */
  readonly part: string | undefined
  /** What was taken in silence. */
  readonly remarks?: readonly Said[] | undefined
  /** What was thrown instead of an answer. */
  readonly error: unknown
  /** `ticks()` at arrival. */
  readonly started: number
}

export async function handle(arrival: Arrival, stages: Stages): Promise<Reply> {
  const started = stages.ticks()
  let routed: Routed | undefined
  let error: unknown
  let reply: Reply
  try {
    const located = stages.locate(arrival)
    const asked = stages.identify(located)
    const identified = asked instanceof Promise ? await asked : asked
    routed = stages.route(located, identified)
    reply = await stages.runInSession(located, identified, routed)
  } catch (thrown) {
    error = thrown
    reply = routed?.refused?.(error) ?? stages.refuse(error, arrival)
  }
  stages.answered({ arrival, reply, route: routed?.route, part: routed?.part, remarks: routed?.remarks, error, started })
  return reply
}
