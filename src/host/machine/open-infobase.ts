/** Opens an infobase on this machine: in memory, or in a file. */
import { said } from '../../diagnostics/said.ts'
import { dataError } from '../../infobase/data-error.ts'
import { createInfobase, type Infobase } from '../../infobase/infobase.ts'
import type { Difference } from '../../infobase/migration/difference.ts'
import { differencesFor } from '../../infobase/migration/up-to-date.ts'
import type { InfobaseModel } from '../../infobase/model/model.ts'
import type { InfobaseSource } from '../../infobase/objects/ports.ts'
import { defineFunctions } from '../../infobase/query/sql/functions.ts'
import type { OnChange } from '../../infobase/store/kept-model.ts'
import { isForeignAddress, isPostgres, withoutPassword } from '../network/database-address.ts'
import { openDataFile, troubleWith, type DataFile } from '../sql/data-file.ts'
import { openInMemory } from '../sql/memory.ts'
import { createAsyncContext } from './async-context.ts'
import { system } from './system.ts'

export interface OpenedInfobase {
  readonly infobase: Infobase
  /** What users are to know of how the file is kept. */
  readonly warning: DataFile['warning']
  /** The same data with other handlers of events. */
  again(source: InfobaseSource): Infobase
  /** Saves what is not saved yet, outside of transactions; absent where every commit is kept. @throws DataError */
  readonly save?: (() => void) | undefined
  /** Saves what is not saved yet. @throws DataError */
  close(): void
}

export interface OpenOptions {
  /** A file, or the address of a PostgreSQL database (`postgres://…`); in memory when absent. */
  readonly file?: string | undefined
  /** What is done with data of a file that a change of the configuration would lose; refused when absent. */
  readonly onChange?: OnChange | undefined
  /** Is given what goes wrong when the file is saved meanwhile. */
  readonly report?: ((error: unknown) => void) | undefined
}

/** @throws DataError for a file of another configuration, of another process, or that is broken */
export async function openInfobase(
  source: InfobaseSource,
  { file, onChange, report = () => {} }: OpenOptions = {},
): Promise<OpenedInfobase> {
  const kept = await opened(file, source.model, report)
  const { engine, committed, keepCopy, isAlone, shown } = kept
  const ports = { engine, file: shown, onChange, keepCopy, isAlone, context: createAsyncContext<object>(), system, committed }
  try {
    const infobase = createInfobase(source, ports)
    kept.opened?.()
    return { infobase, warning: kept.warning, again: (other) => createInfobase(other, ports), save: kept.save, close: kept.close }
  } catch (error) {
    kept.discard()
    throw shown === undefined ? error : troubleWith(shown, error)
  }
}

type Kept = DataFile & { readonly shown?: string | undefined; opened?(): void; isAlone?(): boolean }

async function opened(file: string | undefined, model: InfobaseModel, report: (error: unknown) => void): Promise<Kept> {
  if (file === undefined) return inMemory()
  if (isForeignAddress(file)) {
    const why = said('a file or postgres://… is expected', 'ожидается файл или postgres://…')
    throw dataError('database-refused', { database: withoutPassword(file), why })
  }
  if (!isPostgres(file)) return { ...(await openDataFile(file, system, report)), shown: file }
  return (await import('../sql/data-database.ts')).openDataDatabase(file, model)
}

/** What a change of the configuration would do with the data of a file; the file stays as it is. @throws DataError */
export async function compareDataFile(model: InfobaseModel, file: string): Promise<readonly Difference[]> {
  const kept = await opened(file, model, () => {})
  const { engine, shown = file } = kept
  try {
    defineFunctions(engine)
    return differencesFor(engine, model, shown)
  } catch (error) {
    throw troubleWith(shown, error)
  } finally {
    kept.discard()
  }
}

async function inMemory(): Promise<DataFile> {
  const engine = await openInMemory()
  const close = (): void => engine.close()
  return { engine, committed: undefined, warning: undefined, close, discard: close }
}
