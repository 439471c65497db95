/** An operation of a bus's admin surface, and what it is asked with. */
import type { AdminRequest, Operation } from '../../standin/admin/operation.ts'
import type { AdminPorts } from '../../standin/admin/ports.ts'
import type { Bus } from '../bus.ts'
import type { BusControl } from '../control.ts'

export type BusAdminPorts = Pick<AdminPorts, 'token' | 'pageFile' | 'language'>

export interface BusAsked extends AdminRequest {
  readonly bus: Bus
  readonly control: BusControl
  readonly ports: BusAdminPorts
  /** The body as a JSON object; an empty one without it. */
  readonly body: Readonly<Record<string, unknown>>
}

export type BusOperation = Operation<BusAsked, 'Message' | 'Verification' | 'Failure'>
