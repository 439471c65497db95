/**
 * The definition of an external data source from the structure of a live database: keys, types, references that foreign keys say or names
 * let guess; one key column makes object data (chapter 17.5.2.3.8).
 */
import type { TypeDescription } from '../../infobase/definition/parts/type-description.ts'
import type { Reporting } from '../conversion/reported-type.ts'
import { ExternalDataSourceField, type MetadataValue } from '../definition/field.ts'
import { ExternalDataSourceFunction } from '../definition/function.ts'
import { ExternalDataSource } from '../definition/source.ts'
import { ExternalDataSourceTable } from '../definition/table.ts'
import { ExternalDataSourceTableRef } from '../definition/types.ts'
import type { Dialect } from '../dialect/dialect.ts'
import type { Structure, StructureColumn, StructureFunction, StructureTable } from '../dialect/structure.ts'
import { keyOf, type ImportChoices } from './choices.ts'
import { inSource, nameOf, tableInSource } from './names.ts'
import { typeOfColumn, typeOfText } from './types.ts'

export interface Importing {
  /** The name of the source. */
  readonly name: string
  readonly dialect: Dialect
  readonly reporting: Reporting
  readonly choices: ImportChoices
}

/** A table with the name that it gets. */
interface Named {
  readonly table: StructureTable
  readonly name: string
  readonly key: readonly string[]
}

export function definitionOf(structure: Structure, importing: Importing): ExternalDataSource {
  const { choices } = importing
  const isTaken = (one: { readonly schema: string; readonly name: string }): boolean => {
    const keys = [keyOf(one.schema, one.name), keyOf(one.name)]
    return (choices.only.size === 0 || keys.some((key) => choices.only.has(key))) && !keys.some((key) => choices.without.has(key))
  }
  const taken = new Set<string>()
  const named = structure.tables.filter(isTaken).map((table): Named => {
    const own = choices.names.get(keyOf(table.schema, table.name)) ?? choices.names.get(keyOf(table.name))
    const name = own ?? nameOf(keepCase(table), taken)
    taken.add(name.toLowerCase())
    return { table, name, key: choices.keys.get(keyOf(table.name)) ?? table.key }
  })
  const functions = structure.functions.filter(isTaken)
  const tables = functions.filter((one) => one.returns === 'table')
  return ExternalDataSource({
    Name: importing.name,
    Tables: Object.fromEntries([
      ...named.map((one) => [one.name, tableOf(one, named, importing)] as const),
      ...tables.map((one) => [nameOf(one.name, taken), expressionOf(one, importing)] as const),
    ]),
    Functions: Object.fromEntries(functions.filter((one) => one.returns !== 'table').map((one) => functionOf(one, importing))),
  })
}

const keepCase = ({ schema, name }: { readonly schema: string; readonly name: string }): string =>
  schema === '' ? name : `${schema}_${name}`

function tableOf({ table, name, key }: Named, all: readonly Named[], importing: Importing): ExternalDataSourceTable {
  const { choices, dialect } = importing
  const columns = table.columns.filter((one) => !choices.without.has(keyOf(table.name, one.name)))
  const taken = new Set<string>()
  const fields = columns.map((column) => {
    const chosen = choices.names.get(keyOf(table.name, column.name)) ?? nameOf(column.name, taken)
    taken.add(chosen.toLowerCase())
    return { column, name: chosen }
  })
  const fieldOf = (column: string | undefined): string =>
    fields.find((one) => one.column.name.toLowerCase() === column?.toLowerCase())?.name ?? ''
  const source = tableInSource(table.schema, table.name, dialect)
  const keys = key.map(fieldOf).filter((one) => one !== '')
  return ExternalDataSourceTable({
    NameInDataSource: source === name ? '' : source,
    KeyFields: keys,
    PresentationField: fieldOf(choices.presentations.get(keyOf(table.name))),
    DataVersionField: fieldOf(choices.versions.get(keyOf(table.name))),
    ReadOnly: choices.readOnly.get(keyOf(table.name)) ?? table.isView,
    Fields: Object.fromEntries(fields.map((one) => [one.name, fieldFor(one, table, all, importing)])),
  })
}

