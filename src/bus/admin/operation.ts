/** An operation of a bus's admin surface: where it is, its texts for OpenAPI, and the function that answers. */
import type { Reply } from '../../exchange/reply.ts'
import type { AdminPorts } from '../../standin/admin/ports.ts'
import type { Bus } from '../bus.ts'

export type BusAdminPorts = Pick<AdminPorts, 'token' | 'pageFile' | 'language'>

interface BusAsked {
  readonly bus: Bus
  readonly ports: BusAdminPorts
  /** The value of the path's `{id}`. */
  readonly id: string
  readonly query: ReadonlyMap<string, string>
  /** The body as JSON; an empty object without one. */
  readonly body: Readonly<Record<string, unknown>>
}

/** A status and what is sent as JSON (204 without), or a reply that is not JSON. */
export type BusAnswered = readonly [status: number, json?: unknown] | Reply

export interface BusOperation {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  readonly operationId: string
  readonly summary: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: 'Message' | 'Verification' | 'Failure'
  /** The media type of the answer where it is not JSON. */
  readonly media?: string
  readonly responses: Readonly<Record<number, string>>
  readonly answer: (asked: BusAsked) => BusAnswered | Promise<BusAnswered>
}
