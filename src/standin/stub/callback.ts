/** Calls of other servers that follow the answer of a stub, as a shop is told that its order is paid. */
import type { Values } from '../value/values.ts'
import type { CallbackTemplate } from './stub.ts'

export interface Callbacks {
  /** In their order, each after its delay; what goes wrong with one is reported, and nothing of it reaches the answer. */
  send(callbacks: readonly CallbackTemplate[], values: Values): void
}
