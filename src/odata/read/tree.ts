/** Paths of `$select` and `$expand` as a tree: `Ref_Key, Контрагент/*` has the branches `Ref_Key` and `Контрагент`, and below that `*`. */
import { readPaths } from '../syntax/select.ts'

export type Tree = ReadonlyMap<string, Tree>

const empty: Tree = new Map()

/** `undefined` where the option is absent or empty: everything. */
export function treeOf(option: string, text: string | undefined): Tree | undefined {
  const paths = text === undefined ? [] : readPaths(option, text)
  if (paths.length === 0) return undefined
  const root = new Map<string, Map<string, Tree>>()
  for (const path of paths) {
    let here = root as Map<string, Tree>
    for (const step of path) {
      const next = (here.get(step) as Map<string, Tree> | undefined) ?? new Map<string, Tree>()
      here.set(step, next)
      here = next
    }
  }
  return root
}

/** What is asked below a name; `undefined` where it is asked as a whole. */
export const below = (tree: Tree, name: string): Tree | undefined => {
  const found = tree.get(name)
  return found === undefined || found.size === 0 ? undefined : found
}

export const noTree = empty
