/** Opens an infobase on this machine: in memory, or in a file. */
import { createInfobase, type Infobase } from '../../infobase/infobase.ts'
import type { InfobaseSource } from '../../infobase/objects/ports.ts'
import type { Engine } from '../../infobase/store/engine.ts'
import { openInMemory } from '../sql/memory.ts'
import { createAsyncContext } from './async-context.ts'
import { system } from './system.ts'

export interface OpenedInfobase {
  readonly infobase: Infobase
  /** The same data with other handlers of events. */
  again(source: InfobaseSource): Infobase
  close(): void
}

export async function openInfobase(source: InfobaseSource): Promise<OpenedInfobase> {
  const engine: Engine = await openInMemory()
  const ports = { engine, context: createAsyncContext<object>(), system }
  const infobase = createInfobase(source, ports)
  return { infobase, again: (other) => createInfobase(other, ports), close: () => infobase.close() }
}
