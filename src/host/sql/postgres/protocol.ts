/** What the two sides of the connections to PostgreSQL say to each other. */
import type { MessagePort } from 'node:worker_threads'
import type { Client, Driver, QueryArrayResult } from './driver.ts'

/** Connections: of transactions, of what is read at once, and of what is read beside it, which are made when first needed. */
export type Line = 'write' | 'read' | `beside${number}`

/** What is asked for; `name`: the statement is prepared under it. */
export interface Question {
  readonly id: number
  readonly line: Line
  /** Empty: whether all that was told before went well. */
  readonly text: string
  readonly name?: string | undefined
  readonly values?: readonly (string | null)[] | undefined
  /** The connection that a transaction began in: in another one the question makes no sense. */
  readonly connection?: number | undefined
  /** Milliseconds; the connection is given up after them. */
  readonly limit: number
  /** Nobody waits for the answer; a failure is that of the next question. */
  readonly isLater?: boolean
}

export interface Failure {
  readonly message: string
  /** SQLSTATE of the server, or a code of the system; `lost`: there is no connection. */
  readonly code: string
  /** Whose key is there already. */
  readonly table?: string | undefined
}

export interface Reply {
  readonly id: number
  readonly names?: readonly string[]
  /** Behind those that are packed. */
  readonly rows?: readonly (readonly unknown[])[]
  /** Most rows of a long answer: lists of them, each as V8 serialises it. They are no objects of anybody's heap until they are wanted. */
  readonly packed?: readonly Uint8Array[]
  readonly count?: number
  /** `COMMIT`, `SELECT`. */
  readonly command?: string
  /** The number of the connection that answered. */
  readonly connection?: number
  readonly failure?: Failure
}

export interface Settings {
  readonly url: string
  /** Runs in every new connection. */
  readonly setup: string
  /** Milliseconds for a connection. */
  readonly timeout: number
}

/** What the thread is given. */
export interface Wiring {
  readonly driver: string
  readonly settings: Settings
  /** Answers that are waited for by `signal`. */
  readonly sync: MessagePort
  /** The others. */
  readonly async: MessagePort
  readonly signal: SharedArrayBuffer
}

export type Rows = Pick<Reply, 'rows' | 'packed'>
export type Result = QueryArrayResult<unknown[]>

/** What the functions work with. */
export interface Tools {
  readonly driver: Pick<Driver, 'Client' | 'Query'>
  readonly serialize: (value: unknown) => Uint8Array
  /** Rows that are packed together. */
  readonly packed: number
}

export interface Connection {
  client: Client | undefined
  /** Goes up with each new one. */
  number: number
  /** Of what nobody waited for. */
  failed: Failure | undefined
  /** Done when all that was asked is done. */
  queue: Promise<unknown>
  /** Milliseconds until the next attempt; 0: the last one worked. */
  pause: number
  connecting: Promise<void> | undefined
  why: string
}
