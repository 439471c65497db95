/** Opens a data file by the best engine that this Node has: each commit kept by node:sqlite, or all saved as a whole soon after it. */
import { existsSync, rmSync } from 'node:fs'
import type { Clock } from '../../exchange/system.ts'
import { dataError, DataError } from '../../infobase/data-error.ts'
import { EngineError, type Engine } from '../../infobase/store/engine.ts'
import { keepCopy } from './keep-copy.ts'
import { loadNodeSqlite, openNodeSqlite } from './node-sqlite.ts'
import { ownFile } from './owner-file.ts'
import { removeLeftOver, savedFile } from './saved-file.ts'
import { loadWasmSqlite, openWasmSqlite } from './wasm-sqlite.ts'

export interface DataFile {
  readonly engine: Engine
  /** To be called after each commit. */
  readonly committed: (() => void) | undefined
  /** What users are to know of how it is kept, in English and in Russian; `undefined`: every commit is kept. */
  readonly warning: { readonly en: string; readonly ru: string } | undefined
  /** Keeps a copy of the file as it is, and gives its name; absent where no copy can be made. */
  readonly keepCopy?: (() => string) | undefined
  /** Saves what is not saved yet, outside of transactions; absent where every commit is kept. @throws DataError */
  readonly save?: (() => void) | undefined
  /** Saves what is not saved yet and gives the file free. @throws DataError */
  close(): void
  /** Gives it free unsaved; a file that was not there before is removed. */
  discard(): void
}

const saved = {
  en: 'up to a second may be lost in a crash; Node 22.13 keeps every commit',
  ru: 'при сбое может пропасть до секунды работы; Node 22.13 хранит каждую транзакцию',
}

/** `report` is given what goes wrong when the file is saved meanwhile. @throws DataError */
export async function openDataFile(file: string, clock: Pick<Clock, 'after'>, report: (error: unknown) => void): Promise<DataFile> {
  const sqlite = await loadNodeSqlite()
  const wasm = sqlite === undefined ? await loadWasmSqlite() : undefined
  const isNew = !existsSync(file)
  const free = ownFile(file)
  try {
    removeLeftOver(file)
    if (sqlite !== undefined) {
      const engine = openNodeSqlite(sqlite, file)
      const close = (): void => closed(() => closeKnown(engine, file), free)
      const discarded = (): void => discard(close, file, isNew)
      return { engine, committed: undefined, warning: undefined, keepCopy: () => keepCopy(engine, file), close, discard: discarded }
    }
    const engine = openWasmSqlite(wasm!)
    const { committed, save, close } = savedFile(engine, file, clock, report)
    const end = (): void => closed(() => engine.close(), free)
    return {
      engine,
      committed,
      save,
      warning: saved,
      keepCopy: () => keepCopy(engine, file),
      close: () => closed(close, end),
      discard: end,
    }
  } catch (error) {
    free()
    throw troubleWith(file, error)
  }
}

function discard(close: () => void, file: string, isNew: boolean): void {
  try {
    close()
  } catch {
    // What went wrong before is what is reported.
  }
  if (isNew) for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${end}`, { force: true })
}

function closeKnown(engine: Engine, file: string): void {
  try {
    engine.close()
  } catch (error) {
    throw troubleWith(file, error)
  }
}

function closed(first: () => void, last: () => void): void {
  try {
    first()
  } finally {
    last()
  }
}

/** What the engine says of the file, in words for users; anything else as it is. */
export function troubleWith(file: string, error: unknown): unknown {
  if (error instanceof DataError || !(error instanceof EngineError)) return error
  const why = error.words
  if (error.trouble === 'busy') return dataError('file-busy', { file }, error)
  return error.trouble === 'full' ? dataError('disk-full', { why }, error) : dataError('file-broken', { file, why }, error)
}
