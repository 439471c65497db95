/** The metadata of an object of data, as Метаданные has it. */
import { BslObject } from '../../../run/object.ts'
import type { Run } from '../../../run/run.ts'

/** By the full name, `Catalog.Товары`. */
export function metadataOf(run: Run, fullName: string): unknown {
  const configuration = run.global('метаданные')
  return configuration instanceof BslObject ? (configuration as unknown as { find(path: string): unknown }).find(fullName) : null
}
