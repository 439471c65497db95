/** What goes with the asynchronous extent of a call: its transaction, the rights it has, and who is shown what it does. */
import type { People } from './people.ts'

/** Follows an asynchronous extent; AsyncLocalStorage of node is one. */
export interface AsyncContext<T> {
  get(): T | undefined
  /** `endsWithIt`: once the action is over, and its promise, what still runs of it does as well without the value. */
  run<R>(value: T, action: () => R, endsWithIt?: boolean): R
}

/** A transaction that is open, or was. */
export interface Extent {
  open: boolean
  /** Something in it failed: it can only be rolled back. */
  failed: boolean
  /** What is to be done once it is committed. */
  committed?: (() => void)[]
}

/** What goes with an asynchronous extent: its transaction, and for whom it runs. */
export interface Frame {
  readonly transaction?: Extent | undefined
  /** `undefined`: everything is allowed. */
  readonly allows?: ((fullName: string, right: string) => boolean) | undefined
  /** What rows must be like for a right, an expression of a plan; `undefined`: it is not restricted. */
  readonly restricts?: ((fullName: string, right: string) => object | undefined) | undefined
  /** The user of the call and all users, as modules in 1C's language ask for them. */
  readonly people?: People | undefined
  /** Is shown each operation on data. */
  readonly observe?: ((operation: DataOperation) => void) | undefined
  /** `false`: changes are not registered for nodes of exchange plans. */
  readonly registers?: boolean | undefined
  /** What the code that is running keeps for handlers of events that it causes. */
  readonly caller?: object | undefined
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
