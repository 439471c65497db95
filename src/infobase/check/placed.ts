/** Where a part of a definition is written: as its reader says, or found in the source of the module that made it. */
import { keyAt, quotedAt } from '../../diagnostics/literal.ts'
import { locate, type Location } from '../../diagnostics/location.ts'
import type { DataDefinition } from '../definition/definition.ts'

/** A way into a definition: `['Attributes', 'Цена']`, `['TabularSections', 'Товары', 'Attributes', 'Цена']`, `['Owners']`. */
export type DefinitionPath = readonly string[]

export interface PlacedDefinition {
  readonly definition: DataDefinition
  /** The file, as it should be printed. */
  readonly file?: string
  /** The text of the module that made it; places are found in it. */
  readonly source?: string
  /** Says places itself, as a reader of configuration files can; asked before `source`. */
  readonly at?: (path: DefinitionPath) => Location | undefined
}

/** The best place that is known: of the part, else of the object, else of the file. */
export function placeOfDefinition(placed: PlacedDefinition, path: DefinitionPath = []): Location | undefined {
  const said = placed.at?.(path)
  if (said !== undefined || placed.file === undefined) return said
  return inSource(placed.file, placed.source ?? '', placed.definition.Name, path) ?? { file: placed.file, line: 1, column: 1 }
}

/** Follows the keys of the path, each after the one before; as far as they are found. Columns of a section are mostly its keys. */
function inSource(file: string, source: string, name: string, path: DefinitionPath): Location | undefined {
  const quoted = quotedAt(source, name, 0)
  if (quoted === undefined) return undefined
  let place = { at: quoted + 1, length: Math.max(1, name.length) }
  for (const key of path.filter((_, at) => at !== 2)) {
    const found = keyAt(source, key, place.at)
    if (found === undefined) break
    place = { at: found, length: key.length }
  }
  return locate(file, source, place.at, place.length)
}
