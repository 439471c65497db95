/** Parts of a table, each with as many rows as there is time for, and a turn for everything else between them. */
import type { System } from '../../exchange/system.ts'
import { asBound, type Bound, type CellRow } from '../store/engine.ts'
import type { Transactions } from '../store/transactions.ts'

/** What is needed for it. */
export interface Pacing {
  /** `readLater` of what a database is asked for. */
  readonly transactions: Pick<Transactions, 'read'> & Partial<Pick<Transactions, 'readLater'>>
  readonly system: Pick<System, 'ticks' | 'turn'>
}

/** Rows of the first part: what runs for the first time in a process takes several times as long. */
const LEAST = 100
const MOST = 20_000

/** Rows that a part should come to: what is held while it is written outlives the young generation, and waits there for a long time. */
const HELD = 1_000

/** Milliseconds that a part may take. */
const SLICE_OF_TIME = 5

/**
 * The same where the engine is a database that works while this thread goes on: a question takes its time, and no turn. On a busy machine a
 * short one would make the parts small, and the questions many.
 */
const SLICE_LATER = 500

/** Cells in the order in which rows are gone through. */
export type Cells = readonly Bound[]

/** Cells of a row that are called `b0`, `b1`, …, as they are bound. */
export const cellsIn = (row: CellRow, count: number): Cells => Array.from({ length: count }, (_, at) => asBound(row[`b${at}`]!))

/** What is there at once, or what a database has been asked for. */
export type MayWait<T> = T | Promise<T>

/** What parts end at: `B` is a cell, or several of them. */
export interface Borders<B = Bound> {
  /** Reading waits for a database, and holds nothing up. */
  readonly isLater: boolean
  /** Each row has a cell of its own, so that a part has as many rows as its border says. */
  readonly isByRow: boolean
  /** Before the first part, and where the last one ends. */
  readonly ends: readonly [B, B]
  /** The cell so many rows behind another; `undefined`: there are fewer. */
  border(after: B, rows: number): MayWait<B | undefined>
}

export interface Part<B = Bound> {
  readonly after: B
  readonly upTo: B
  /** How many rows it has; `undefined` of the last one, and where several rows may have the value of its end. */
  readonly rows: number | undefined
}

/** What `read` makes of each part, with as many rows as there was time for. */
export async function* eachPart<T, B = Bound>(pacing: Pacing, parts: Borders<B>, read: (part: Part<B>) => MayWait<T>): AsyncGenerator<T> {
  if (parts.isLater) return yield* eachPartLater(pacing, parts, read)
  const { transactions, system } = pacing
  const [first, last] = parts.ends
  let after = first
  // Who asks has compiled a plan just now, which takes a time of its own in the first request of a process.
  await system.turn()
  for (let size = LEAST, isLast = false; !isLast; await system.turn()) {
    let spent = 0
    let held = 0
    let isKept = false
    yield await transactions.read(() => {
      const started = system.ticks()
      const end = parts.border(after, size) as B | undefined
      isLast = end === undefined
      const part = { after, upTo: end ?? last, rows: isLast || !parts.isByRow ? undefined : size }
      after = part.upTo
      const made = read(part)
      spent = system.ticks() - started
      held = rowsIn(made)
      isKept = isUnread(made)
      return made
    })
    if (!isKept) size = nextSize(size, spent / SLICE_OF_TIME, held)
  }
}

/** A part that is left to whoever gets it: it says nothing of how many rows there is time for. */
export interface Unread {
  readonly isUnread: true
}

const isUnread = (made: unknown): boolean => typeof made === 'object' && made !== null && 'isUnread' in made

const rowsIn = (made: unknown): number =>
  typeof made === 'object' && made !== null && 'length' in made && typeof made.length === 'number' ? made.length : 0

/** `times`: how many times what a part may take it took. */
function nextSize(size: number, times: number, held: number): number {
  const inTime = Math.max(size / Math.max(times, 0.02), LEAST)
  return Math.round(Math.min(inTime, MOST, 2 * size, held > 0 ? (size * HELD) / held : Infinity))
}

async function* eachPartLater<T, B>(
  { transactions, system }: Pacing,
  parts: Borders<B>,
  read: (part: Part<B>) => MayWait<T>,
): AsyncGenerator<T> {
  const [first, last] = parts.ends
  let after = first
  for (let size = LEAST, isLast = false; !isLast;) {
    const started = system.ticks()
    const made = await transactions.readLater!(async () => {
      const end = await parts.border(after, size)
      isLast = end === undefined
      const part = { after, upTo: end ?? last, rows: isLast || !parts.isByRow ? undefined : size }
      after = part.upTo
      return read(part)
    })
    const spent = system.ticks() - started
    yield made
    size = nextSize(size, spent / SLICE_LATER, rowsIn(made))
  }
}
