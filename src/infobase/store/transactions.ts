/**
 * Transactions over one connection: one at a time, for the whole asynchronous extent of what runs in it. What runs outside waits until it
 * is over, and so never sees half of it; who waits for more than 20 seconds gets 1C's conflict of locks.
 */
import type { Clock } from '../../exchange/system.ts'
import { dataError } from '../data-error.ts'
import { troubleInWords, type Borders } from './borders.ts'
import { EngineError } from './engine.ts'
import type { AsyncContext, Extent, Frame } from './frame.ts'

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
    if (this.#held) await this.#acquire()
    else this.#held = true
    const extent: Extent = { open: true, failed: false }
    try {
      const begun = this.#borders.begin(this.#timeout)
      if (begun !== undefined) await begun
    } catch (error) {
      this.#release()
      throw this.#inWords(error)
    }
    let isCommitted = false
    try {
      const frame = this.#context.get()
      // A transaction that is over is none.
      const result = await this.#context.run({ ...frame, transaction: extent }, action, frame === undefined)
      if (extent.failed) throw dataError('transaction-failed', {})
      this.#borders.commit()
      isCommitted = true
      return result
    } catch (error) {
      this.#rollback()
      throw this.#inWords(error)
    } finally {
      extent.open = false
      this.#release()
      if (isCommitted) announce(extent)
    }
  }

  /** Whether a transaction can begin at once, and what is read is what is committed: nobody has one open, and no other process may. */
  get isFree(): boolean {
    return !this.#held && this.#borders.reading === undefined && this.#own() === undefined
  }

  /** The same as `run` for what does not wait, and causes nothing that asks for the transaction; only where it `isFree`. */
  runAtOnce<T>(action: () => T): T {
    this.#held = true
    try {
      void this.#borders.begin(this.#timeout)
      try {
        const result = action()
        this.#borders.commit()
        return result
      } catch (error) {
        this.#rollback()
        throw error
      }
    } catch (error) {
      throw this.#inWords(error)
    } finally {
      this.#release()
    }
  }

  /** Runs one statement, which is a transaction by itself; only where it `isFree`. */
  runSingle(statement: () => void): void {
    try {
      statement()
      this.#borders.single?.()
    } catch (error) {
      throw this.#inWords(error)
    }
  }

  /** Runs something once the caller's transaction is committed, and never where that is taken back; at once outside of one. */
  onCommit(action: () => void): void {
    const outer = this.#own()
    if (outer === undefined) action()
    else (outer.committed ??= []).push(action)
  }

  /** Runs at once inside a transaction of the caller's; else when no other one is open. */
  async read<T>(action: () => T): Promise<T> {
    const outer = this.#own()
    if (outer !== undefined) {
      if (outer.failed) throw dataError('transaction-failed', {})
      return action()
    }
    if (this.#borders.reading !== undefined) return this.#reading(action)
    if (!this.#held) return action()
    await this.#acquire()
    try {
      return action()
    } finally {
      this.#release()
    }
  }

  /**
   * Reads at once, for code that cannot wait: in the caller's transaction, else what is committed where the engine can give it; where it
   * cannot, beside another one's transaction, what there is.
   */
  readNow<T>(action: () => T): T {
    const outer = this.#own()
    if (outer?.failed === true) throw dataError('transaction-failed', {})
    if (outer === undefined && this.#borders.reading !== undefined) return this.#reading(action)
    return action()
  }

  /** Whether `readNow` gives what is committed. */
  get isReadable(): boolean {
    return this.#own() === undefined && (this.#borders.reading !== undefined || !this.#held)
  }

  /** Reads what is committed by what an engine does `later`, outside of transactions. */
  readLater<T>(action: () => Promise<T>): Promise<T> {
    return action().catch((error: unknown) => Promise.reject(this.#inWords(error)))
  }

  /** Opens a transaction for code that says itself where it ends; `close` ends it. What runs in it has it in its frame. */
  async open(): Promise<Extent> {
    await this.#acquire()
    try {
      await this.#borders.begin(this.#timeout)
    } catch (error) {
      this.#release()
      throw this.#inWords(error)
    }
    return { open: true, failed: false }
  }

  close(extent: Extent, commits: boolean): void {
    try {
      if (commits) this.#borders.commit()
      else this.#rollback()
    } catch (error) {
      this.#rollback()
      throw this.#inWords(error)
    } finally {
      extent.open = false
      this.#release()
    }
    if (commits) announce(extent)
  }

  #reading<T>(action: () => T): T {
    try {
      return this.#borders.reading!(action)
    } catch (error) {
      throw this.#inWords(error)
    }
  }

  /** What a lost connection had begun is taken back by the engine's other side. */
  #rollback(): void {
    try {
      this.#borders.rollback()
    } catch (error) {
      if (!(error instanceof EngineError) || error.trouble !== 'lost') throw error
    }
  }

  #inWords(error: unknown): unknown {
    const known = this.#borders.inWords?.(error) ?? error
    return known instanceof EngineError ? troubleInWords(known, this.#timeout) : known
  }

  #own(): Extent | undefined {
    const extent = this.#context.get()?.transaction
    return extent?.open === true ? extent : undefined
  }

  async #joined<T>(outer: Extent, action: () => T | Promise<T>): Promise<T> {
    if (outer.failed) throw dataError('transaction-failed', {})
    try {
      const result = await action()
      this.#borders.settle?.()
      return result
    } catch (error) {
      outer.failed = true
      throw this.#inWords(error)
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

function announce({ committed }: Extent): void {
  if (committed !== undefined) for (const one of committed) one()
}
