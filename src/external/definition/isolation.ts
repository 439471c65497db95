/** Which isolation the definition asks for: by the table, else by the mode of data locks (chapter 17.5.2.3.7). */
import type { DataLockControlMode, TransactionsIsolationLevel } from './locking.ts'

/** A level of SQL by its name in 1C. */
export type WantedIsolation = Exclude<TransactionsIsolationLevel, 'Auto'>

interface Locking {
  readonly DataLockControlMode: DataLockControlMode
}

/** What a mode of data locks means; where it leaves the choice, the stricter of both. */
export const isolationOfMode = (mode: DataLockControlMode): WantedIsolation => (mode === 'Managed' ? 'ReadCommitted' : 'Serializable')

/** The isolation of a transaction that writing into a table begins by itself. */
export function wantedIsolation(
  source: Locking,
  table: Locking & { readonly TransactionsIsolationLevel: TransactionsIsolationLevel },
): WantedIsolation {
  if (table.TransactionsIsolationLevel !== 'Auto') return table.TransactionsIsolationLevel
  const of = source.DataLockControlMode === 'AutomaticAndManaged' ? table : source
  return isolationOfMode(of.DataLockControlMode)
}
