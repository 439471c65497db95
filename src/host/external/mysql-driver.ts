/** The door to the driver of MySQL and MariaDB, an optional package: its types, and the driver itself. */

export type MysqlDriver = Pick<typeof import('mysql2/promise'), 'createConnection'>
export type { Connection, ConnectionOptions, FieldPacket } from 'mysql2/promise'

/** @throws Error where it is not installed */
export async function loadMysql(): Promise<MysqlDriver> {
  return (await import('mysql2/promise')).default
}
