/** Stub files of the disk: their texts, and the bodies that lie beside them. */
import { readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { DiagnosticError } from '../diagnostics/diagnostic.ts'
import type { HTTPService } from '../hs/service/service.ts'
import { createAddresses } from '../standin/calls/address.ts'
import { reportStub } from '../standin/reading/diagnostics.ts'
import { readStubFile, type ReadStubFile, type StubFile } from '../standin/stub/read-file.ts'
import type { DescribedWebService } from '../ws/foreign/service.ts'
import type { WebService } from '../ws/service/service.ts'

/** All of them read against the services that there are; the first file's stubs are asked first. */
export function readStubFiles(
  files: readonly string[],
  services: readonly (HTTPService | WebService | DescribedWebService)[],
): ReadStubFile {
  const known = createAddresses(services)
  const read = files.map((file): ReadStubFile => {
    try {
      return readStubFile(readStubText(file), known)
    } catch (error) {
      if (error instanceof DiagnosticError) return { stubs: [], failures: [], modes: [], diagnostics: error.diagnostics }
      throw error
    }
  })
  return {
    stubs: read.flatMap((one) => one.stubs),
    failures: read.flatMap((one) => one.failures),
    modes: read.flatMap((one) => one.modes),
    diagnostics: read.flatMap((one) => one.diagnostics),
  }
}

/** Throws DiagnosticError when it cannot be read. */
export function readStubText(file: string): StubFile {
  try {
    return {
      file,
      source: readFileSync(file, 'utf8'),
      beside: { path: (name) => resolve(dirname(file), name), exists: isFile, environment: (name) => process.env[name] },
    }
  } catch (error) {
    throw new DiagnosticError([
      reportStub('unreadable', { reason: error instanceof Error ? error.message : String(error) }, { file, line: 1, column: 1 }),
    ])
  }
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
