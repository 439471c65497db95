/**
 * Rows in an order that no index has, in parts: what they are ordered by is put into a table of its own in memory, a part at a time, and
 * read in its order, so that neither is ever done for all rows at once, and nothing of it waits for a collector of garbage.
 */
import type { System } from '../../exchange/system.ts'
import type { Cell } from '../store/engine.ts'
import type { Transactions } from '../store/transactions.ts'
import { eachPart } from './each-part.ts'
import { emptied, Front } from './front.ts'
import type { Plan } from './plan.ts'
import type { Parts } from './reader.ts'
import { takeSheet, type Statements } from './sheets.ts'

interface Sorting {
  readonly reader: Statements
  readonly transactions: Transactions
  readonly system: Pick<System, 'ticks' | 'turn'>
}

/** Rows that are passed over at once. */
const TOGETHER = 5_000

/** The cells of the table's key of the rows of a page, in their order and in pieces. */
export async function* sortedKeys(sorting: Sorting, parts: Parts, plan: Plan, piece: number): AsyncGenerator<readonly Cell[]> {
  const { reader, transactions, system } = sorting
  const { skip = 0, top = Infinity, ...rest } = plan
  const wanted = { ...rest, columns: [] }
  const shape = await transactions.read(() => parts.sheet(wanted))
  const sheet = await transactions.read(() => takeSheet(reader, shape))
  try {
    const filling = eachPart(sorting, parts, ({ after, upTo }) => parts.sort(wanted, sheet.name, after, upTo))
    while ((await filling.next()).done !== true);
    const rows = new Front(reader, shape, sheet)
    for (let left = skip; left > 0; left -= TOGETHER) {
      const isPassed = await transactions.read(() => {
        const isThere = rows.pass(Math.min(left, TOGETHER))
        if (isThere) rows.drop()
        return isThere
      })
      if (!isPassed) return
      await system.turn()
    }
    for (let left = top; left > 0;) {
      const keys = await transactions.read(() => {
        const next = rows.next(Math.min(left, piece))
        rows.drop()
        return next
      })
      if (keys.length === 0) return
      left -= keys.length
      yield keys
      await system.turn()
    }
  } finally {
    // Nobody waits for it; where the infobase is closed meanwhile, so is the sheet.
    void emptied(sorting, shape, sheet).catch(() => {})
  }
}
