/** The options of loading: where documents come from, what may be read, and how much. */
import { inBoth } from '../../diagnostics/said-error.ts'
import type { LocationPolicy } from './location.ts'

/** The bytes of a document, and the location that they finally came from (after redirections). */
export interface Fetched {
  readonly bytes: Uint8Array
  readonly location: string
}

/**
 * Fetches a document that may be read; rejects with an Error whose message says why it could not. `from` names it, `undefined` for the
 * start document.
 */
export type Fetcher = (location: string, from: string | undefined, bounds: FetchBounds) => Promise<Fetched>

export interface FetchBounds {
  /** Most bytes that will be accepted. */
  readonly bytes: number
  /** Folder that an imported file must lie in once symbolic links are followed; its name has been looked at before. */
  readonly within?: string | undefined
  readonly signal: AbortSignal | undefined
}

export interface LoadLimits {
  /** Longest chain of imports. */
  readonly depth: number
  /** Documents, the start document included. */
  readonly documents: number
  /** Bytes of all documents together. */
  readonly bytes: number
}

export const defaultLoadLimits: LoadLimits = { depth: 50, documents: 1_000, bytes: 64 * 1024 * 1024 }

export interface LoadOptions extends Partial<LocationPolicy> {
  readonly limits?: Partial<LoadLimits>
  /**
   * Locations of schemas by namespace: each is read in place of what an import of its namespace names, for descriptions whose schemas
   * cannot be reached. What it imports is read from its own folder or host.
   */
  readonly schemas?: Readonly<Record<string, string>>
  /** Ends the loading: `AbortSignal.timeout(ms)` limits its time. */
  readonly signal?: AbortSignal
}

/** The promise, or a rejection as soon as the signal says so, for fetchers that do not heed it. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(inBoth(new Error('the time allowed for loading is over'), 'время, отведённое на загрузку, истекло'))
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
