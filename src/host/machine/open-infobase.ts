/** Opens an infobase on this machine: in memory, or in a file. */
import { createInfobase, type Infobase } from '../../infobase/infobase.ts'
import type { InfobaseSource } from '../../infobase/objects/ports.ts'
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
  /** Saves what is not saved yet. @throws DataError */
  close(): void
}

export interface OpenOptions {
  /** In memory when absent. */
  readonly file?: string | undefined
  /** Is given what goes wrong when the file is saved meanwhile. */
  readonly report?: ((error: unknown) => void) | undefined
}

/** @throws DataError for a file of another configuration, of another process, or that is broken */
export async function openInfobase(source: InfobaseSource, { file, report = () => {} }: OpenOptions = {}): Promise<OpenedInfobase> {
  const kept = file === undefined ? await inMemory() : await openDataFile(file, system, report)
  const ports = { engine: kept.engine, file, context: createAsyncContext<object>(), system, committed: kept.committed }
  try {
    const infobase = createInfobase(source, ports)
    return { infobase, warning: kept.warning, again: (other) => createInfobase(other, ports), close: kept.close }
  } catch (error) {
    kept.discard()
    throw file === undefined ? error : troubleWith(file, error)
  }
}

async function inMemory(): Promise<DataFile> {
  const engine = await openInMemory()
  const close = (): void => engine.close()
  return { engine, committed: undefined, warning: undefined, close, discard: close }
}
