/** The dialects by their names. */
import type { DialectName } from '../driver/driver.ts'
import type { Dialect } from './dialect.ts'
import { mysql } from './mysql.ts'
import { postgres } from './postgres.ts'
import { sqlite } from './sqlite.ts'

export const dialects: Readonly<Record<DialectName, Dialect>> = { postgres, mysql, sqlite }
