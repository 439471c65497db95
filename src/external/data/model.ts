/** A source and its tables as the statements need them: fields in their order with columns, keys, version, what each refers to. */
import { didYouMean } from '../../diagnostics/near.ts'
import type { DescribedType } from '../../infobase/definition/parts/type-description.ts'
import { columnOf, type ExternalDataSourceField, type MetadataValue } from '../definition/field.ts'
import { wantedIsolation } from '../definition/isolation.ts'
import type { ExternalDataSource } from '../definition/source.ts'
import type { ExternalDataSourceTable } from '../definition/table.ts'
import { tableReference } from '../definition/types.ts'
import type { IsolationLevel } from '../dialect/isolation.ts'
import { expressionOf } from '../expression/bind.ts'
import type { Expression } from '../expression/parse.ts'
import { dataError } from './fault.ts'

export interface FieldModel {
  readonly name: string
  /** Its place in the table. */
  readonly at: number
  /** The column as the definition writes it. */
  readonly column: string
  readonly types: readonly DescribedType[]
  readonly isReadOnly: boolean
  readonly allowsNull: boolean
  readonly isKey: boolean
  readonly fill: MetadataValue
  /** The table that its references lead to. */
  readonly refersTo: string | undefined
  /** Of the parent field: what a row without a parent has; NULL when `undefined`. */
  readonly unfilled: { readonly value: MetadataValue } | undefined
}

export interface TableModel {
  readonly source: string
  readonly name: string
  /** `ExternalDataSource.DBF.Table.Товары`. */
  readonly fullName: string
  /** `ExternalDataSourceTableRef.DBF.Товары`. */
  readonly type: string
  readonly definition: ExternalDataSourceTable
  readonly fields: readonly FieldModel[]
  readonly keys: readonly FieldModel[]
  readonly version: FieldModel | undefined
  readonly presentation: FieldModel | undefined
  readonly parent: FieldModel | undefined
  readonly isOfObjects: boolean
  /** Of transactions that writing begins by itself. */
  readonly level: IsolationLevel
  /** Of a table that is an expression. */
  readonly expression: Expression | undefined
}

export interface SourceModel {
  readonly definition: ExternalDataSource
  readonly name: string
  readonly tables: ReadonlyMap<string, TableModel>
}

export function sourceModel(definition: ExternalDataSource): SourceModel {
  const tables = Object.entries(definition.Tables).map(([name, table]) => [name, tableModel(definition, name, table)] as const)
  return { definition, name: definition.Name, tables: new Map(tables) }
}

function tableModel(source: ExternalDataSource, name: string, definition: ExternalDataSourceTable): TableModel {
  const fields = Object.entries(definition.Fields).map(([field, one], at) => fieldModel(definition, field, one, at))
  const named = (field: string): FieldModel | undefined => fields.find((one) => one.name === field)
  const fullName = `ExternalDataSource.${source.Name}.Table.${name}`
  return {
    source: source.Name,
    name,
    fullName,
    type: `ExternalDataSourceTableRef.${source.Name}.${name}`,
    definition,
    fields,
    keys: definition.KeyFields.flatMap((one) => named(one) ?? []),
    version: named(definition.DataVersionField),
    presentation: named(definition.PresentationField),
    parent: named(definition.ParentField),
    isOfObjects: definition.TableDataType === 'ObjectData' && definition.KeyFields.length === 1,
    level: wantedIsolation(source, definition),
    expression: definition.TableType === 'Expression' ? expressionOf(fullName, definition.ExpressionInDataSource) : undefined,
  }
}

function fieldModel(table: ExternalDataSourceTable, name: string, field: ExternalDataSourceField, at: number): FieldModel {
  const { Types } = field.Type
  return {
    name,
    at,
    column: columnOf(name, field),
    types: Types,
    isReadOnly: field.ReadOnly,
    allowsNull: field.AllowNull,
    isKey: table.KeyFields.includes(name),
    fill: field.FillValue,
    refersTo: Types.length === 1 ? tableReference(Types[0]!)?.table : undefined,
    unfilled: table.ParentField === name ? { value: table.UnfilledParentValue } : undefined,
  }
}

/** @throws ExternalDataSourceError */
export function fieldNamed({ fields, fullName }: TableModel, name: string): FieldModel {
  const found = fields.find((one) => one.name === name) ?? fields.find((one) => one.name.toLowerCase() === name.toLowerCase())
  if (found !== undefined) return found
  throw dataError('unknown-field', {
    place: fullName,
    name,
    hint: didYouMean(
      name,
      fields.map((one) => one.name),
    ),
  })
}
