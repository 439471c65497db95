/** The rows of a query as lines: `Т1 | 5000`; references by the names that a test has for them, members of enumerations as `#Новый`. */
import type { Infobase } from '../../../src/infobase/infobase.ts'
import type { Reference } from '../../../src/infobase/values/reference.ts'
import { executeText } from '../../../src/query/execute.ts'
import { parameterOf } from '../../../src/query/parameters.ts'
import { TempTables } from '../../../src/query/run/temp-tables.ts'
import { RowTable, type QueryValue } from '../../../src/query/values.ts'

/** What is asked, and of whom. */
export interface Asked {
  readonly infobase: Infobase
  readonly refs: Readonly<Record<string, Reference>>
}

export function shown(value: QueryValue, refs: Asked['refs']): string {
  if (value === null) return 'Null'
  if (value === undefined) return 'Undefined'
  if (value instanceof RowTable) return `[${value.rows.map((row) => row.map((one) => shown(one, refs)).join(' ')).join('; ')}]`
  if (typeof value !== 'object') return String(value)
  if ('UUID' in value) return Object.keys(refs).find((one) => refs[one]!.UUID === value.UUID) ?? 'empty'
  return value.constructor.name === 'EnumMember' ? `#${(value as unknown as { readonly Name: string }).Name}` : String(value)
}

export const lines = (rows: readonly (readonly QueryValue[])[], refs: Asked['refs']): string[] =>
  rows.map((row) => row.map((one) => shown(one, refs)).join(' | '))

/** The last query of the text. `usesPlans` false: over plain rows, without SQL. */
export function rowsOf({ infobase, refs }: Asked, text: string, parameters: Readonly<Record<string, unknown>>, usesPlans = true): string[] {
  const given = new Map(Object.entries(parameters).map(([name, value]) => [name.toLowerCase(), parameterOf(name, value)]))
  const executed = executeText(text, { base: infobase.base, parameters: given, tables: new TempTables(), usesPlans })
  return lines(executed.at(-1)!.table.rows, refs)
}
