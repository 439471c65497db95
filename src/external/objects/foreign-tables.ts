/** Tables and cubes of external data sources as queries read them: `ВнешнийИсточникДанных.DBF.Таблица.Товары`. */
import { typeName } from '../../infobase/definition/parts/type-description.ts'
import type { ForeignColumn, ForeignQuestion, ForeignTable, ForeignTables, ForeignValue } from '../../infobase/foreign/tables.ts'
import type { Comparison } from '../data/conditions.ts'
import type { FieldModel, TableModel } from '../data/model.ts'
import { ExternalDataSourceTableReference, type ExternalValue, type ReferenceHome } from '../data/reference.ts'
import { readRows, type TableAccess } from '../data/rows.ts'
import type { Link } from '../data/session.ts'
import { cells, members } from './foreign-cubes.ts'
import type { SourceRuntime } from './source-runtime.ts'

/** Rows of a table that a query reads at most. */
const MOST = 1_000_000

/** `runtimes`: by name of the source. */
export function foreignTables(runtimes: ReadonlyMap<string, SourceRuntime>, limit = MOST): ForeignTables {
  const made = new Map<string, ForeignTable | undefined>()
  const of = (names: readonly string[]): ForeignTable | undefined => {
    const key = names.join('.').toLowerCase()
    if (!made.has(key)) made.set(key, tableNamed(runtimes, names))
    return made.get(key)
  }
  return {
    limit,
    table: of,
    ofType(type) {
      const [word, source = '', first = '', second = ''] = type.split('.')
      if (word === 'ExternalDataSourceTableRef') return of([source, 'Table', first])
      return word === 'ExternalDataSourceCubeDimensionTableRef' ? of([source, 'Cube', first, 'DimensionTable', second]) : undefined
    },
  }
}

const isTable = (word: string | undefined): boolean => /^(?:таблица|table)$/i.test(word ?? '')
const isCube = (word: string | undefined): boolean => /^(?:куб|cube)$/i.test(word ?? '')
/** The chapter writes both forms of the Russian word. */
const isDimensions = (word: string | undefined): boolean => /^(?:таблицаизмерени[яй]|dimensiontable)$/i.test(word ?? '')

function tableNamed(runtimes: ReadonlyMap<string, SourceRuntime>, names: readonly string[]): ForeignTable | undefined {
  const [source, kind, name, word, inner] = names
  const runtime = named(runtimes, source)
  if (runtime === undefined) return undefined
  if (names.length === 3 && isTable(kind)) {
    const table = named(runtime.model.tables, name)
    return table && relational(runtime, table)
  }
  const cubes = new Map(Object.entries(runtime.model.definition.Cubes))
  const cube = isCube(kind) ? nameIn(cubes.keys(), name) : undefined
  if (cube === undefined) return undefined
  const definition = cubes.get(cube)!
  if (names.length === 3) return cells(runtime.model.name, cube, definition, () => runtime.cube(cube))
  const table = names.length === 5 && isDimensions(word) ? nameIn(Object.keys(definition.DimensionTables), inner) : undefined
  return table === undefined
    ? undefined
    : members(runtime.model.name, cube, table, definition.DimensionTables[table]!, () => runtime.cube(cube, table))
}

const nameIn = (names: Iterable<string>, wanted: string | undefined): string | undefined =>
  [...names].find((one) => one.toLowerCase() === wanted?.toLowerCase())

function named<T>(all: ReadonlyMap<string, T>, wanted: string | undefined): T | undefined {
  const name = nameIn(all.keys(), wanted)
  return name === undefined ? undefined : all.get(name)
}

const reference = (type: string): ForeignColumn => ({ name: 'Ссылка', english: 'Ref', key: 'Ref', types: [type] })

function relational(runtime: SourceRuntime, table: TableModel): ForeignTable {
  const own = table.fields.map(({ name, types }): ForeignColumn => ({ name, english: name, key: name, types: types.map(typeName) }))
  const access = runtime.accessTo(table)
  return {
    source: table.source,
    FullName: table.fullName,
    kind: 'table',
    isExpression: table.expression !== undefined,
    columns: table.isOfObjects ? [reference(table.type), ...own] : own,
    read: (question) => access.session().use(table.fullName, (link) => readTable(question, access, runtime, link)),
  }
}

async function readTable(
  { allowedOnly, args, columns, conditions, top }: ForeignQuestion,
  access: TableAccess,
  home: ReferenceHome,
  link: Link,
): Promise<readonly (readonly ForeignValue[])[]> {
  const { table } = access
  const field = (key: string): FieldModel => (key === 'Ref' ? table.keys[0]! : table.fields.find(({ name }) => name === key)!)
  const where = conditions.map(({ key, operator, values }) => {
    const all = values.map((one) => (key === 'Ref' && one instanceof ExternalDataSourceTableReference ? one.Key : (one as ExternalValue)))
    return operator === 'in'
      ? { field: field(key), operator: 'IN' as Comparison, value: all }
      : { field: field(key), operator: operator as Comparison, value: all[0] }
  })
  // A row is there though nothing of it is used.
  const fields = columns.length === 0 ? table.fields.slice(0, 1) : columns.map(field)
  const rows = await readRows(access, link, { where, top, parameters: args as readonly ExternalValue[] }, fields, allowedOnly)
  if (!columns.includes('Ref')) return rows
  return rows.map((row) =>
    row.map((value, at) => (columns[at] === 'Ref' ? new ExternalDataSourceTableReference(table.type, value, home) : value)),
  )
}
