/** The file system of the machine, in the small shape that a configuration is read through. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { FolderEntry, Files } from '../../metadata/format/files.ts'

/** What a look-up gives, or `undefined` when the path is absent or closed to us: the reader complains where it matters. */
function orAbsent<T>(look: () => T): T | undefined {
  try {
    return look()
  } catch {
    return undefined
  }
}

export const nodeFiles: Files = {
  list: (folder) =>
    orAbsent(() =>
      readdirSync(folder, { withFileTypes: true }).map((entry): FolderEntry => ({
        name: entry.name,
        isFolder: entry.isSymbolicLink()
          ? (orAbsent(() => statSync(join(folder, entry.name)).isDirectory()) ?? false)
          : entry.isDirectory(),
      })),
    ),
  read: (path) => orAbsent(() => readFileSync(path)),
  join,
}
