/** The port of what a bus keeps: every message until each of its queues is done with it. */

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
  /** Queues that have it still; with the number of deliveries so far. */
  readonly queues: readonly KeptInQueue[]
}

export interface KeptInQueue {
  readonly address: string
  readonly tries: number
}

export interface BusStore {
  /** What was kept before, in the order of ids; what was dropped or mended while it was read. Called once, first. */
  load(): Promise<{ readonly messages: readonly KeptMessage[]; readonly lastId: number; readonly notes: readonly string[] }>
  /** Resolves when the message would outlive the process. Messages are kept in the order of the calls. @throws Error where it is not kept */
  keep(message: KeptMessage): Promise<void>
  /** It was handed out from a queue once more; said before it is sent. */
  tried(id: number, address: string): void
  /** A queue is done with it. */
  done(id: number, address: string): void
  /** Queues are emptied between tests. */
  clear(): Promise<void>
  close(): Promise<void>
}
