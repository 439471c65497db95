/** The WS references of configurations on disk, in both formats, with their stored descriptions. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { readConfiguration } from '../../metadata/configuration.ts'
import { recognise } from '../../metadata/format/recognise.ts'
import type { StoredReference } from '../../ws/proxy/references.ts'
import { nodeFiles } from '../machine/files.ts'

export interface LoadedReferences {
  readonly references: readonly StoredReference[]
  readonly diagnostics: readonly Diagnostic[]
}

/** `folder`: a Designer dump or an EDT project. Of two references with one name the first counts. */
export function loadReferences(folder: string): LoadedReferences {
  const read = (recognise(nodeFiles, folder) ?? []).map((root) => readConfiguration(nodeFiles, root))
  const references = new Map<string, StoredReference>()
  for (const one of read.flatMap((configuration) => configuration.wsReferences))
    if (!references.has(one.Name)) references.set(one.Name, one)
  return { references: [...references.values()], diagnostics: read.flatMap((one) => one.diagnostics) }
}
