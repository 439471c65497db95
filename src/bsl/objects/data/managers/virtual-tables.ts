/** Methods of managers of registers that give virtual tables: the query of the table, its columns in the words of 1C. */
import { executeText } from '../../../../query/execute.ts'
import { TempTables } from '../../../../query/run/temp-tables.ts'
import type { QueryValue } from '../../../../query/values.ts'
import { errors } from '../../../run/error.ts'
import type { Implementation } from '../../../run/object-type.ts'
import type { Call } from '../../../run/object.ts'
import { StructureObject } from '../../collections/structure.ts'
import { tableType } from '../../tables/table-methods.ts'
import { TableObject } from '../../tables/table.ts'
import { type PointUse, secondOf } from '../values/moments.ts'
import { toData } from '../values/values.ts'
import type { ManagerValue } from './manager.ts'

/** Places of a virtual table's parameters that conditions of a filter go to. */
interface Places {
  readonly count: number
  readonly from?: number
  readonly to: number
  /** Of conditions of the account; of all others. */
  readonly account?: number
  readonly condition: number
}

/** `name`: of the table, in the language of queries. */
function virtual(name: string, places: Places): Implementation {
  return (self: ManagerValue, ...given: readonly unknown[]) => {
    const [from, to, filter, dimensions, resources] = places.from === undefined ? [undefined, ...given] : given
    const parameters = new Map<string, QueryValue>()
    const args: string[] = Array.from({ length: places.count }, () => '')
    const put = (place: number | undefined, value: unknown, use: PointUse): void => {
      if (place === undefined || value === undefined || value === null) return
      args[place] = parameter(self, parameters, secondOf(value, use))
    }
    put(places.from, from, 'start')
    put(places.to, to, places.from === undefined ? 'balance' : 'end')
    for (const [key, value] of entriesOf(filter)) {
      const place = /^(?:счет|account)$/i.test(key) ? (places.account ?? places.condition) : places.condition
      const condition = `${key} = ${parameter(self, parameters, value)}`
      args[place] = args[place] === '' ? condition : `${args[place]} AND ${condition}`
    }
    const source = `SELECT * FROM ${self.object.FullName}.${name}(${args.join(', ')})`
    return narrowed(self, tableOf(self, source, parameters), listed(dimensions), listed(resources))
  }
}

function parameter(self: ManagerValue, parameters: Map<string, QueryValue>, value: unknown): string {
  const name = `p${parameters.size}`
  parameters.set(name, toData(self.data, value))
  return `&${name}`
}

function entriesOf(filter: unknown): (readonly [string, unknown])[] {
  if (filter === undefined || filter === null) return []
  if (!(filter instanceof StructureObject)) throw errors.mismatch(2)
  return [...filter.entries()]
}

const listed = (names: unknown): string[] =>
  typeof names !== 'string' || names.trim() === '' ? [] : names.split(',').map((one) => one.trim())

function tableOf({ data }: ManagerValue, source: string, parameters: ReadonlyMap<string, QueryValue>): TableObject {
  const results = data.read(() => executeText(source, { base: data.base, parameters, tables: new TempTables() }))
  const { columns, rows } = results[0]!.table
  const table = new TableObject(tableType)
  const made = columns.map(({ name }) => table.columns.add(name))
  for (const row of rows) {
    const line = table.add()
    for (const [at, column] of made.entries()) line.setCell(column, data.value(row[at] as never))
  }
  return table
}

/** Rows that have the same dimensions become one. */
function narrowed({ data }: ManagerValue, table: TableObject, dimensions: readonly string[], resources: readonly string[]): TableObject {
  if (dimensions.length === 0 && resources.length === 0) return table
  const folded = resources.map((one) => one.toLowerCase())
  const isNumber = (name: string): boolean => table.rows.some((row) => typeof row.getField(name.toLowerCase()) === 'number')
  const names = table.columns.items.map((one) => one.name)
  const summed = names.filter((name) =>
    resources.length === 0 ? !dimensions.includes(name) && isNumber(name) : folded.some((one) => name.toLowerCase().startsWith(one)),
  )
  const kept = dimensions.length > 0 ? dimensions : names.filter((name) => !summed.includes(name) && !isNumber(name))
  const group = tableType.members.get('свернуть')?.call as Call
  group(data.run, table, [kept.join(', '), summed.join(', ')])
  return table
}

export const accumulationTables: Readonly<Record<string, Implementation>> = {
  'ОстаткиИОбороты|BalanceAndTurnovers|a?a?a?s?s?': virtual('BalanceAndTurnovers', { count: 5, from: 0, to: 1, condition: 4 }),
}

export const accountingTables: Readonly<Record<string, Implementation>> = {
  'Остатки|Balance|a?a?s?s?': virtual('Balance', { count: 4, to: 0, account: 1, condition: 3 }),
  'Обороты|Turnovers|a?a?a?s?s?': virtual('Turnovers', { count: 6, from: 0, to: 1, account: 3, condition: 5 }),
  'ОстаткиИОбороты|BalanceAndTurnovers|a?a?a?s?s?': virtual('BalanceAndTurnovers', { count: 7, from: 0, to: 1, account: 4, condition: 6 }),
  'ОборотыДтКт|DrCrTurnovers|a?a?a?s?s?': virtual('DrCrTurnovers', { count: 8, from: 0, to: 1, condition: 7 }),
  'ДвиженияССубконто|RecordsWithExtDimensions|a?a?a?s?s?': virtual('RecordsWithExtDimensions', { count: 3, from: 0, to: 1, condition: 2 }),
}
