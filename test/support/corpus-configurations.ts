/** Where the configurations of the corpus lie, found by walking its folders and not by our own recognition. */
import { readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { corpus } from './corpus.ts'

export const base = corpus('onec-services')

const objectFolders = ['HTTPServices', 'WebServices', 'XDTOPackages', 'WSReferences']
const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

/** The description files below a root, by their names alone: `<folder>/<N>.xml` or `<folder>/<N>/<N>.mdo`. */
export const descriptions = (root: string): readonly string[] =>
  filesBelow(root).filter((file) => {
    const [folder = '', ...rest] = relative(root, file).split('/')
    return objectFolders.includes(folder) && (rest.length === 1 ? file.endsWith('.xml') : rest.length === 2 && file.endsWith('.mdo'))
  })

/** Folders that hold the object folders, found by walking, not by our recognition. */
export const roots: readonly string[] =
  base === undefined
    ? []
    : [
        ...new Set(
          ['designer', 'edt']
            .flatMap((format) => filesBelow(join(base, format)))
            .flatMap((file) => {
              const folders = dirname(file).split('/')
              const at = folders.findIndex((folder) => objectFolders.includes(folder))
              return at < 0 ? [] : [folders.slice(0, at).join('/')]
            }),
        ),
      ].sort()

/**
 * For `test.each`: the path as a title shows it, and the path; one row without a path where there is no corpus, so that a skipped test
 * shows.
 */
export const titled = (some: readonly string[]): (readonly [title: string, root: string])[] =>
  base === undefined ? [['a configuration of the corpus', '']] : some.map((root) => [relative(base!, root), root])
