/**
 * The port of waiting: resolves after so many milliseconds, or as soon as the signal aborts. Time is given to the core; a test gives its
 * own.
 */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>
