/** Errors of SQLite drivers as EngineErrors: by the code of node:sqlite, or by the text that SQLite has for it. */
import { said, type Said } from '../../diagnostics/said.ts'
import { EngineError, type EngineTrouble } from '../../infobase/store/engine.ts'

const troubles: readonly (readonly [RegExp, EngineTrouble])[] = [
  [/UNIQUE constraint failed/, 'unique'],
  [/database is locked|database table is locked|locking protocol/, 'busy'],
  [/database or disk is full|disk I\/O error|readonly database|ENOSPC|EROFS|EACCES/, 'full'],
  [/not a database|malformed|unable to open database/, 'file'],
]

/** What SQLite says in English alone. */
const sentences: readonly (readonly [RegExp, Said])[] = [
  [/disk is full|ENOSPC/, said('the disk is full', 'на диске нет места')],
  [/disk I\/O error/, said('the device reports an error', 'ошибка устройства')],
  [/readonly database|EROFS|EACCES/, said('it may only be read', 'доступна только для чтения')],
  [/not a database/, said('it is not a database of SQLite', 'это не база данных SQLite')],
  [/malformed/, said('its content is broken', 'содержимое повреждено')],
  [/unable to open database/, said('it cannot be opened', 'её не удалось открыть')],
  [/is locked|locking protocol/, said('it is locked', 'она заблокирована')],
]

export function troubleOf(error: unknown): EngineError {
  if (error instanceof EngineError) return error
  const message = error instanceof Error ? error.message : String(error)
  const known = sentences.find(([text]) => text.test(message))?.[1]
  return new EngineError(
    troubles.find(([text]) => text.test(message))?.[1] ?? 'other',
    known === undefined ? message : said(message, known.ru),
    error,
  )
}
