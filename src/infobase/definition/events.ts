/** Handlers of the events of an object, supplied by a module: for an object of a dump by its name, for one of code by its definition. */
import type { DataDefinition, DataDefinitions, DataKind } from './definition.ts'
import { frozenRecord } from './parts/frozen.ts'

/** What a handler takes is typed where the objects are. */
export type EventHandler = (...parameters: never[]) => unknown

export interface DataEvents {
  readonly kind: 'DataEvents'
  readonly of: DataKind
  /** The object's name. */
  readonly Name: string
  /** By 1C's English name: `BeforeWrite`, `Posting`. */
  readonly Handlers: Readonly<Record<string, EventHandler>>
}

/** Kinds whose events are those of a set of records. */
export const recordSetKinds = [
  'InformationRegister',
  'AccumulationRegister',
  'AccountingRegister',
  'CalculationRegister',
  'Sequence',
] as const satisfies readonly DataKind[]

const object = ['BeforeWrite', 'OnWrite', 'BeforeDelete', 'OnCopy', 'Filling', 'FillCheckProcessing'] as const
const recordSet = ['BeforeWrite', 'OnWrite', 'FillCheckProcessing'] as const

/** The events of every kind; a kind without any cannot have a handler. */
export const eventsOf = {
  Constant: ['BeforeWrite', 'OnWrite'],
  Catalog: [...object, 'SetNewCode'],
  Document: [...object, 'SetNewNumber', 'Posting', 'UndoPosting'],
  ChartOfCharacteristicTypes: [...object, 'SetNewCode'],
  ChartOfAccounts: object,
  ChartOfCalculationTypes: object,
  InformationRegister: recordSet,
  AccumulationRegister: recordSet,
  AccountingRegister: recordSet,
  CalculationRegister: recordSet,
  BusinessProcess: [...object, 'SetNewNumber'],
  Task: [...object, 'SetNewNumber', 'BeforeExecute', 'OnExecute'],
  ExchangePlan: object,
  Sequence: recordSet,
} as const satisfies { readonly [K in DataKind]?: readonly string[] }

export type EventName<K extends DataKind> = K extends keyof typeof eventsOf ? (typeof eventsOf)[K][number] : never

/** Events by the full name of their object, or by its definition. */
export function dataEvents<K extends DataKind>(
  of: K,
  object: string | DataDefinitions[K],
  handlers: Readonly<Record<string, EventHandler | undefined>>,
): DataEvents {
  const given = Object.entries(handlers).filter((one): one is [string, EventHandler] => one[1] !== undefined)
  return Object.freeze({
    kind: 'DataEvents',
    of,
    Name: typeof object === 'string' ? object : (object as DataDefinition).Name,
    Handlers: frozenRecord(Object.fromEntries(given)),
  })
}
