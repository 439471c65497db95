/**
 * What is read beside everything else, while this thread goes on: by a few connections of their own, which are made when they are first
 * needed. Each question has one of them for itself; who comes while all are taken waits for one.
 */
import { EngineError, type CellList } from '../../../infobase/store/engine.ts'
import type { Line, Reply } from './protocol.ts'
import type { Asked, Wire } from './wire.ts'

type Question = Omit<Asked, 'line' | 'connection'>

/** Those that steady readings may have at once leave one for what is short. */
const STEADY = 2
const ALL = STEADY + 1

/** Rows of a piece: the turn that takes them is short. */
const PIECE = 500

/** Where a steady reading goes on; over the connection that reads at once nothing is steady, and nothing comes in pieces. */
export interface Reading {
  readonly line: Line
  readonly connection: number | undefined
}

export class Beside {
  readonly #wire: Pick<Wire, 'askLater'>
  readonly #free: Line[] = Array.from({ length: ALL }, (_, at): Line => `beside${at}`).toReversed()
  readonly #waiting: ((line: Line) => void)[] = []
  readonly #waitingSteady: (() => void)[] = []
  /** Lines that were there once. */
  readonly #known = new Set<Line>()
  #steady = 0

  constructor(wire: Pick<Wire, 'askLater'>) {
    this.#wire = wire
  }

  /** What is committed. @throws EngineError */
  async ask(question: Question): Promise<Reply> {
    const line = await this.#taken()
    try {
      return await this.#wire.askLater({ ...question, line: (await this.#isThere(line)) ? line : 'read' })
    } finally {
      this.#give(line)
    }
  }

  /** Everything that is asked in it sees what was committed when the first of it was. @throws EngineError */
  async steady<T>(action: (reading: Reading) => Promise<T>): Promise<T> {
    if (this.#steady === STEADY) await new Promise<void>((resolve) => this.#waitingSteady.push(resolve))
    else this.#steady++
    const line = await this.#taken()
    try {
      return (await this.#isThere(line)) ? await this.#inTransaction(line, action) : await action({ line: 'read', connection: undefined })
    } finally {
      this.#give(line)
      const next = this.#waitingSteady.shift()
      if (next === undefined) this.#steady--
      else next()
    }
  }

  async #inTransaction<T>(line: Line, action: (reading: Reading) => Promise<T>): Promise<T> {
    // All rows of its statements are wanted, not the first ones soon.
    const text = 'BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL cursor_tuple_fraction = 1'
    const { connection } = await this.#wire.askLater({ line, text })
    try {
      return await action({ line, connection })
    } finally {
      await this.#wire.askLater({ line, text: 'ROLLBACK', connection }).catch(() => undefined)
    }
  }

  /** The rows of a statement; the next piece is on its way while one is taken. @throws EngineError */
  async *pieces({ line, connection }: Reading, { text, values }: Question): AsyncGenerator<readonly CellList[]> {
    const ask = async (asked: Question): Promise<readonly CellList[]> => rowsOf(await this.#wire.askLater({ ...asked, line, connection }))
    if (line === 'read') return yield ask({ text, values })
    await ask({ text: `DECLARE x_rows NO SCROLL CURSOR FOR ${text}`, values })
    for (let isLast = false, next = ask({ text: FETCH }); !isLast;) {
      const rows = await next
      isLast = rows.length < PIECE
      if (!isLast) {
        next = ask({ text: FETCH })
        // Who wants no more rows never looks at it.
        next.catch(() => undefined)
      }
      if (rows.length > 0) yield rows
    }
    await ask({ text: 'CLOSE x_rows' })
  }

  /** A server that takes no more connections has questions asked over the one that there is. */
  async #isThere(line: Line): Promise<boolean> {
    if (this.#known.has(line)) return true
    try {
      await this.#wire.askLater({ line, text: '' })
      this.#known.add(line)
      return true
    } catch (error) {
      if (!(error instanceof EngineError) || error.trouble !== 'lost') throw error
      return false
    }
  }

  #taken(): Promise<Line> {
    const line = this.#free.pop()
    return line === undefined ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve(line)
  }

  #give(line: Line): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#free.push(line)
    else next(line)
  }
}

const FETCH = `FETCH ${PIECE} FROM x_rows`

const rowsOf = ({ rows = [] }: Reply): readonly CellList[] => rows as readonly CellList[]
