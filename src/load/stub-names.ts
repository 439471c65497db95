/** Which files are stub files, and where they lie below a path that is served. */
import type { Files } from '../metadata/format/files.ts'

export const isStubName = (name: string): boolean => /\.stub\.(?:ya?ml|json)$/.test(name) && !name.startsWith('.')

/** Stub files of a folder: its own, those of its `stubs/`, and those beside the modules in `hs/` and `ws/`; by code units within each. */
export function stubFilesIn(files: Files, path: string): readonly string[] {
  if (isStubName(path) && files.list(path) === undefined) return [path]
  return [path, ...['stubs', 'hs', 'ws'].map((name) => files.join(path, name))].flatMap((folder) =>
    (files.list(folder) ?? [])
      .filter((entry) => !entry.isFolder && isStubName(entry.name))
      .map((entry) => entry.name)
      .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
      .map((name) => files.join(folder, name)),
  )
}
