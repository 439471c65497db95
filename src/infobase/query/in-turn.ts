/**
 * Rows that come in the order that is asked for, or in any, in parts. Where thousands share the cell of an index, as records of one moment
 * do, they are parts of their own, which go by the key of the table, and are sorted where the index does not have them in their order.
 */
import type { System } from '../../exchange/system.ts'
import type { Bound } from '../store/engine.ts'
import type { Transactions } from '../store/transactions.ts'
import { keyOf } from '../values/value.ts'
import { eachPart, type Borders, type Unread } from './each-part.ts'
import type { Rows } from './held-rows.ts'
import { Pace } from './pace.ts'
import type { Plan, Row } from './plan.ts'
import type { Parts } from './reader.ts'

interface Turning {
  readonly transactions: Transactions
  readonly system: Pick<System, 'ticks' | 'turn'>
}

export type RowsInParts = AsyncGenerator<readonly Row[]>

/** The rows of a page, sorted. */
export type OfSorted = (parts: Parts, plan: Plan) => RowsInParts

/** Rows after which the clock is looked at while they are given. */
const LOOK = 100

/** Rows that are passed over at once. */
const TOGETHER = 5_000

/** Rows with one cell that are read and sorted at once. */
const CROWD = 2_000

/** Whether the first rows, so many of them, end among those that share a cell with thousands and are sorted first. */
export function isInCrowd(parts: Parts, rows: number): boolean {
  if (parts.crowds?.isSorted !== true || rows === 0) return false
  const end = parts.border(parts.ends[0], rows) as Bound | undefined
  return end !== undefined && parts.crowds.isCrowd(end, CROWD)
}

interface Crowd extends Unread {
  readonly crowd: Parts
}

/** Borders that leave a crowd to a part of its own. */
function besideCrowds(parts: Parts): { readonly borders: Borders; crowd(): Crowd | undefined } {
  const { crowds } = parts
  if (crowds === undefined) return { borders: parts, crowd: () => undefined }
  let crowd: Bound | undefined
  const border = (after: Bound, rows: number): Bound | undefined => {
    const end = parts.border(after, rows) as Bound | undefined
    crowd = undefined
    if (end === undefined || !crowds.isCrowd(end, CROWD)) return end
    const before = crowds.before(end, after)
    if (before === undefined) crowd = end
    return before ?? end
  }
  return { borders: { ...parts, border }, crowd: () => (crowd === undefined ? undefined : { crowd: crowds.parts(crowd), isUnread: true }) }
}

export const borderBehind = (transactions: Transactions, parts: Parts, after: Bound, rows: number): Promise<Bound | undefined> =>
  parts.isLater
    ? transactions.readLater(async () => parts.border(after, rows))
    : transactions.read(() => parts.border(after, rows) as Bound | undefined)

export async function* inTurn(turning: Turning, parts: Parts, { skip = 0, top, ...plan }: Plan, ofSorted: OfSorted): RowsInParts {
  const seen = plan.distinct === true ? new Set<string>() : undefined
  let left = top ?? Infinity
  const isCounted = plan.where === undefined && seen === undefined && parts.isByRow
  const first = isCounted && skip > 0 ? await behindRows(turning, parts, skip) : parts.ends[0]
  if (first === undefined) return
  let behind = isCounted ? 0 : skip
  const { borders, crowd } = besideCrowds({ ...parts, ends: [first, parts.ends[1]] })
  for await (const found of eachPart(
    turning,
    borders,
    ({ after, upTo }) => crowd() ?? parts.rows(top === undefined ? plan : { ...plan, top: behind + left }, after, upTo),
  )) {
    if ('crowd' in found) {
      const rows = behind === 0 ? 0 : await countOf(turning, found.crowd, plan)
      if (behind > 0 && rows <= behind) {
        behind -= rows
        continue
      }
      const page = { ...plan, skip: behind, ...(top !== undefined && { top: left }) }
      const given = found.crowd.order === 'sorted' ? ofSorted(found.crowd, page) : inTurn(turning, found.crowd, page, ofSorted)
      for await (const piece of given) {
        left -= piece.length
        yield piece
      }
      behind = 0
      if (left <= 0) return
      continue
    }
    const fresh = seen === undefined ? found : found.slice().filter((row) => isFresh(seen, row))
    const [from, to] = [Math.min(behind, fresh.length), Math.min(behind + left, fresh.length)]
    behind -= from
    left -= to - from
    yield* inPieces(fresh, from, to, turning)
    if (left <= 0) return
  }
}

/** Where so many rows end, none of which is read; `undefined`: there are fewer. */
async function behindRows({ transactions, system }: Turning, parts: Parts, rows: number): Promise<Bound | undefined> {
  let end: Bound | undefined = parts.ends[0]
  for (let left = rows; left > 0 && end !== undefined; left -= TOGETHER) {
    end = await borderBehind(transactions, parts, end, Math.min(left, TOGETHER))
    await system.turn()
  }
  return end
}

/** Reading took its time, decoding takes some, and so does what is done with the rows by who takes them. */
async function* inPieces(rows: Rows, from: number, to: number, { system }: Turning): RowsInParts {
  if (from < to) await system.turn()
  const pace = new Pace(system)
  for (let at = from; at < to; at += LOOK) {
    if (pace.isOver) await pace.turn()
    yield rows.slice(at, Math.min(at + LOOK, to))
  }
}

function isFresh(seen: Set<string>, row: Row): boolean {
  const key = row.map(keyOf).join('\n')
  if (seen.has(key)) return false
  seen.add(key)
  return true
}

/** How many rows of the parts a plan has, which has neither an order nor a page. */
export async function countOf(turning: Turning, parts: Parts, plan: Plan): Promise<number> {
  let count = 0
  for await (const one of eachPart(turning, parts, ({ after, upTo, rows }) =>
    plan.where === undefined && rows !== undefined ? rows : parts.count(plan, after, upTo),
  ))
    count += one
  return count
}
