/** What the types of PostgreSQL hold, by their names. */
import type { NativeKind } from '../driver/cell.ts'

/** By the names that `pg_type` has. */
const kinds: Readonly<Record<string, NativeKind>> = {
  bool: 'boolean',
  bytea: 'binary',
  date: 'date',
  timestamp: 'date',
  timestamptz: 'date',
  time: 'time',
  timetz: 'time',
  uuid: 'uuid',
  ...Object.fromEntries(['int2', 'int4', 'int8', 'oid', 'float4', 'float8', 'numeric'].map((one) => [one, 'number' as const])),
  ...Object.fromEntries(['text', 'varchar', 'bpchar', 'char', 'name', 'citext', 'unknown'].map((one) => [one, 'text' as const])),
}

/** What a type of PostgreSQL holds. */
export const postgresKind = (type: string): NativeKind => (Object.hasOwn(kinds, type) ? kinds[type]! : 'other')
