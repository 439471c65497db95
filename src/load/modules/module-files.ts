/** Which files of a folder are modules: those of its `hs/`, `ws/`, `is/`, `infobase/` and `common/`, or without any of these its own. */
import type { Files } from '../../metadata/format/files.ts'

const extensions = /(?<!\.d|\.test)\.(?:ts|mts|js|mjs)$/

export const isModuleName = (name: string): boolean => extensions.test(name) && !name.startsWith('.')

/** Where the modules of a path lie. */
export interface ModuleFolder {
  /** Where a module of HTTP services belongs. */
  readonly folder: string
  /** All folders that hold modules. */
  readonly folders: readonly string[]
  /** Paths as they should be printed, in the order of names. */
  readonly files: readonly string[]
}

/**
 * `hs/`, `ws/`, `is/`, `eds/` and `infobase/` below the path, or with `direct` the path itself; `undefined` when there is neither a folder
 * of these nor a module.
 */
export function moduleFolder(files: Files, path: string, direct: boolean): ModuleFolder | undefined {
  const folders = ['hs', 'ws', 'is', 'eds', 'infobase', 'common'].map((name) => files.join(path, name))
  const below = folders.map((folder) => modulesIn(files, folder))
  if (below.some((one) => one !== undefined))
    return { folder: folders[0]!, folders: folders.filter((_, at) => below[at] !== undefined), files: below.flatMap((one) => one ?? []) }
  const own = direct ? modulesIn(files, path) : undefined
  return own === undefined || own.length === 0 ? undefined : { folder: path, folders: [path], files: own }
}

/** By code units, so that the order is the same on every machine. */
const modulesIn = (files: Files, folder: string): readonly string[] | undefined =>
  files
    .list(folder)
    ?.filter((entry) => !entry.isFolder && isModuleName(entry.name))
    .map((entry) => entry.name)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    .map((name) => files.join(folder, name))
