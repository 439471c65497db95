/** The drivers of external data sources on this machine, each loaded when the first source of its kind is connected. */
import type { DialectName, Driver } from '../../external/driver/driver.ts'

const doors: Readonly<Record<DialectName, () => Promise<Driver>>> = {
  postgres: async () => (await import('./postgres.ts')).postgresDriver(),
  mysql: async () => (await import('./mysql.ts')).mysqlDriver(),
  sqlite: async () => (await import('./sqlite.ts')).sqliteDriver(),
}

/** @throws DriverError where its package is not installed */
export const driverOf = (dialect: DialectName): Promise<Driver> => doors[dialect]()
