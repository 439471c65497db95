/** The request is one paragraph: the stages in their order, and the one place that catches (docs/architecture.md walks it through the files). */
import type { Arrival } from './exchange/arrival.ts'
import type { Reply } from './exchange/reply.ts'
import type { Located } from './publication/locate.ts'
import type { Identified } from './access/identify.ts'
import type { InSession } from './session/enter.ts'

/** What the channels make of an identified request: what is to be called, ready to be called. */
export interface Routed extends Identified {
  /** `<Service> <template>` or `<Service>.<Operation>`, for the log and the journal. */
  readonly route: string
  /** Calls the user's handler; throws Refusals only. */
  invoke(inSession: InSession): Promise<Reply>
}

/** The stages, in the order of the paragraph; each refuses by throwing a Refusal. */
export interface Stages {
  locate(arrival: Arrival): Located
  identify(located: Located): Identified | Promise<Identified>
  route(identified: Identified): Routed
  enter(routed: Routed): InSession | Promise<InSession>
  /** Draws whatever was thrown; total. */
  refuse(error: unknown, arrival: Arrival): Reply
  /** Told once a request is answered. */
  answered(arrival: Arrival, reply: Reply, route: string | undefined, started: number): void
  ticks(): number
}

export async function handle(arrival: Arrival, stages: Stages): Promise<Reply> {
  const started = stages.ticks()
  let route: string | undefined
  let reply: Reply
  try {
    const located = stages.locate(arrival)
    const identified = await stages.identify(located)
    const routed = stages.route(identified)
    route = routed.route
    const inSession = await stages.enter(routed)
    reply = await routed.invoke(inSession)
  } catch (error) {
    reply = stages.refuse(error, arrival)
  }
  stages.answered(arrival, reply, route, started)
  return reply
}
