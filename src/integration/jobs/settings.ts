/** The settings of the jobs: what the chapter says, and what it leaves open (docs/integration-services.md). */
import { usualRetries } from './retries.ts'
import type { Variant } from './runner.ts'

export interface JobSettings {
  /** How the infobase works: `clientServer` when absent. */
  readonly variant: Variant
  /** Milliseconds that the connection is held from the last ExecuteProcessing on: two minutes (chapter 17.7.6.1). */
  readonly hold: number
  /** Milliseconds that a job with a server waits for the next message before its session ends: 20 s (chapter 17.7.6.1). */
  readonly sleep: number
  /** Milliseconds until the first, the second, … repeated attempt; the last one counts for all others. */
  readonly retries: readonly number[]
  /** Every handler runs in a transaction, whatever its channel says: chapter 17.7.6.1 says so, and no other place. */
  readonly alwaysInTransaction: boolean
  /** What is sent goes out as soon as its transaction is committed, while the connection is held; else at the next ExecuteProcessing. */
  readonly sendAtCommit: boolean
  /** Milliseconds before the end of a token at which another one is asked for. */
  readonly renewBefore: number
}

export const usualJobSettings: JobSettings = {
  variant: 'clientServer',
  hold: 120_000,
  sleep: 20_000,
  retries: usualRetries,
  alwaysInTransaction: false,
  sendAtCommit: true,
  renewBefore: 60_000,
}
