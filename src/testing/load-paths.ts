/** Folders of service modules, configurations and stub files for a test; loads do not overlap, since modules share node's cache while they load. */
import { nodeFiles } from '../load/files.ts'
import { createSourceLoader } from '../load/sources.ts'
import { readStubText, stubFilesIn } from '../load/stub-files.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Configuration, Service } from '../platform.ts'
import type { StubFile } from '../stub/read-file.ts'

export interface LoadedPaths {
  readonly services: readonly Service[]
  readonly diagnostics: readonly Diagnostic[]
  readonly stubFiles: readonly StubFile[]
  readonly fileOf: NonNullable<Configuration['fileOf']>
}

let last: Promise<unknown> = Promise.resolve()

export function loadPaths(paths: readonly string[]): Promise<LoadedPaths> {
  const next = last.then(() => load(paths))
  last = next.catch(() => undefined)
  return next
}

async function load(paths: readonly string[]): Promise<LoadedPaths> {
  const { services, diagnostics, fileOf } = await createSourceLoader(paths).load()
  return { services: services.map((one) => one.service), diagnostics, fileOf, stubFiles: paths.flatMap((path) => stubFilesIn(nodeFiles, path).map(readStubText)) }
}
