/** Opens the data of a PostgreSQL database, as `data-file.ts` opens a file: several processes may have it at once. */
import { dataError } from '../../infobase/data-error.ts'
import type { InfobaseModel } from '../../infobase/model/model.ts'
import { hashOfModel, readKept } from '../../infobase/store/kept-model.ts'
import type { DataFile } from './data-file.ts'
import { openPostgres } from './postgres/open.ts'

export interface DataDatabase extends DataFile {
  /** The address without its password. */
  readonly shown: string
  /** Lets other processes open it: until then they wait. */
  opened(): void
  /** Whether no other process works with it. */
  isAlone(): boolean
}

/** @throws DataError also where other processes work with it by another configuration */
export async function openDataDatabase(address: string, model: InfobaseModel): Promise<DataDatabase> {
  const { engine, shown, opened, isAlone, keepCopy, close } = await openPostgres(address)
  // Once it was, it is until it is opened: whoever connects meanwhile waits for the lock of this start.
  let wasAlone = false
  try {
    const kept = readKept(engine)
    if (kept !== undefined && kept.hash !== hashOfModel(model)) {
      wasAlone = await soon(isAlone)
      if (!wasAlone) throw dataError('database-in-use', { database: shown })
    }
  } catch (error) {
    close()
    throw error
  }
  return {
    engine,
    shown,
    committed: undefined,
    warning: undefined,
    keepCopy,
    opened,
    isAlone: () => wasAlone || isAlone(),
    close,
    discard: close,
  }
}

/** Takes all data away. @throws DataError where other processes work with it */
export async function emptyDatabase(address: string): Promise<void> {
  const { engine, shown, isAlone, close, schema } = await openPostgres(address)
  try {
    if (!(await soon(isAlone))) throw dataError('database-in-use', { database: shown })
    engine.execute(`DROP SCHEMA "${schema}" CASCADE`)
  } finally {
    close()
  }
}

/** Processes that are about to wait for this one, or have just ended, are given a second. */
async function soon(holds: () => boolean): Promise<boolean> {
  for (let left = 10; left > 0; left--) {
    if (holds()) return true
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return holds()
}
