/** The templates of one service as an index: what `template-match.ts` finds by comparing all of them. */
import type { MatchResult } from './match.ts'
import type { Template } from './parse.ts'
import { addPath, findPath, leafValues, newPathIndex, pathParameters } from './path-index.ts'

/** Finds the template for what follows in `path` (see `Target.path`) from `start`, the place of a slash or the end. */
export type FindTemplate = (path: string, start: number) => MatchResult

export function indexTemplates(templates: readonly Template[]): FindTemplate {
  const root = newPathIndex<number>()
  templates.forEach((template, index) => addPath(root, template.segments, index))
  return (path, start) => {
    const leaf = findPath(root, path, start)
    if (leaf === undefined) return { kind: 'none' }
    if (leaf.rivals !== undefined) return { kind: 'ambiguous', indexes: leafValues(leaf) }
    return { kind: 'found', index: leaf.value, URLParameters: pathParameters(leaf, path, start) }
  }
}
