/** The isolation that a definition asks for. */
import { expect, test } from 'vitest'
import { wantedIsolation } from './isolation.ts'
import type { DataLockControlMode, TransactionsIsolationLevel } from './locking.ts'

test.each<[source: DataLockControlMode, table: DataLockControlMode, level: TransactionsIsolationLevel, wanted: string]>([
  ['Automatic', 'Managed', 'Auto', 'Serializable'],
  ['Managed', 'Automatic', 'Auto', 'ReadCommitted'],
  ['AutomaticAndManaged', 'Automatic', 'Auto', 'Serializable'],
  ['AutomaticAndManaged', 'Managed', 'Auto', 'ReadCommitted'],
  ['AutomaticAndManaged', 'AutomaticAndManaged', 'Auto', 'Serializable'],
  ['Managed', 'Managed', 'RepeatableRead', 'RepeatableRead'],
  ['Automatic', 'Automatic', 'ReadUncommitted', 'ReadUncommitted'],
])('a source of %s and a table of %s, %s: %s', (source, table, level, wanted) => {
  expect(wantedIsolation({ DataLockControlMode: source }, { DataLockControlMode: table, TransactionsIsolationLevel: level })).toBe(wanted)
})
