/** `$metadata` documents as sources: the data objects of an infobase that nothing else is known of. */
import { resolve } from 'node:path'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { nodeFiles } from '../host/machine/files.ts'
import type { ModuleData } from './modules/modules.ts'

export interface LoadedMetadata {
  readonly data: readonly ModuleData[]
  readonly diagnostics: readonly Diagnostic[]
  /** Files with an error. */
  readonly broken: readonly string[]
}

const nothing: LoadedMetadata = { data: [], diagnostics: [], broken: [] }

/** The reader is loaded only where there is such a file. */
export async function loadMetadata(paths: readonly string[]): Promise<LoadedMetadata> {
  if (paths.length === 0) return nothing
  const { edmxSource } = await import('../odata/edmx/source.ts')
  const read = paths.map((file) => ({ file, ...edmxSource(nodeFiles.read(file) ?? new Uint8Array(0), file) }))
  return {
    data: read.flatMap(({ file, definitions }) => definitions.map((definition) => ({ definition, file, path: resolve(file), source: '' }))),
    diagnostics: read.flatMap((one) => one.diagnostics),
    broken: read.filter((one) => one.diagnostics.some(({ severity }) => severity === 'error')).map((one) => one.file),
  }
}
