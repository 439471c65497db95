/** Keeps a copy of a data file as it is beside it: `base.sqlite.before`, `base.sqlite.before-2` and so on. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { saidBy } from '../../diagnostics/said-by.ts'
import { dataError } from '../../infobase/data-error.ts'
import type { Engine } from '../../infobase/store/engine.ts'
import { removeLock } from './saved-file.ts'

/** Gives its name. @throws DataError where it cannot be written */
export function keepCopy(engine: Engine, file: string): string {
  let name = `${file}.before`
  for (let number = 2; existsSync(name); number++) name = `${file}.before-${number}`
  try {
    engine.execute(`VACUUM INTO '${resolve(name).replaceAll("'", "''")}'`)
    removeLock(name)
    return name
  } catch (error) {
    throw dataError('disk-full', { why: saidBy(error) }, error)
  }
}
