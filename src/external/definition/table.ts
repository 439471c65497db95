/** A table of an external data source: one table, view or expression of the foreign database (chapter 17.5.2.3.3). */
import { completed, frozenList } from '../../infobase/definition/parts/frozen.ts'
import { fieldsOf, type Fields, type GivenFields, type MetadataValue } from './field.ts'
import type { DataLockControlMode, TransactionsIsolationLevel } from './locking.ts'

/** `Table`: a table or a view. `Expression`: SQL that gives rows, such as the call of a function. */
export type TableType = 'Table' | 'Expression'
/** `ObjectData`: one key field, as a catalog. `NonobjectData`: records, as an information register. */
export type TableDataType = 'ObjectData' | 'NonobjectData'

export interface ExternalDataSourceTableProperties {
  /** Title for people. */
  readonly Synonym: string
  /** Of the metadata object; `''` when it has none. */
  readonly uuid: string
  /** Whether it is a table of the database or an expression. */
  readonly TableType: TableType
  /** The table in the database, exactly: `public.products`. Empty: the table's own name. */
  readonly NameInDataSource: string
  /** Of an `Expression`: SQL with parameters, best in brackets: `(select * from goods(&1))`. */
  readonly ExpressionInDataSource: string
  /** Whether rows are objects or records. */
  readonly TableDataType: TableDataType
  /** Names of the fields that identify a row; one for object data. */
  readonly KeyFields: readonly string[]
  /** The field that presents an object to people; empty: none. */
  readonly PresentationField: string
  /** The field with the reference to the parent; empty: no hierarchy. */
  readonly ParentField: string
  /** The value of the parent field in rows without a parent; `undefined`: NULL. */
  readonly UnfilledParentValue: MetadataValue
  /** Fields by which people find an object. */
  readonly InputByString: readonly string[]
  /** Whether nothing can be written. */
  readonly ReadOnly: boolean
  /** The isolation of transactions that writing begins by itself. */
  readonly TransactionsIsolationLevel: TransactionsIsolationLevel
  /** The field that the database changes with each writing, by which a lost update is known; empty: none. */
  readonly DataVersionField: string
  /** Fields by which data can be locked. */
  readonly DataLockFields: readonly string[]
  /** Counts where the source has `AutomaticAndManaged`. */
  readonly DataLockControlMode: DataLockControlMode
}

/** `F`: its fields as they were given. */
export interface ExternalDataSourceTable<F extends GivenFields = GivenFields> extends ExternalDataSourceTableProperties {
  /** By which it is known among definitions. */
  readonly kind: 'ExternalDataSourceTable'
  /** Fields by name. */
  readonly Fields: Fields<F>
}

/** The definition of a table, as `ExternalDataSourceTable` takes it. */
export interface ExternalDataSourceTableDefinition<F extends GivenFields = GivenFields> extends Partial<ExternalDataSourceTableProperties> {
  /** Fields by name; a type alone is a field whose column has the same name. */
  readonly Fields?: F
}

export const tableDefaults: ExternalDataSourceTableProperties = {
  Synonym: '',
  uuid: '',
  TableType: 'Table',
  NameInDataSource: '',
  ExpressionInDataSource: '',
  TableDataType: 'ObjectData',
  KeyFields: frozenList([]),
  PresentationField: '',
  ParentField: '',
  UnfilledParentValue: undefined,
  InputByString: frozenList([]),
  ReadOnly: false,
  TransactionsIsolationLevel: 'Auto',
  DataVersionField: '',
  DataLockFields: frozenList([]),
  DataLockControlMode: 'Automatic',
}

/**
 * A table; what is not said is as the Designer makes a new one, but that several keys, or none, are records.
 *
 * @example
 *   ExternalDataSourceTable({
 *     NameInDataSource: 'products',
 *     KeyFields: ['Идентификатор'],
 *     PresentationField: 'Наименование',
 *     Fields: { Идентификатор: ExternalDataSourceField(Number(10), { NameInDataSource: 'id' }), Наименование: String(50) },
 *   })
 */
export function ExternalDataSourceTable<const F extends GivenFields = {}>(
  definition: ExternalDataSourceTableDefinition<F>,
): ExternalDataSourceTable<F> {
  const { KeyFields = [], ReadOnly, TableType, TableDataType } = definition
  return Object.freeze({
    kind: 'ExternalDataSourceTable',
    ...completed(tableDefaults, {
      ...definition,
      KeyFields: frozenList(KeyFields),
      InputByString: frozenList(definition.InputByString),
      DataLockFields: frozenList(definition.DataLockFields),
      TableDataType: TableDataType ?? (KeyFields.length === 1 ? 'ObjectData' : 'NonobjectData'),
      // 1C sets it by itself for functions (chapter 17.5.2.3.3).
      ReadOnly: ReadOnly ?? TableType === 'Expression',
    }),
    Fields: fieldsOf(definition.Fields),
  })
}
