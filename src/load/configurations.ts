/** Configurations on disk to the HTTP services of all of them together. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { readConfiguration } from '../metadata/configuration.ts'
import { objectKinds, folderOf } from '../metadata/format.ts'
import type { HTTPServiceMetadata } from '../metadata/http-service.ts'
import { joinConfigurations } from '../metadata/join.ts'
import type { ConfigurationRoot } from '../metadata/recognise.ts'
import { nodeFiles } from './files.ts'

export interface LoadedConfigurations {
  readonly httpServices: readonly HTTPServiceMetadata[]
  readonly diagnostics: readonly Diagnostic[]
  /** Folders whose files were read. */
  readonly watched: readonly string[]
}

export function loadConfigurations(roots: readonly ConfigurationRoot[]): LoadedConfigurations {
  const { httpServices, diagnostics } = joinConfigurations(roots.map((one) => readConfiguration(nodeFiles, one)))
  return { httpServices, diagnostics, watched: roots.flatMap(({ root }) => objectKinds.map((kind) => nodeFiles.join(root, folderOf[kind]))) }
}
