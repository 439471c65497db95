/** `Запрос` over the data of a run: parameters of the language go in, rows of its values come out. */
import { ForeignReference } from '../../../infobase/foreign/reference.ts'
import type { ForeignTables } from '../../../infobase/foreign/tables.ts'
import { executeText, prepareText, type Executed } from '../../../query/execute.ts'
import { foreignTablesOf } from '../../../query/foreign.ts'
import { QueryError } from '../../../query/query-error.ts'
import type { ParameterValue, RunParts } from '../../../query/run/run.ts'
import { TempTables } from '../../../query/run/temp-tables.ts'
import type { ResultNode } from '../../../query/run/totals.ts'
import { selected, type Wanted } from '../../../query/selected.ts'
import { RowTable, ValueTypeName, type QueryValue, type TableColumn } from '../../../query/values.ts'
import { Enumeration } from '../../dictionary/library.ts'
import { BslError } from '../../run/error.ts'
import { primitiveTypes, TypeValue } from '../../run/values.ts'
import { ArrayObject } from '../collections/array.ts'
import type { StructureObject } from '../collections/structure.ts'
import type { RunData } from '../data/values/run-data.ts'
import { toData } from '../data/values/values.ts'
import { ForeignRefValue } from '../external/reference.ts'
import { ListObject } from '../tables/list.ts'
import { TableObject } from '../tables/table.ts'
import { TypeDescription } from '../values/type-description.ts'
import { nameOfType, typeOfName } from '../values/type-names.ts'
import { plainRows, QueryResult, type ResultLine, type ResultRows } from './result.ts'

/** A result for each query of the text. @throws BslError with 1C's sentence and place */
export function executed(
  data: RunData,
  source: string,
  parameters: StructureObject,
  tables: TempTables,
): readonly QueryResult[] | Promise<readonly QueryResult[]> {
  const parts = partsOf(data, parameters, tables)
  const foreign = foreignTablesOf(data.base, source)
  if (foreign !== undefined) return withForeign(data, source, parts, foreign)
  return shown(data, () => executeText(source, parts))
}

/** The same of a text that names the infobase alone. */
export const executedNow = (data: RunData, source: string, parameters: StructureObject): readonly QueryResult[] =>
  shown(data, () => executeText(source, partsOf(data, parameters, new TempTables())))

const partsOf = (data: RunData, parameters: StructureObject, tables: TempTables): RunParts => ({
  base: data.base,
  parameters: new Map([...parameters.entries()].map(([name, value]) => [name.toLowerCase(), parameterOf(data, value)])),
  tables,
})

/** What is read of external data sources comes first; the query runs over it. */
async function withForeign(data: RunData, source: string, parts: RunParts, foreign: ForeignTables): Promise<readonly QueryResult[]> {
  try {
    const prepared = await data.within(() => prepareText(source, parts, foreign))
    return shown(data, () => prepared.run())
  } catch (error) {
    throw said(error)
  }
}

function shown(data: RunData, run: () => readonly Executed[]): readonly QueryResult[] {
  try {
    return data.read(run).map((one) => new QueryResult(rowsOf(data, one)))
  } catch (error) {
    throw said(error)
  }
}

const said = (error: unknown): unknown => (error instanceof QueryError ? new BslError(error.message, error.english) : error)

function parameterOf(data: RunData, value: unknown): ParameterValue {
  if (value instanceof ArrayObject) return value.items.map((one) => parameterOf(data, one))
  if (value instanceof ListObject) return value.items.map((one) => parameterOf(data, one.value))
  if (value instanceof TableObject) return tableOf(data, value)
  if (value instanceof TypeValue) return new ValueTypeName(nameOfType(value)?.local ?? value.english)
  if (value instanceof ForeignRefValue) return value.reference
  return toData(data, value)
}

function tableOf(data: RunData, table: TableObject): RowTable {
  const columns = table.columns.items
  return new RowTable(
    columns.map(({ name }) => ({ name, types: undefined })),
    table.rows.map((row) => columns.map((one) => toData(data, row.cell(one)))),
  )
}

const linear: Wanted = { iteration: 'Linear', groups: '', forValues: '' }

/** Rows become values of the language when they are looked at. */
function rowsOf(data: RunData, made: Executed): ResultRows {
  const { columns } = made.table
  const lines = new Map<ResultNode, ResultLine>()
  const nodes = new WeakMap<ResultLine, ResultNode>()
  const lineOf = (node: ResultNode): ResultLine => {
    const known = lines.get(node)
    if (known !== undefined) return known
    const { kind, group, level } = node
    const line = { values: node.values.map((value, at) => valueOf(data, value, columns[at]!)), kind, group, level, children: [] }
    lines.set(node, line)
    nodes.set(line, node)
    return line
  }
  return {
    names: columns.map(({ name }) => name),
    types: columns.map((one) => descriptionOf(data, one)),
    lines: (wanted = linear) => selected(made, undefined, wanted).map(lineOf),
    below: (line, wanted) => selected(made, nodes.get(line), wanted).map(lineOf),
  }
}

/** Words of data that are values of the platform's enumerations, by the type of their column. */
const platformWords: Readonly<Record<string, string>> = {
  AccumulationRecordType: 'виддвижениянакопления',
  AccountingRecordType: 'виддвижениябухгалтерии',
  AccountType: 'видсчета',
}

function valueOf(data: RunData, value: QueryValue, { types }: TableColumn): unknown {
  if (value instanceof RowTable) {
    const { columns } = value
    return new QueryResult(
      plainRows(
        columns.map(({ name }) => name),
        value.rows.map((row) => row.map((one, at) => valueOf(data, one, columns[at]!))),
      ),
    )
  }
  if (value instanceof ValueTypeName) return typeNamed(data, value.Name)
  if (value instanceof ForeignReference) return new ForeignRefValue(value)
  const enumeration = typeof value === 'string' && types?.length === 1 ? platformWords[types[0]!] : undefined
  const words = enumeration === undefined ? undefined : data.run.global(enumeration)
  return words instanceof Enumeration ? words.of(String(value)) : data.value(value)
}

/**
 * A field of a query may be Null, whatever its type is. Types that modules have no value for, such as that of a nested table, leave the
 * column open.
 */
function descriptionOf(data: RunData, { types }: TableColumn): TypeDescription | undefined {
  if (types === undefined || types.some((one) => platformWords[one] !== undefined)) return undefined
  try {
    const named = types.filter((one) => one !== 'Undefined').map((one) => typeNamed(data, one))
    const known = named.filter((one) => one instanceof TypeValue)
    return known.length < named.length || named.length === 0
      ? undefined
      : new TypeDescription(data.run.types, [...known, primitiveTypes.Null])
  } catch (error) {
    if (error instanceof BslError) return undefined
    throw error
  }
}

const xs: Readonly<Record<string, string>> = {
  String: 'Строка',
  Number: 'Число',
  Boolean: 'Булево',
  Date: 'Дата',
  Undefined: 'Неопределено',
}

function typeNamed({ run }: RunData, name: string): unknown {
  const simple = xs[name]
  if (simple !== undefined) return run.types.named(simple)
  const namespace = 'http://v8.1c.ru/8.1/data/enterprise/current-config'
  return name.includes('.') ? (typeOfName({ namespace, local: name }, run.types) ?? name) : run.types.named(name)
}
