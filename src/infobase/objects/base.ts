/** What has managers of its own beside the objects of an infobase. */
import type { System } from '../../exchange/system.ts'
import { dataError } from '../data-error.ts'
import type { EventHandler } from '../definition/events.ts'
import type { Registration } from '../exchange/registration.ts'
interface Beside {
  IntegrationServices?: object
  /** `ВнешниеИсточникиДанных`, and what a call does with them. */
  ExternalDataSources?: {
    readonly sources: object
    /** What the action leaves open in transactions is rolled back. */
    runAs<R>(
      frame: { readonly session: object; readonly user: string; readonly area?: (source: string) => string | undefined },
      action: () => Promise<R>,
    ): Promise<R>
  }
  /** Tables outside, for queries. */
  ForeignTables?: ForeignTables
}

/** The base of all objects of an infobase: the model, the store, transactions, handlers of events, and for whom they run. */
import type { ForeignTables } from '../foreign/tables.ts'
import type { AnyModelObject, InfobaseModel } from '../model/model.ts'
import type { Reader } from '../query/reader.ts'
import type { Recalculations } from '../registers/calculation/recalculations.ts'
import type { Totals } from '../registers/totals.ts'
import type { Sequences } from '../sequences/sequences.ts'
import type { Exclusive, SharedEngine } from '../store/engine.ts'
import type { AsyncContext, DataOperation, Frame } from '../store/frame.ts'
import type { InterfaceContent } from '../store/interface-content.ts'
import type { Layout, TableLayout } from '../store/layout.ts'
import type { Tables } from '../store/tables.ts'
import type { Transactions } from '../store/transactions.ts'
import type { Writer } from '../store/writer.ts'
import type { Home } from '../values/reference.ts'

export interface Base {
  readonly model: InfobaseModel
  readonly layout: Layout
  readonly tables: Tables
  readonly writer: Writer
  readonly reader: Reader
  readonly totals: Totals
  readonly recalculations: Recalculations
  /** Of changes, for the nodes of exchange plans. */
  readonly registration: Registration
  readonly sequences: Sequences
  readonly transactions: Transactions
  /** What the standard OData interface publishes. */
  readonly interfaceContent: InterfaceContent
  /** `undefined`: one process has the data for itself. */
  readonly exclusive: Exclusive | undefined
  readonly steady: SharedEngine['steady'] | undefined
  readonly context: AsyncContext<Frame>
  readonly system: Pick<System, 'now' | 'randomBytes' | 'ticks' | 'turn'>
  readonly home: Home
  readonly newUUID: () => string
  /** The class of a kind's objects, a subclass of Item. */
  readonly classOf: (kind: string) => unknown
  /** The handlers of an object's events, by its full name. */
  readonly events: (fullName: string) => Readonly<Record<string, EventHandler>> | undefined
  /** What has managers of its own beside the objects. */
  readonly beside: Beside
  /** The last argument of handlers: has the infobase that is made of this base. */
  readonly eventCall: { infobase?: unknown }
}

/** @throws DataError where the user of the call has not the right. */
export function requireRight(base: Base, object: AnyModelObject, right: string): void {
  const allows = base.context.get()?.allows
  if (allows !== undefined && !allows(object.FullName, right)) throw dataError('no-right', { right, object: object.FullName })
}

export function observed(base: Base, operation: DataOperation['operation'], object: AnyModelObject, which: string): void {
  base.context.get()?.observe?.({ operation, object: object.FullName, which })
}

export function tableFor(base: Base, fullName: string): TableLayout {
  const table = base.layout.table(fullName)
  if (table === undefined) throw dataError('unknown-object', { object: fullName, hint: '' })
  return table
}

/** Whether an event of the object has a handler: without one nothing need be waited for. */
export const hears = (base: Base, object: AnyModelObject, event: string): boolean => base.events(object.FullName)?.[event] !== undefined

/** Calls the handler of an event, if there is one; gives what it set. */
export async function raised<P extends object>(
  base: Base,
  object: AnyModelObject,
  event: string,
  source: unknown,
  parameters: P,
): Promise<P> {
  const handler = base.events(object.FullName)?.[event]
  if (handler !== undefined) await (handler as (...all: unknown[]) => unknown)(source, parameters, base.eventCall)
  return parameters
}
