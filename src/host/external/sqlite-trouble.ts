/** Errors of SQLite as DriverErrors, by the texts that SQLite has for them. */
import { DriverError, type Trouble } from '../../external/driver/trouble.ts'

const troubles: readonly (readonly [RegExp, Trouble])[] = [
  [/no such table/i, 'no-table'],
  [/no such column|has no column named/i, 'no-field'],
  [/no such function/i, 'no-function'],
  [/UNIQUE constraint failed|PRIMARY KEY/i, 'duplicate'],
  [/NOT NULL constraint failed/i, 'null'],
  [/constraint failed/i, 'broken-rule'],
  [/datatype mismatch|cannot store/i, 'value'],
  [/is locked|locking protocol/i, 'busy'],
  [/readonly database|read-only/i, 'read-only'],
  [/unable to open|not a database|malformed/i, 'no-database'],
  [/syntax error|incomplete input|wrong number of arguments/i, 'syntax'],
  [/disk I\/O error|database is not open|database is closed/i, 'lost'],
]

export function sqliteTrouble(error: unknown): DriverError {
  if (error instanceof DriverError) return error
  const message = error instanceof Error ? error.message : String(error)
  return new DriverError(troubles.find(([words]) => words.test(message))?.[1] ?? 'other', message, '', error)
}
