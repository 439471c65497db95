/** Stub files of the disk: their texts, and the bodies that lie beside them. */
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, resolve, sep } from 'node:path'
import { DiagnosticError, type Diagnostic } from '../diagnostics/diagnostic.ts'
import { saidBy } from '../diagnostics/said-by.ts'
import { loadChannels } from '../host/machine/channels.ts'
import type { Service } from '../platform/configuration.ts'
import { createAddresses } from '../standin/calls/address.ts'
import { reportStub } from '../standin/reading/diagnostics.ts'
import { readStubFiles, type ReadStubFile, type StubFile } from '../standin/stub/read-file.ts'
import type { DataSources } from './infobase/load-data.ts'

/** All of them read against the services that there are; the first file's stubs are asked first. */
export async function loadStubFiles(
  files: readonly string[],
  services: readonly Service[],
  data: DataSources = { configurations: [], data: [] },
): Promise<ReadStubFile> {
  const unreadable: Diagnostic[] = []
  const texts = files.flatMap((file): StubFile[] => {
    try {
      return [readStubText(file)]
    } catch (error) {
      if (!(error instanceof DiagnosticError)) throw error
      unreadable.push(...error.diagnostics)
      return []
    }
  })
  const all = [...services, ...(await interfaceOfStubs(texts, services, data))]
  const read = readStubFiles(texts, createAddresses(all, await loadChannels(all)))
  return { ...read, diagnostics: [...unreadable, ...read.diagnostics] }
}

/** The standard OData interface to the data, where a file speaks of it and it is not among the services: its sets are held against it. */
export async function interfaceOfStubs(
  texts: readonly StubFile[],
  services: readonly Service[],
  data: DataSources,
): Promise<readonly Service[]> {
  if (data.configurations.length + data.data.length === 0 || services.some(({ kind }) => kind === 'StandardOData')) return []
  if (!texts.some(({ source }) => source.includes('standard.odata'))) return []
  const [{ loadData }, { cacheFolder }, { standardOData }] = await Promise.all([
    import('./infobase/load-data.ts'),
    import('../host/machine/cache-folder.ts'),
    import('../odata/service.ts'),
  ])
  return [standardOData({ model: loadData(data, cacheFolder(process.env)).model })]
}

/** Throws DiagnosticError when it cannot be read. */
export function readStubText(file: string): StubFile {
  try {
    return {
      file,
      source: readFileSync(file, 'utf8'),
      beside: {
        path: (name) => resolve(dirname(file), name),
        exists: isFile,
        read: (path) => readFileSync(path),
        inside: (path) => realpathSync(path).startsWith(`${realpathSync(dirname(file))}${sep}`),
        environment: (name) => process.env[name],
      },
    }
  } catch (error) {
    throw new DiagnosticError([reportStub('unreadable', { reason: saidBy(error) }, { file, line: 1, column: 1 })])
  }
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