function fieldFor(
  { column, name }: { readonly column: StructureColumn; readonly name: string },
  table: StructureTable,
  all: readonly Named[],
  importing: Importing,
): ExternalDataSourceField {
  const { choices, dialect } = importing
  const at = keyOf(table.name, column.name)
  const source = inSource(column.name, dialect)
  const fill = choices.fill.get(at)
  return ExternalDataSourceField(typeFor(column, table, all, importing), {
    NameInDataSource: source === name ? '' : source,
    ReadOnly: choices.readOnly.get(at) ?? (column.isGenerated || isVersion(table, column, choices)),
    AllowNull: choices.allowNull.get(at) ?? column.isNullable,
    ...(fill !== undefined && { FillValue: fillOf(fill) }),
  })
}

const isVersion = (table: StructureTable, column: StructureColumn, { versions }: ImportChoices): boolean =>
  versions.get(keyOf(table.name))?.toLowerCase() === column.name.toLowerCase()

const fillOf = (text: string): MetadataValue => (text === 'true' ? true : text === 'false' ? false : text)

function typeFor(column: StructureColumn, table: StructureTable, all: readonly Named[], importing: Importing): TypeDescription {
  const { choices, reporting, name } = importing
  const chosen = choices.types.get(keyOf(table.name, column.name))
  const asked = /^\s*Ref\(\s*(.+?)\s*\)\s*$/i.exec(chosen ?? '')?.[1]
  const own = chosen === undefined || asked !== undefined ? undefined : typeOfText(chosen)
  if (own !== undefined) return own
  const target = asked === undefined ? referred(column, table, all) : all.find((one) => keyOf(one.table.name) === keyOf(asked))
  return target === undefined ? typeOfColumn(column, reporting) : ExternalDataSourceTableRef(name, target.name)
}

/** The table that a foreign key leads to; without one, that of which the column has the name and the kind of the key: `product_id`. */
function referred(column: StructureColumn, table: StructureTable, all: readonly Named[]): Named | undefined {
  const { references: to } = column
  const ofObjects = all.filter((one) => one.key.length === 1)
  if (to !== undefined)
    return ofObjects.find((one) => one.table.name === to.table && one.table.schema === to.schema && one.key[0] === to.column)
  const word = /^(.+?)_?id$/i.exec(column.name)?.[1]?.toLowerCase()
  if (word === undefined || table.key.length === 1) return table.key[0] === column.name ? undefined : guessed(word, column, ofObjects)
  return guessed(word, column, ofObjects)
}

const guessed = (word: string | undefined, column: StructureColumn, all: readonly Named[]): Named | undefined =>
  word === undefined
    ? undefined
    : all.find(({ table, key }) => {
        const isNamed = [word, `${word}s`, `${word}es`].includes(table.name.toLowerCase())
        return isNamed && table.columns.find((one) => one.name === key[0])?.kind === column.kind
      })

const marks = (count: number): string => Array.from({ length: count }, (_, at) => `&${at + 1}`).join(', ')

const called = (one: StructureFunction, { dialect }: Importing): string => {
  const name = tableInSource(one.schema, one.name, dialect).replace(/^'(.*)'$/s, '$1')
  return `${name}(${marks(one.parameters.length)})`
}

function functionOf(one: StructureFunction, importing: Importing): readonly [string, ExternalDataSourceFunction] {
  const { choices, reporting, dialect } = importing
  const name = choices.names.get(keyOf(one.name)) ?? nameOf(keepCase(one), new Set())
  const Type = typeOfColumn({ ...one.type!, isNullable: true, isGenerated: false }, reporting)
  if (one.returns === 'sequence') {
    const sequence = tableInSource(one.schema, one.name, dialect).replace(/^'(.*)'$/s, '$1')
    return [name, ExternalDataSourceFunction({ Type, ExpressionInDataSource: `nextval('${sequence.replaceAll("'", "''")}')` })]
  }
  const ExpressionInDataSource = called(one, importing)
  return [name, ExternalDataSourceFunction({ ExpressionInDataSource, ...(one.returns === 'value' && { Type }) })]
}

function expressionOf(one: StructureFunction, importing: Importing): ExternalDataSourceTable {
  const columns = one.columns ?? []
  return ExternalDataSourceTable({
    TableType: 'Expression',
    ExpressionInDataSource: called(one, importing),
    KeyFields: [],
    Fields: Object.fromEntries(columns.map((column) => [column.name, ExternalDataSourceField(typeOfColumn(column, importing.reporting))])),
  })
}
