/** Which files are stub files, and where they lie below a path that is served. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Files } from '../metadata/format/files.ts'
import { reportSource } from './source-diagnostics.ts'

const isStubName = (name: string): boolean => /\.stub\.(?:ya?ml|json)$/.test(name) && !name.startsWith('.')

/**
 * `stubs.yaml`, `orders-stub.yml`, and `orders.stub.yaml.txt`, whose ending Windows hides: most likely meant as stub files, which are known
 * by `.stub.` in their names.
 */
const isAlmostStubName = (name: string): boolean =>
  !isStubName(name) && /(?:^|[._-])stubs?\.(?:ya?ml|json)(?:\.txt)?$/i.test(name) && !name.startsWith('.')

/** Notes of such files at a path, or directly in a folder and its `stubs/`. */
export const misnamedStubs = (files: Files, path: string): readonly Diagnostic[] =>
  almostStubs(files, path).map((file) => {
    const [, base = '', extension = ''] = /([^\\/]*?)[._-]?stubs?(\.[^.]+)(?:\.txt)?$/i.exec(file) ?? []
    return reportSource(
      'stub-name',
      { file, name: `${base === '' ? 'shop' : base}.stub${extension.toLowerCase()}` },
      { file, line: 1, column: 1 },
    )
  })

function almostStubs(files: Files, path: string): readonly string[] {
  const name = path.split(/[\\/]/).at(-1)!
  if (files.list(path) === undefined) return isAlmostStubName(name) ? [path] : []
  return [path, files.join(path, 'stubs')].flatMap((folder) =>
    (files.list(folder) ?? []).flatMap((entry) =>
      !entry.isFolder && isAlmostStubName(entry.name) ? [files.join(folder, entry.name)] : [],
    ),
  )
}

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
