/** Errors of MySQL and MariaDB as DriverErrors, by their numbers. */
import { DriverError, type Trouble } from '../../external/driver/trouble.ts'

const numbers: readonly (readonly [readonly number[], Trouble])[] = [
  [[1044, 1045, 1251, 1698, 4151], 'denied'],
  [[1049], 'no-database'],
  [[1040, 1129, 1130, 1203], 'unreachable'],
  [[1146, 1051], 'no-table'],
  [[1054], 'no-field'],
  [[1305, 1582], 'no-function'],
  [[1062, 1169], 'duplicate'],
  [[1048, 1364], 'null'],
  [[1216, 1217, 1451, 1452, 3819, 4025], 'broken-rule'],
  [[1264, 1265, 1292, 1366, 1406, 1411, 1690], 'value'],
  [[1205, 3572], 'busy'],
  [[1213, 1020], 'conflict'],
  [[1036, 1290, 1792, 1836], 'read-only'],
  [[1142, 1143, 1227, 1370], 'forbidden'],
  [[1317, 1969, 3024], 'cancelled'],
  [[1064, 1149], 'syntax'],
  [[1053, 1927, 2006, 2013], 'lost'],
]

/** `isStart`: the connection was being made. */
export function mysqlTrouble(error: unknown, isStart = false): DriverError {
  if (error instanceof DriverError) return error
  const { message = '', code = '', errno = 0 } = error as { readonly message?: string; readonly code?: string; readonly errno?: number }
  const known = numbers.find(([all]) => all.includes(errno))?.[1]
  const isConnection = /^(?:E[A-Z]{3}|PROTOCOL_)/.test(code) && !code.startsWith('ER_')
  const found = known ?? (isConnection || /closed state|connection closed/i.test(message) ? 'lost' : 'other')
  return new DriverError(isStart && found === 'lost' ? 'unreachable' : found, message || code, code, error)
}
