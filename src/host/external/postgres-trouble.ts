/** Errors of PostgreSQL as DriverErrors, by their SQLSTATE. */
import { DriverError, type Trouble } from '../../external/driver/trouble.ts'

const troubles: readonly (readonly [RegExp, Trouble])[] = [
  [/^28|^08P01/, 'denied'],
  [/^3D000/, 'no-database'],
  [/^(?:08|57P|E[A-Z]{3})/, 'lost'],
  [/^53300/, 'unreachable'],
  [/^(?:42P01|3F000)/, 'no-table'],
  [/^42703/, 'no-field'],
  [/^42883/, 'no-function'],
  [/^23505/, 'duplicate'],
  [/^23502/, 'null'],
  [/^23/, 'broken-rule'],
  [/^(?:22|42804|42846)/, 'value'],
  [/^55P03/, 'busy'],
  [/^40/, 'conflict'],
  [/^25006/, 'read-only'],
  [/^42501/, 'forbidden'],
  [/^57014/, 'cancelled'],
  [/^42/, 'syntax'],
]

/** `isStart`: the connection was being made. */
export function postgresTrouble(error: unknown, isStart = false): DriverError {
  if (error instanceof DriverError) return error
  const { message = '', code = '' } = error as { readonly message?: string; readonly code?: string }
  const inner = error instanceof AggregateError ? (error.errors[0] as { message?: string; code?: string } | undefined) : undefined
  const known = code || (inner?.code ?? '')
  const isConnection = known === '' && /terminat|timeout|not queryable|closed|Connection ended/i.test(message)
  // The driver itself refuses to come without the password that the server asks for.
  const isPassword = /password must be a string|SASL/.test(message)
  const found = isPassword ? 'denied' : isConnection ? 'lost' : (troubles.find(([start]) => start.test(known))?.[1] ?? 'other')
  return new DriverError(isStart && found === 'lost' ? 'unreachable' : found, message || (inner?.message ?? known), known, error)
}
