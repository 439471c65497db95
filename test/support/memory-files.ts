/** A file system in memory: path to content, for tests of what reads configurations. */
import type { Files, FolderEntry } from '../../src/metadata/format/files.ts'

export function memoryFiles(content: Readonly<Record<string, string | Uint8Array>>): Files {
  const paths = Object.keys(content)
  const join = (...names: readonly string[]): string => names.filter((name) => name !== '' && name !== '.').join('/')
  return {
    join,
    read(path) {
      const found = content[path]
      return typeof found === 'string' ? new TextEncoder().encode(found) : found
    },
    list(folder) {
      const prefix = folder === '' || folder === '.' ? '' : `${folder}/`
      const below = paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length))
      if (below.length === 0) return undefined
      const entries = new Map<string, FolderEntry>(
        below.map((path) => {
          const [name = '', ...more] = path.split('/')
          return [name, { name, isFolder: more.length > 0 }]
        }),
      )
      return [...entries.values()]
    },
  }
}
