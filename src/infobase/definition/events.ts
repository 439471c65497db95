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
