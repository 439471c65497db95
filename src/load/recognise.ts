/** What a path that was given to serve is: a service module, a folder of modules, a configuration, or several of them at once. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Files } from '../metadata/files.ts'
import { recognise } from '../metadata/recognise.ts'
import type { ConfigurationRoot } from '../metadata/recognise.ts'
import { isModuleName, moduleFolder } from './module-files.ts'
import type { ModuleFolder } from './module-files.ts'
import { isStubName, stubFilesIn } from './stub-names.ts'
import { reportSource } from './source-diagnostics.ts'

/** The path that is served when none is given. */
export const defaultPath = 'services'

export interface Source {
  readonly path: string
  readonly modules?: ModuleFolder
  readonly configurations: readonly ConfigurationRoot[]
  /** Stub files, as they should be printed. */
  readonly stubs: readonly string[]
}

/** Said of a path that is nothing of the kind; also in the manual. */
export const looked = [
  'a folder of service modules (hs/*.ts and ws/*.ts, .mts, .js or .mjs, or such files directly in it)',
  'a Designer dump (HTTPServices/<Name>.xml in it, in src/ or in src/cf/)',
  'an EDT project (src/HTTPServices/<Name>/<Name>.mdo)',
  'stub files (*.stub.yaml, .yml or .json, in it or in its stubs/)',
].join('; ')

/** `given`: whether the user named the path himself. */
export function recogniseSource(files: Files, path: string, given: boolean): Source | Diagnostic {
  const listed = files.list(path)
  if (listed === undefined) {
    if (files.read(path) === undefined) return reportSource(given ? 'missing' : 'no-default', { path })
    if (isStubName(path)) return { path, configurations: [], stubs: [path] }
    return isModuleName(path) ? { path, modules: { folder: path, folders: [path], files: [path] }, configurations: [], stubs: [] } : reportSource('unrecognised', { path, looked, holds: 'bytes: it is a file' })
  }
  const configurations = recognise(files, path) ?? []
  const modules = moduleFolder(files, path, configurations.length === 0)
  const stubs = stubFilesIn(files, path)
  if (modules === undefined && configurations.length === 0 && stubs.length === 0) {
    const holds = listed.slice(0, 5).map((entry) => (entry.isFolder ? `${entry.name}/` : entry.name)).join(', ')
    return reportSource('unrecognised', { path, looked, holds: `${holds || 'nothing'}${listed.length > 5 ? ', …' : ''}` })
  }
  return { path, configurations, stubs, ...(modules && { modules }) }
}
