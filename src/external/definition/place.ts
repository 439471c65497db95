/** Where a part of an external data source's definition is: given by the reader of a configuration, or found in the text of its module. */
import { keyAt, locateLiteral, quotedAt } from '../../diagnostics/literal.ts'
import { locate, type Location } from '../../diagnostics/location.ts'
import type { ExternalDataSource } from './source.ts'

/** `['Tables', 'Товары', 'Fields', 'Код', 'Type']`; `['Name']`. */
export type PartPath = readonly string[]

/** An external data source with what is known of where it was written. */
export interface DefinedExternalDataSource {
  readonly source: ExternalDataSource
  /** The module that made it, or the description file, as it should be printed. */
  readonly file?: string
  /** The text of that module; places are found in it. */
  readonly text?: string
  /** Tells places itself, as a reader of configuration files can. */
  readonly at?: (part: PartPath) => Location | undefined
}

/** The best place that is known: of the part, else of the file, else none. */
export function placeOf({ source, file, text, at }: DefinedExternalDataSource, part: PartPath): Location | undefined {
  const found = at?.(part)
  if (found !== undefined || file === undefined) return found
  return (text === undefined ? undefined : inText(file, text, source, part)) ?? { file, line: 1, column: 1 }
}

/** Each key of the path is looked for behind the one before. */
function inText(file: string, text: string, source: ExternalDataSource, part: PartPath): Location | undefined {
  const name = String(source.Name)
  if (part[0] === 'Name') return locateLiteral(file, text, name)
  let from = quotedAt(text, name, 0) ?? 0
  let found: Location | undefined
  for (const key of part) {
    const at = keyAt(text, key, from)
    if (at === undefined) continue
    found = locate(file, text, at, key.length)
    from = at + key.length
  }
  return found
}
