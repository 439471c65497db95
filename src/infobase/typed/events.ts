/** Events of objects with typed handlers: `DocumentEvents(РасходТовара, { Posting(object) { … } })`. */
import type { DataKind } from '../definition/definition.ts'
import { dataEvents, type DataEvents, type EventHandler } from '../definition/events.ts'
import type { AccumulationRegister } from '../definition/objects/accumulation-register.ts'
import type { BusinessProcess } from '../definition/objects/business-process.ts'
import type { Catalog } from '../definition/objects/catalog.ts'
import type { Document } from '../definition/objects/document.ts'
import type { InformationRegister } from '../definition/objects/information-register.ts'
import type { BusinessProcessObject, TaskObject } from '../objects/process/process-object.ts'
import type { Reference } from '../values/reference.ts'
import type { DefinitionOf, NamesOf } from './configuration.ts'
import type { HandledInfobase } from './handled-infobase.ts'
import type {
  AccumulationRegisterRecord,
  CatalogObject,
  DocumentObject,
  DocumentPostingMode,
  DocumentWriteMode,
  InformationRegisterRecord,
  ObjectOfKind,
  TypedRows,
} from './objects.ts'

type Handled = void | Promise<void>

/** The third argument of every handler of an event. */
export interface EventCall {
  /** The infobase of the object: in the transaction of what is being done, with the rights of its user. */
  readonly infobase: HandledInfobase
}

/** A handler that sets it stops what is being done: the transaction is undone. */
interface Cancel {
  Cancel: boolean
}

export interface ObjectHandlers<O> {
  BeforeWrite?(object: O, parameters: Cancel, call: EventCall): Handled
  OnWrite?(object: O, parameters: Cancel, call: EventCall): Handled
  BeforeDelete?(object: O, parameters: Cancel, call: EventCall): Handled
  /** The handler of a new object that is a copy. */
  OnCopy?(object: O, parameters: { readonly CopiedObject: O }, call: EventCall): Handled
  Filling?(object: O, parameters: { readonly FillingData: unknown; StandardProcessing: boolean }, call: EventCall): Handled
  /** Names may be added to and taken from `CheckedAttributes`. */
  FillCheckProcessing?(object: O, parameters: Cancel & { CheckedAttributes: string[] }, call: EventCall): Handled
}

export interface CatalogHandlers<O> extends ObjectHandlers<O> {
  SetNewCode?(object: O, parameters: { StandardProcessing: boolean; Prefix: string }, call: EventCall): Handled
}

export interface DocumentHandlers<O> extends Omit<ObjectHandlers<O>, 'BeforeWrite'> {
  BeforeWrite?(
    object: O,
    parameters: Cancel & { readonly WriteMode: DocumentWriteMode; readonly PostingMode: DocumentPostingMode },
    call: EventCall,
  ): Handled
  SetNewNumber?(object: O, parameters: { StandardProcessing: boolean; Prefix: string }, call: EventCall): Handled
  Posting?(object: O, parameters: Cancel & { readonly PostingMode: DocumentPostingMode }, call: EventCall): Handled
  UndoPosting?(object: O, parameters: Cancel, call: EventCall): Handled
}

export interface RecordSetHandlers<Record> {
  BeforeWrite?(records: TypedRows<Record, Partial<Record>>, parameters: Cancel & { readonly Replacing: boolean }, call: EventCall): Handled
  OnWrite?(records: TypedRows<Record, Partial<Record>>, parameters: Cancel & { readonly Replacing: boolean }, call: EventCall): Handled
  FillCheckProcessing?(
    records: TypedRows<Record, Partial<Record>>,
    parameters: Cancel & { CheckedAttributes: string[] },
    call: EventCall,
  ): Handled
}

const events = (of: DataKind, object: unknown, handlers: object): DataEvents =>
  dataEvents(of, object as string, handlers as Readonly<Record<string, EventHandler | undefined>>)

/**
 * The events of a catalog: of a dump by its name, of code by its definition.
 *
 * @example
 *   CatalogEvents('Товары', { BeforeWrite(object, parameters) { parameters.Cancel = object.Description === '' } })
 */
export const CatalogEvents = <const D extends Catalog | NamesOf<'Catalog'>>(
  catalog: D,
  handlers: CatalogHandlers<CatalogObject<DefinitionOf<'Catalog', NoInfer<D>>>>,
): DataEvents => events('Catalog', catalog, handlers)

/**
 * The events of a document.
 *
 * @example
 *   DocumentEvents('РасходТовара', {
 *     Posting(object) {
 *       object.RegisterRecords['ТоварныеЗапасы']?.Add({ RecordType: 'Expense', Period: object.Date })
 *     },
 *   })
 */
export const DocumentEvents = <const D extends Document | NamesOf<'Document'>>(
  document: D,
  handlers: DocumentHandlers<DocumentObject<DefinitionOf<'Document', NoInfer<D>>>>,
): DataEvents => events('Document', document, handlers)

/** The events of a record set of an information register. */
export const InformationRegisterEvents = <const D extends InformationRegister | NamesOf<'InformationRegister'>>(
  register: D,
  handlers: RecordSetHandlers<InformationRegisterRecord<DefinitionOf<'InformationRegister', NoInfer<D>>>>,
): DataEvents => events('InformationRegister', register, handlers)

/** The events of a record set of an accumulation register. */
export const AccumulationRegisterEvents = <const D extends AccumulationRegister | NamesOf<'AccumulationRegister'>>(
  register: D,
  handlers: RecordSetHandlers<AccumulationRegisterRecord<DefinitionOf<'AccumulationRegister', NoInfer<D>>>>,
): DataEvents => events('AccumulationRegister', register, handlers)

/** What the handler of an event of a point is given: what its event has of it. */
interface RoutePointParameters {
  readonly RoutePoint: Reference
  readonly RoutePointName: string
  readonly Task: TaskObject
  /** Tasks may be added to it, and taken away. */
  readonly TasksBeingFormed: TaskObject[]
  readonly BusinessProcessesBeingFormed: BusinessProcessObject[]
  /** Of a condition, of the name of a case, of the check of an execution. */
  Result: unknown
  StandardProcessing: boolean
  Cancel: boolean
}

type RoutePointHandler = (
  process: BusinessProcessObject & Record<string, unknown>,
  parameters: RoutePointParameters,
  call: EventCall,
) => Handled

/**
 * The events of a business process and of the points of its route: by 1C's names for all points, as `Point.Event` for one, or by the name
 * that the map has.
 *
 * @example
 *   BusinessProcessEvents('Согласование', {
 *     ConditionCheck(process, parameters) {
 *       parameters.Result = process.get('Решение') === 'Да'
 *     },
 *   })
 */
export const BusinessProcessEvents = (
  businessProcess: BusinessProcess | NamesOf<'BusinessProcess'>,
  handlers: Readonly<Record<string, RoutePointHandler>>,
): DataEvents => events('BusinessProcess', businessProcess, handlers)

/** The events of an object of any other kind, by its full name's parts: `ObjectEvents('Task', 'Задача', { … })`. */
export const ObjectEvents = <const K extends DataKind>(
  kind: K,
  name: NamesOf<K>,
  handlers: ObjectHandlers<ObjectOfKind<K>> & Readonly<Record<string, EventHandler | undefined>>,
): DataEvents => events(kind, name, handlers)
