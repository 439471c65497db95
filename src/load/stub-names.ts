/** Which files are stub files, and where they lie below a path that is served. */
import type { Files } from '../metadata/format/files.ts'

const isStubName = (name: string): boolean => /\.stub\.(?:ya?ml|json)$/.test(name) && !name.startsWith('.')

/** `../a.stub.yaml` and `./a.stub.yaml` are no hidden files. */
export const isStubPath = (path: string): boolean => isStubName(path.split(/[\\/]/).at(-1)!)

/** Stub files of a folder: its own, those of its `stubs/`, and those beside the modules in `hs/` and `ws/`; by code units within each. */
export function stubFilesIn(files: Files, path: string): readonly string[] {
  if (isStubPath(path) && files.list(path) === undefined) return [path]
  return [path, ...['stubs', 'hs', 'ws'].map((name) => files.join(path, name))].flatMap((folder) =>
    (files.list(folder) ?? [])
      .filter((entry) => !entry.isFolder && isStubName(entry.name))
      .map((entry) => entry.name)
      .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
      .map((name) => files.join(folder, name)),
  )
}
