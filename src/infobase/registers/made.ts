/**
 * Virtual tables as their engine makes them best: at once, in parts (in-parts.ts), or by a database that makes them in a process of its
 * own, whose rows come in pieces while this thread goes on.
 */
import { HeldRows, type Rows } from '../query/held-rows.ts'
import type { Row } from '../query/plan.ts'
import type { Bound, CellList, SharedEngine, Statement, SteadyReading } from '../store/engine.ts'
import type { TableLayout } from '../store/layout.ts'
import type { Transactions } from '../store/transactions.ts'
import { inParts } from './in-parts.ts'
import type { Registers, RowsOf, VirtualTable } from './virtual.ts'

interface Base extends Registers {
  readonly transactions: Transactions
  readonly system: Parameters<typeof inParts>[0]['system']
  readonly steady: SharedEngine['steady'] | undefined
}

/**
 * `make` is asked for the table, or for a part of it, and may be asked again. `register`: what it is made of in parts; `isLed`: its rows
 * are grouped by the first dimension.
 *
 * @throws PlanError, DataError
 */
export function madeTable(
  base: Base,
  make: (registers: Registers) => VirtualTable,
  register: TableLayout | undefined,
  isLed = true,
): Promise<VirtualTable> {
  const { steady, transactions } = base
  if (steady !== undefined && !transactions.isActive)
    return transactions.readLater(() => steady((reading) => madeLater(base, reading, make)))
  return register === undefined ? transactions.read(() => make(base)) : inParts(base, register, make, isLed)
}

/** What was asked for, and is not there yet. */
class NotYet extends Error {
  readonly statement: Statement
  readonly bound: readonly Bound[]
  readonly decode: (cells: CellList) => Row

  constructor(statement: Statement, bound: readonly Bound[], decode: (cells: CellList) => Row) {
    super('not read yet')
    this.statement = statement
    this.bound = bound
    this.decode = decode
  }
}

interface Known {
  readonly statement: Statement
  readonly bound: readonly Bound[]
  readonly rows: Rows
}

/** A table is made of the rows of a few statements: as long as those of one are missing they are read, and it is begun anew. */
async function madeLater(
  { model, layout, tables, writer, totals, transactions }: Base,
  reading: SteadyReading,
  make: (registers: Registers) => VirtualTable,
): Promise<VirtualTable> {
  const known: Known[] = []
  const rowsOf: RowsOf = (statement, bound, decode) => {
    const found = known.find((one) => one.statement === statement && isSame(one.bound, bound))
    if (found === undefined) throw new NotYet(statement, bound, decode)
    return found.rows
  }
  for (;;) {
    try {
      return transactions.readNow(() => make({ model, layout, tables, writer, totals, rowsOf }))
    } catch (error) {
      if (!(error instanceof NotYet)) throw error
      const rows = new HeldRows()
      for await (const piece of error.statement.pieces!(reading, error.bound)) rows.add(piece, error.decode)
      known.push({ ...error, rows })
    }
  }
}

const isSame = (a: readonly Bound[], b: readonly Bound[]): boolean => a.length === b.length && a.every((one, at) => one === b[at])
