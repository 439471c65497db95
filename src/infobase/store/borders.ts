/** What the store does at the borders of a transaction. */
import { dataError } from '../data-error.ts'
import type { EngineError } from './engine.ts'

export interface Borders {
  /** `seconds`: how long another process is waited for, where there may be one. */
  begin(seconds: number): void | Promise<void>
  commit(): void
  rollback(): void
  /** A statement outside of `begin` and `commit` was carried out, which is a transaction by itself. */
  single?(): void
  /** Waits until what is written is written, where that is later; what an engine throws comes in the words of data. */
  settle?(): void
  inWords?(error: unknown): unknown
  /** Reads what is committed while a transaction is open; `undefined`: who reads waits until it is over. */
  reading?<T>(action: () => T): T
}

/** What an engine that several processes share says, in the words of data. */
export function troubleInWords(error: EngineError, seconds: number): Error {
  if (error.trouble === 'lost') return dataError('database-lost', { why: error.words }, error)
  if (error.trouble === 'busy') return dataError('lock-timeout', { seconds }, error)
  return error.trouble === 'failed' ? dataError('transaction-failed', {}, error) : error
}
