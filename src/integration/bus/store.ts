/** The port of what a bus keeps: every message until each of its queues is done with it. */

import type { Said } from '../../diagnostics/said.ts'

/** A message as it is kept. */
export interface KeptMessage {
  /** Grows with each message. */
  readonly id: number
  readonly application: string
  readonly channel: string
  readonly sender: string
  /** Address that it was sent to. */
  readonly target: string
  /** Milliseconds since 1970. */
  readonly arrived: number
  readonly bytes: Uint8Array
  /** Addresses of the queues that it went into. */
  readonly queues: readonly string[]
}

/** A message as it is found again; with the queues that have it still, and the number of its deliveries from each. */
export interface FoundMessage {
  readonly message: KeptMessage
  /** None: it is here only as the last one that was sent to its target. */
  readonly waiting: ReadonlyMap<string, number>
}

/** `notes`: what was dropped, for the operator. */
export interface FoundMessages {
  readonly messages: readonly FoundMessage[]
  readonly lastId: number
  readonly notes: readonly Said[]
}

export interface BusStore {
  /** What was kept before, in the order of ids. Called once, first. */
  load(): Promise<FoundMessages>
  /**
   * `kept` is called once: when the message would outlive the process, or with the reason why it is not kept. Messages are kept in the
   * order of the calls; where one is not, those after it that wait are not kept either, so that none overtakes it.
   */
  keep(message: KeptMessage, kept: (error?: Error) => void): void
  /** They are about to be handed out from a queue once more. */
  tried(address: string, ids: readonly number[]): void
  /** A queue is done with it. */
  done(address: string, id: number): void
  /**
   * `cleared` is called once: when what was kept before the call is forgotten, also on the disk, or with the reason why it is not. What is
   * kept behind the call stays.
   */
  clear(cleared: (error?: Error) => void): void
  close(): Promise<void>
}
