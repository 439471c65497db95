/** What the machine and the service lend to runs, and what one run alone gets. */
import type { Outgoing } from '../../exchange/outgoing/request.ts'
import type { SystemProxy } from '../../http/objects/proxy.ts'
import type { BslError } from '../run/error.ts'
import type { LogRecord, Place, Run, RunFiles, RunInfobase, RunSession } from '../run/run.ts'

/** What the machine and the service lend to a run. */
export interface RunPorts {
  now(): number
  ticks(): number
  randomBytes(length: number): Uint8Array
  /** Minutes that local time is ahead of UTC. */
  readonly zone?: number
  readonly language?: 'ru' | 'en'
  digest?(way: string, bytes: Uint8Array): Uint8Array
  inflate?(bytes: Uint8Array): Uint8Array
  message?(text: string): void
  log?(record: LogRecord): void
  /** Is given each exception of a module, with its places: those that a module catches, and the one that ends the run. */
  exception?(error: BslError, places: readonly Place[], isCaught: boolean): void
  readonly files?: RunFiles
  /** Opens files of a run's own, which are closed at its end. */
  openFiles?(): RunFiles & { close(): void }
  /** Milliseconds until a run that does not end is ended. */
  readonly limit?: number
  readonly session?: RunSession
  /** Does work in a turn of its own, behind the answer. */
  later?(work: () => void): void
  background?(work: (run: Run) => Promise<void>): () => Promise<void>
  /** Through which calls of other servers go; refused where there is none. */
  readonly outgoing?: Outgoing | undefined
  readonly systemProxy?: SystemProxy
  /** The data of the call. */
  readonly infobase?: RunInfobase | undefined
  /** Values of the global context of this run, by folded name, before the dictionary's. */
  value?(folded: string): unknown
}

/** What one run alone gets. */
export type RunLent = Pick<RunPorts, 'session' | 'background' | 'infobase' | 'outgoing'>
