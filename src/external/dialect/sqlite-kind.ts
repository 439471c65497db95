/** What the types of SQLite hold, by their names. */
import type { NativeKind } from '../driver/cell.ts'

const kinds: readonly (readonly [RegExp, NativeKind])[] = [
  [/^$/, 'any'],
  [/uniqueidentifier|uuid|guid/, 'uuid'],
  [/char|clob|text/, 'text'],
  [/blob|binary|bytea/, 'binary'],
  [/^(?:bool|bit)/, 'boolean'],
  [/^(?:datetime|timestamp|date)/, 'date'],
  [/^time/, 'time'],
  [/int|real|floa|doub|num|dec|money|currency|serial/, 'number'],
]

/** What a declared type holds. */
export const sqliteKind = (type: string): NativeKind => kinds.find(([words]) => words.test(type))?.[1] ?? 'any'
