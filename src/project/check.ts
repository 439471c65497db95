/** A project file to its settings: what is wrong in it is reported by key and line. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { keyAt } from '../diagnostics/literal.ts'
import { locate, type Location } from '../diagnostics/location.ts'
import { didYouMean } from '../diagnostics/near.ts'
import { said, type Fragment } from '../diagnostics/said.ts'
import type { ProjectConfig } from './config.ts'
import { reportProject } from './diagnostics.ts'
import { kindsOf } from './kind-of.ts'
import { isRecord, type Kind } from './kinds.ts'
import { projectSettings } from './settings.ts'

/** The text of a project file, for places. */
export interface ProjectText {
  /** As it is printed. */
  readonly file: string
  readonly source: string
}

export interface CheckedProject {
  /** Without the settings that are wrong. */
  readonly config: ProjectConfig
  readonly diagnostics: readonly Diagnostic[]
}

const known = kindsOf(projectSettings)

/** `$schema` is for editors. */
export function checkProject(value: unknown, text: ProjectText): CheckedProject {
  if (!isRecord(value)) {
    const place = { file: text.file, line: 1, column: 1 }
    return { config: {}, diagnostics: [reportProject('not-an-object', { found: shown(value) }, place)] }
  }
  const { $schema: _, ...settings } = value
  const diagnostics: Diagnostic[] = []
  const config = checked(settings, known, { ...text, path: '', from: 0 }, (one) => void diagnostics.push(one))
  return { config: config as ProjectConfig, diagnostics }
}

interface Within extends ProjectText {
  /** Of the keys around, with a dot at its end. */
  readonly path: string
  /** Offset behind which the keys are. */
  readonly from: number
}

/** Gives what is sound. */
function checked(
  value: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<string, Kind>>,
  within: Within,
  tell: (one: Diagnostic) => void,
): Readonly<Record<string, unknown>> {
  const sound: Record<string, unknown> = {}
  for (const [key, one] of Object.entries(value)) {
    if (one === undefined) continue
    const path = within.path + key
    const kind = Object.hasOwn(fields, key) ? fields[key]! : undefined
    const place = placeOf(key, within)
    if (kind === undefined) tell(reportProject('unknown-setting', { path, meant: meant(key, Object.keys(fields)) }, place))
    else if (!kind.sound(one)) tell(reportProject('wrong-value', { path, found: shown(one), expected: kind.expected }, place))
    else if (kind.fields && isRecord(one)) {
      const from = keyAt(within.source, key, within.from) ?? within.from
      sound[key] = checked(one, kind.fields, { ...within, path: `${path}.`, from }, tell)
    } else sound[key] = one
  }
  return sound
}

const meant = (key: string, keys: readonly string[]): Fragment =>
  didYouMean(key, keys, said(`; there are ${keys.join(', ')}`, `; есть ${keys.join(', ')}`))

/** A key that is computed or comes from another file has no place of its own: the file is named. */
function placeOf(key: string, { file, source, from }: Within): Location {
  const at = keyAt(source, key, from) ?? shorthandAt(source, key, from)
  return at === undefined ? { file, line: 1, column: 1 } : locate(file, source, at, key.length)
}

/** `{ port, users }`. */
function shorthandAt(source: string, key: string, from: number): number | undefined {
  const found = new RegExp(`(?<=[{,]\\s*)${key.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?=\\s*[,}(])`, 'u').exec(source.slice(from))
  return found === null ? undefined : from + found.index
}

function shown(value: unknown): Fragment {
  if (value === undefined) return said('nothing', 'ничего')
  if (typeof value === 'function') return said('a function', 'функция')
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
