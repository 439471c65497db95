/** Executes the text of a query: bound once and kept, then run with its parameters. */
import type { ForeignTables } from '../infobase/foreign/tables.ts'
import type { Base } from '../infobase/objects/base.ts'
import { boundBatch } from './bind/batch.ts'
import type { BoundStatement } from './bind/bound.ts'
import { fetchForeign } from './fetch/rows.ts'
import { placed, QueryError } from './query-error.ts'
import { pointValues, type PointValues } from './run/point-values.ts'
import { runStatement } from './run/query.ts'
import { QueryRun, type ParameterValue, type RunParts } from './run/run.ts'
import type { TempTables } from './run/temp-tables.ts'
import { totalTree, type ResultNode } from './run/totals.ts'
import { RowTable, type TableColumn } from './values.ts'

/** What a query of a text gave. */
export interface Executed {
  readonly table: RowTable
  /** The tree of ИТОГИ; `undefined` without them. */
  readonly tree: readonly ResultNode[] | undefined
  /** By the folded name of a control point: its column, and all its values in the result, with the periods between them. */
  readonly points: ReadonlyMap<string, PointValues>
}

/** One result for each query of the text. @throws QueryError with 1C's sentence and place */
export function executeText(source: string, parts: RunParts): readonly Executed[] {
  return guarded(source, () => executedBy(batchOf(source, parts, undefined), new QueryRun(parts)))
}

/** The same of a text that may name external data sources, whose rows are read at once; `run` then gives the results. */
export async function prepareText(source: string, parts: RunParts, foreign: ForeignTables): Promise<{ run(): readonly Executed[] }> {
  const run = new QueryRun(parts)
  const statements = guarded(source, () => batchOf(source, parts, foreign))
  try {
    await fetchForeign(statements, run, foreign)
  } catch (error) {
    throw error instanceof QueryError ? placed(error, source) : error
  }
  return { run: () => guarded(source, () => executedBy(statements, run)) }
}

function guarded<T>(source: string, task: () => T): T {
  try {
    return task()
  } catch (error) {
    throw error instanceof QueryError ? placed(error, source) : error
  }
}

function executedBy(statements: readonly BoundStatement[], run: QueryRun): readonly Executed[] {
  return statements.map((statement) => {
    const { query, table } = runStatement(statement, run)
    const totals = query?.totals
    if (totals === undefined) return { table, tree: undefined, points: new Map<string, PointValues>() }
    const width = table.columns.length
    const [tree, points] = [totalTree(totals, table.rows, width, run), pointValues(totals, table.rows, run)]
    return {
      table: new RowTable(
        table.columns,
        table.rows.map((row) => row.slice(0, width)),
      ),
      tree,
      points,
    }
  })
}

/** Texts that are kept; a program has some hundreds. */
const KEPT = 500
const kept = new WeakMap<Base, Map<string, readonly BoundStatement[]>>()

function batchOf(source: string, { base, parameters, tables }: RunParts, foreign: ForeignTables | undefined): readonly BoundStatement[] {
  const key = `${source}${signature(parameters, tables)}`
  let known = kept.get(base)
  if (known === undefined) kept.set(base, (known = new Map()))
  const found = known.get(key)
  if (found !== undefined) return found
  const made = boundBatch(source, base, {
    foreign,
    temporary: (folded) => tables.get(folded)?.columns,
    given(name) {
      const value = parameters.get(name.toLowerCase())
      return value instanceof RowTable ? value.columns : undefined
    },
  })
  if (known.size >= KEPT) known.clear()
  known.set(key, made)
  return made
}

/** What of temporary tables and of tables that are given the meaning of a text depends on. */
function signature(parameters: ReadonlyMap<string, ParameterValue>, tables: TempTables): string {
  const named: [string, readonly TableColumn[]][] = tables.names.map((name) => [name, tables.get(name)!.columns])
  for (const [name, value] of parameters) if (value instanceof RowTable) named.push([`&${name}`, value.columns])
  return named.length === 0 ? '' : JSON.stringify(named)
}
