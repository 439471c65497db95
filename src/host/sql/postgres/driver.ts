/** The door to the driver of PostgreSQL, an optional package: its types, and the driver itself for who can wait. */

export type Driver = typeof import('pg')
export type { Client, ClientConfig, QueryArrayConfig, QueryArrayResult } from 'pg'

/** @throws Error where it is not installed */
export async function loadDriver(): Promise<Pick<Driver, 'Client' | 'Pool'>> {
  return (await import('pg')).default
}
