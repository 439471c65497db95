/** Which files of a folder are service modules: those of its `hs/`, or without one its own. */
import type { Files } from '../metadata/files.ts'

const extensions = /(?<!\.d|\.test)\.(?:ts|mts|js|mjs)$/

export const isModuleName = (name: string): boolean => extensions.test(name) && !name.startsWith('.')

/** Where the modules of a path lie. */
export interface ModuleFolder {
  readonly folder: string
  /** Paths as they should be printed, in the order of names. */
  readonly files: readonly string[]
}

/** `hs/` below the path, or with `direct` the path itself; `undefined` when there is neither an `hs/` nor a module. */
export function moduleFolder(files: Files, path: string, direct: boolean): ModuleFolder | undefined {
  const hs = files.join(path, 'hs')
  const below = modulesIn(files, hs)
  if (below !== undefined) return { folder: hs, files: below }
  const own = direct ? modulesIn(files, path) : undefined
  return own === undefined || own.length === 0 ? undefined : { folder: path, files: own }
}

/** By code units, so that the order is the same on every machine. */
const modulesIn = (files: Files, folder: string): readonly string[] | undefined =>
  files.list(folder)?.filter((entry) => !entry.isFolder && isModuleName(entry.name)).map((entry) => entry.name)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)).map((name) => files.join(folder, name))
