/**
 * Transactions over one connection: one at a time, for the whole asynchronous extent of what runs in it. What runs outside waits until it
 * is over, and so never sees half of it; who waits for more than 20 seconds gets 1C's conflict of locks.
 */
import type { Clock } from '../../exchange/system.ts'
import { dataError } from '../data-error.ts'

/** Follows an asynchronous extent; AsyncLocalStorage of node is one. */
export interface AsyncContext<T> {
  get(): T | undefined
  run<R>(value: T, action: () => R): R
}

/** What the store does at the borders of a transaction. */
export interface Borders {
  begin(): void
  commit(): void
  rollback(): void
}

/** A transaction that is open, or was. */
export interface Extent {
  open: boolean
  /** Something in it failed: it can only be rolled back. */
  failed: boolean
}

/** What goes with an asynchronous extent: its transaction, and for whom it runs. */
export interface Frame {
  readonly transaction?: Extent | undefined
  /** `undefined`: everything is allowed. */
  readonly allows?: ((fullName: string, right: string) => boolean) | undefined
  /** What rows must be like for a right, an expression of a plan; `undefined`: it is not restricted. */
  readonly restricts?: ((fullName: string, right: string) => object | undefined) | undefined
  /** Is shown each operation on data. */
  readonly observe?: ((operation: DataOperation) => void) | undefined
  /** `false`: changes are not registered for nodes of exchange plans. */
  readonly registers?: boolean | undefined
}

/** What was done with data, for a journal. */
export interface DataOperation {
  readonly operation:
    | 'read'
    | 'find'
    | 'write'
    | 'delete'
    | 'post'
    | 'unpost'
    | 'start'
    | 'execute'
    | 'records'
    | 'transaction'
    | 'accepted'
  /** Full name, `Document.РасходТовара`. */
  readonly object: string
  /** The item's UUID, or what else tells which; of `accepted` what was taken in silence. */
  readonly which: string
}

/** Seconds that 1C waits for a lock by default. */
const LOCK_TIMEOUT = 20

interface Waiter {
  readonly go: () => void
}

export class Transactions {
  readonly #borders: Borders
  readonly #context: AsyncContext<Frame>
  readonly #clock: Pick<Clock, 'after'>
  readonly #timeout: number
  readonly #waiting: Waiter[] = []
  #held = false

  constructor(borders: Borders, context: AsyncContext<Frame>, clock: Pick<Clock, 'after'>, timeout = LOCK_TIMEOUT) {
    this.#borders = borders
    this.#context = context
    this.#clock = clock
    this.#timeout = timeout
  }

  /** Whether the caller runs inside a transaction. */
  get isActive(): boolean {
    return this.#own() !== undefined
  }

  /** Runs in the caller's transaction, or in one of its own; what it throws rolls back all of it. */
  async run<T>(action: () => T | Promise<T>): Promise<T> {
    const outer = this.#own()
    if (outer !== undefined) return this.#joined(outer, action)
    await this.#acquire()
    const extent: Extent = { open: true, failed: false }
    try {
      this.#borders.begin()
      const result = await this.#context.run({ ...this.#context.get(), transaction: extent }, async () => action())
      if (extent.failed) throw dataError('transaction-failed', {})
      this.#borders.commit()
      return result
    } catch (error) {
      this.#borders.rollback()
      throw error
    } finally {
      extent.open = false
      this.#release()
    }
  }

  /** Runs at once inside a transaction of the caller's; else when no other one is open. */
  async read<T>(action: () => T): Promise<T> {
    const outer = this.#own()
    if (outer !== undefined) {
      if (outer.failed) throw dataError('transaction-failed', {})
      return action()
    }
    if (!this.#held) return action()
    await this.#acquire()
    try {
      return action()
    } finally {
      this.#release()
    }
  }

  #own(): Extent | undefined {
    const extent = this.#context.get()?.transaction
    return extent?.open === true ? extent : undefined
  }

  async #joined<T>(outer: Extent, action: () => T | Promise<T>): Promise<T> {
    if (outer.failed) throw dataError('transaction-failed', {})
    try {
      return await action()
    } catch (error) {
      outer.failed = true
      throw error
    }
  }

  #acquire(): Promise<void> {
    if (!this.#held) {
      this.#held = true
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        go() {
          callOff()
          resolve()
        },
      }
      const callOff = this.#clock.after(this.#timeout * 1000, () => {
        const at = this.#waiting.indexOf(waiter)
        if (at < 0) return
        this.#waiting.splice(at, 1)
        reject(dataError('lock-timeout', { seconds: this.#timeout }))
      })
      this.#waiting.push(waiter)
    })
  }

  /** The next in line has it at once, so that no other comes between. */
  #release(): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#held = false
    else next.go()
  }
}
