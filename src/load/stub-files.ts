/** Stub files on disk: where they lie below a path that is served, and their texts. */
import { readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { DiagnosticError } from '../diagnostics/diagnostic.ts'
import { reportStub } from '../reading/diagnostics.ts'
import type { Files } from '../metadata/files.ts'
import type { StubFile } from '../stub/read-file.ts'

export const isStubName = (name: string): boolean => /\.stub\.(?:ya?ml|json)$/.test(name) && !name.startsWith('.')

/** Stub files of a folder: its own, those of its `stubs/`, and those beside the modules in `hs/` and `ws/`; by code units within each. */
export function stubFilesIn(files: Files, path: string): readonly string[] {
  if (isStubName(path) && files.list(path) === undefined) return [path]
  return [path, ...['stubs', 'hs', 'ws'].map((name) => files.join(path, name))].flatMap((folder) =>
    (files.list(folder) ?? []).filter((entry) => !entry.isFolder && isStubName(entry.name)).map((entry) => entry.name)
      .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)).map((name) => files.join(folder, name)))
}

/** Throws DiagnosticError when it cannot be read. */
export function readStubText(file: string): StubFile {
  try {
    return { file, source: readFileSync(file, 'utf8'), beside: { path: (name) => resolve(dirname(file), name), exists: isFile } }
  } catch (error) {
    throw new DiagnosticError([reportStub('unreadable', { reason: error instanceof Error ? error.message : String(error) }, { file, line: 1, column: 1 })])
  }
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
