/** An external data source: tables, cubes and functions of a database that is not 1C's (chapter 17.5). */
import { inBoth } from '../../diagnostics/said-error.ts'
import { completed, mappedRecord } from '../../infobase/definition/parts/frozen.ts'
import type { ExternalDataSourceCube } from './cube.ts'
import type { ExternalDataSourceFunction } from './function.ts'
import type { DataLockControlMode } from './locking.ts'
import type { ExternalDataSourceTable } from './table.ts'

export interface ExternalDataSourceProperties {
  /** Title for people. */
  readonly Synonym: string
  /** Of the metadata object; `''` when it has none. */
  readonly uuid: string
  /** How data are locked, and so the isolation of transactions. */
  readonly DataLockControlMode: DataLockControlMode
}

type GivenTables = Readonly<Record<string, ExternalDataSourceTable>>
type GivenFunctions = Readonly<Record<string, ExternalDataSourceFunction>>

/** `T` and `F`: its tables and functions as they were given. */
export interface ExternalDataSource<
  Name extends string = string,
  T extends GivenTables = GivenTables,
  F extends GivenFunctions = GivenFunctions,
> extends ExternalDataSourceProperties {
  /** By which it is known among definitions. */
  readonly kind: 'ExternalDataSource'
  /** The metadata name, an identifier of 1C. */
  readonly Name: Name
  /** Tables by name, in the order of definition. */
  readonly Tables: T
  /** Cubes by name. */
  readonly Cubes: Readonly<Record<string, ExternalDataSourceCube>>
  /** Functions and procedures by name. */
  readonly Functions: F
}

/** The definition of an external data source, as `ExternalDataSource` takes it. */
export interface ExternalDataSourceDefinition<
  Name extends string = string,
  T extends GivenTables = GivenTables,
  F extends GivenFunctions = GivenFunctions,
> extends Partial<ExternalDataSourceProperties> {
  /** The metadata name, an identifier of 1C. */
  readonly Name: Name
  /** Tables by name. */
  readonly Tables?: T
  /** Cubes by name. */
  readonly Cubes?: Readonly<Record<string, ExternalDataSourceCube>>
  /** Functions and procedures by name. */
  readonly Functions?: F
}

export const sourceDefaults: ExternalDataSourceProperties = { Synonym: '', uuid: '', DataLockControlMode: 'Automatic' }

/**
 * An external data source. How to connect to the database is not part of it: parameters of the connection are set where it runs.
 *
 * @example
 *   export default ExternalDataSource({
 *     Name: 'DBF',
 *     Tables: {
 *       Цены: ExternalDataSourceTable({
 *         NameInDataSource: 'price',
 *         KeyFields: ['Товар'],
 *         Fields: { Товар: Number(10), Цена: Number(10, 2) },
 *       }),
 *     },
 *   })
 */
export function ExternalDataSource<const Name extends string, const T extends GivenTables = {}, const F extends GivenFunctions = {}>(
  definition: ExternalDataSourceDefinition<Name, T, F>,
): ExternalDataSource<Name, T, F> {
  if (definition === null || definition === undefined)
    throw inBoth(
      new TypeError(`ExternalDataSource takes a definition such as { Name, Tables }; found ${String(definition)}`),
      `ExternalDataSource принимает определение вида { Name, Tables }; передано ${String(definition)}`,
    )
  return Object.freeze({
    kind: 'ExternalDataSource',
    Name: definition.Name,
    ...completed(sourceDefaults, definition),
    Tables: mappedRecord(definition.Tables, (_, one) => one) as T,
    Cubes: mappedRecord(definition.Cubes, (_, one) => one),
    Functions: mappedRecord(definition.Functions, (_, one) => one) as F,
  })
}
