/** A structure that is imported again: what people set stays, what is new comes in, what the database has no more is reported. */
import { columnOf } from '../definition/field.ts'
import { ExternalDataSource } from '../definition/source.ts'
import { ExternalDataSourceTable } from '../definition/table.ts'

export interface Merged {
  readonly source: ExternalDataSource
  /** Names such as `Товары`, `Товары.Цена`. */
  readonly added: readonly string[]
  /** What the database has no more; taken out where that was asked for. */
  readonly gone: readonly string[]
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

type Field = ExternalDataSourceTable['Fields'][string]

/** `removesGone`: what is not there any more is taken out; else it stays. */
export function mergedSource(old: ExternalDataSource, read: ExternalDataSource, removesGone: boolean): Merged {
  const added: string[] = []
  const gone: string[] = []
  const tables = new Map<string, ExternalDataSourceTable>()
  const met = new Set<string>()
  for (const [name, table] of Object.entries(old.Tables)) {
    const found = Object.entries(read.Tables).find(([other, one]) => same(placeOf(other, one), placeOf(name, table)))
    if (found === undefined) {
      gone.push(name)
      if (!removesGone) tables.set(name, table)
    } else {
      met.add(found[0])
      tables.set(name, mergedTable(name, table, found[1], { added, gone, removesGone }))
    }
  }
  for (const [name, table] of Object.entries(read.Tables))
    if (!met.has(name)) {
      added.push(name)
      tables.set(name, table)
    }
  const functions = { ...read.Functions, ...old.Functions }
  return { source: ExternalDataSource({ ...old, Tables: Object.fromEntries(tables), Functions: functions }), added, gone }
}

const placeOf = (name: string, table: ExternalDataSourceTable): string =>
  table.TableType === 'Expression' ? table.ExpressionInDataSource : table.NameInDataSource || name

interface Telling {
  readonly added: string[]
  readonly gone: string[]
  readonly removesGone: boolean
}

function mergedTable(
  table: string,
  old: ExternalDataSourceTable,
  read: ExternalDataSourceTable,
  { added, gone, removesGone }: Telling,
): ExternalDataSourceTable {
  const fields = new Map<string, Field>()
  const met = new Set<string>()
  for (const [name, field] of Object.entries(old.Fields)) {
    const found = Object.entries(read.Fields).find(([other, one]) => same(columnOf(other, one), columnOf(name, field)))
    if (found !== undefined) met.add(found[0])
    else gone.push(`${table}.${name}`)
    if (found !== undefined || !removesGone) fields.set(name, field)
  }
  for (const [name, field] of Object.entries(read.Fields))
    if (!met.has(name)) {
      added.push(`${table}.${name}`)
      fields.set(name, field)
    }
  return ExternalDataSourceTable({ ...old, Fields: Object.fromEntries(fields), KeyFields: old.KeyFields.filter((one) => fields.has(one)) })
}
