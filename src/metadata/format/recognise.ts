/** Tells whether a folder is a configuration, in which format, and where below it the folders of objects lie. */
import { designer } from './designer.ts'
import { edt } from './edt.ts'
import type { Files } from './files.ts'
import { objectKinds, type ConfigurationFormat, type Format } from './format.ts'

export const formats: Readonly<Record<ConfigurationFormat, Format>> = { designer, edt }

export interface ConfigurationRoot {
  readonly kind: ConfigurationFormat
  /** The folder that directly holds `HTTPServices/`, `WebServices/` and so on. */
  readonly root: string
}

/**
 * Every configuration at or shortly below the path: itself, `src`, `src/cf`, `cf`, `<project>/src`, and extensions in `cfe/<name>` and
 * `src/cfe/<name>` (source 55, A; `cfe`: the usual layout of repositories). `undefined` when there is none.
 */
export function recognise(files: Files, path: string): readonly ConfigurationRoot[] | undefined {
  const found = candidates(files, path).flatMap((root) =>
    (Object.keys(formats) as ConfigurationFormat[]).filter((kind) => isRoot(files, root, kind)).map((kind) => ({ kind, root })),
  )
  return found.length === 0 ? undefined : found
}

function candidates(files: Files, path: string): readonly string[] {
  const foldersIn = (folder: string): readonly string[] =>
    (files.list(folder) ?? [])
      .filter((entry) => entry.isFolder && !entry.name.startsWith('.') && entry.name !== 'node_modules')
      .map((entry) => entry.name)
      .sort()
  const extensionsIn = (folder: string): readonly string[] => foldersIn(folder).map((name) => files.join(folder, name))
  return [
    path,
    files.join(path, 'src'),
    files.join(path, 'src', 'cf'),
    files.join(path, 'cf'),
    ...extensionsIn(files.join(path, 'cfe')),
    ...extensionsIn(files.join(path, 'src', 'cfe')),
    ...foldersIn(path).map((project) => files.join(path, project, 'src')),
  ]
}

/** A configuration says so by its own description, or holds at least one object that can be served. */
function isRoot(files: Files, root: string, kind: ConfigurationFormat): boolean {
  const description = kind === 'designer' ? 'Configuration.xml' : 'Configuration.mdo'
  const folder = kind === 'designer' ? root : files.join(root, 'Configuration')
  return (
    (files.list(folder) ?? []).some((entry) => !entry.isFolder && entry.name === description)
    || objectKinds.some((object) => formats[kind].names(files, root, object).length > 0)
  )
}
