/** Errors of SQLite drivers as EngineErrors: by the code of node:sqlite, or by the text that SQLite has for it. */
import { EngineError, type EngineTrouble } from '../../infobase/store/engine.ts'

const troubles: readonly (readonly [RegExp, EngineTrouble])[] = [
  [/UNIQUE constraint failed/, 'unique'],
  [/database is locked|database table is locked|locking protocol/, 'busy'],
  [/database or disk is full|disk I\/O error|readonly database|ENOSPC|EROFS|EACCES/, 'full'],
  [/not a database|malformed|unable to open database/, 'file'],
]

export function troubleOf(error: unknown): EngineError {
  if (error instanceof EngineError) return error
  const message = error instanceof Error ? error.message : String(error)
  return new EngineError(troubles.find(([text]) => text.test(message))?.[1] ?? 'other', message, error)
}
