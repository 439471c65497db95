/** A project file to its settings: evaluated as service modules are, or read as JSON, and checked; its paths lead from where we are. */
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { keyAt, locateLiteral } from '../../diagnostics/literal.ts'
import { locate, type Location } from '../../diagnostics/location.ts'
import { checkProject } from '../../project/check.ts'
import type { ProjectConfig } from '../../project/config.ts'
import { reportProject } from '../../project/diagnostics.ts'
import type { Setting } from '../../project/setting.ts'
import { groupOf, projectSettings } from '../../project/settings.ts'
import { moduleError } from '../modules/module-error.ts'
import { createModuleImporter } from '../modules/module-import.ts'
import { withoutExit } from '../modules/no-exit.ts'
import { isProjectForm, misnamedIn, projectFilesIn } from './find.ts'
import { readProjectJSON } from './json.ts'

export interface ReadProject {
  /** As it should be printed. */
  readonly file: string
  /** What is sound of it, with paths from the working folder. */
  readonly config: ProjectConfig
  readonly diagnostics: readonly Diagnostic[]
  /** The file and what it imports, absolute: their changes matter. */
  readonly watched: readonly string[]
  /** Where a path of `paths` is written; as the settings have it, from the working folder. */
  readonly placeOf?: (path: string) => Location | undefined
}

/** The named file, or that of the folder; `undefined` where there is none. */
export async function readProject(named: string | undefined, folder: string): Promise<ReadProject | undefined> {
  if (named !== undefined) return existsSync(named) ? readProjectFile(named) : failed(named, reportProject('missing', { file: named }))
  const [file, ...more] = projectFilesIn(folder)
  if (file === undefined) {
    const [other] = misnamedIn(folder)
    return other === undefined ? undefined : failed(other, reportProject('other-form', { file: other }))
  }
  if (more.length > 0) return failed(file, reportProject('several', { files: [file, ...more].join(', ') }))
  return readProjectFile(file)
}

const failed = (file: string, ...diagnostics: readonly Diagnostic[]): ReadProject => ({ file, config: {}, diagnostics, watched: [] })

/** Evaluates it anew. */
async function readProjectFile(file: string): Promise<ReadProject> {
  if (!isProjectForm(file)) return failed(file, reportProject('other-form', { file }))
  // An editor counts no column for the mark at the beginning.
  const source = readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  const { value, diagnostic, imported = [] } = file.endsWith('.json') ? readProjectJSON(file, source) : await evaluated(file)
  const watched = [...new Set([realpathSync(file), ...imported])]
  if (diagnostic !== undefined) return { ...failed(file, diagnostic), watched }
  const { config, diagnostics } = checkProject(value, { file, source })
  const found = located(config, dirname(file))
  const given = [config.paths ?? []].flat()
  const placeOf = (path: string): Location | undefined => {
    const written = given[[found.paths ?? []].flat().indexOf(path)]
    return written === undefined ? undefined : placeOfPath(file, source, written)
  }
  return { file, config: found, diagnostics, watched, placeOf }
}

/** Of the path itself, else of the setting; a setting that comes from another file has none but the file. */
function placeOfPath(file: string, source: string, path: string): Location {
  const from = keyAt(source, 'paths', 0)
  for (const literal of [path, JSON.stringify(path).slice(1, -1)]) {
    const found = locateLiteral(file, source, literal, { from: from ?? 0 })
    if (found !== undefined) return found
  }
  return from === undefined ? { file, line: 1, column: 1 } : locate(file, source, from, 'paths'.length)
}

interface Evaluated {
  readonly value?: unknown
  readonly diagnostic?: Diagnostic
  readonly imported?: readonly string[]
}

/** An importer of its own: what service modules share with one another is not touched. */
async function evaluated(file: string): Promise<Evaluated> {
  const path = realpathSync(file)
  const importer = createModuleImporter()
  try {
    const { default: value } = await withoutExit(() => importer.import(path))
    return { value: await value, imported: importer.imported() }
  } catch (error) {
    const printed = (other: string): string => (other === path ? file : other)
    return { diagnostic: moduleError(error, path, printed), imported: importer.imported() }
  }
}

/** Paths of the file as paths from the working folder; addresses stay as they are. */
function located(config: ProjectConfig, folder: string): ProjectConfig {
  const found = (value: unknown): unknown => {
    if (typeof value === 'string') return isAbsolute(value) || /^[a-z][a-z\d+.-]+:\/\//i.test(value) ? value : join(folder, value)
    if (Array.isArray(value)) return value.map(found)
    return typeof value === 'object' && value !== null ? mapped(value, (_, one) => found(one)) : value
  }
  const all = (table: Readonly<Record<string, Setting>>, values: object): object =>
    mapped(values, (key, value) => {
      const group = groupOf(key)
      if (group !== undefined) return all(group, value as object)
      // Settings that are code have no paths in them.
      return table[key]!.isPath !== true || (key === 'settings' && typeof value === 'object') ? value : found(value)
    })
  return all(projectSettings, config)
}

const mapped = (values: object, of: (key: string, value: unknown) => unknown): object =>
  Object.fromEntries(Object.entries(values).map(([key, value]: [string, unknown]) => [key, of(key, value)]))
