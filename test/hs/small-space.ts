/** Small spaces of templates and URLs, enumerated whole, for tests that compare two implementations. */
import { parseTemplate, type Template } from '../../src/hs/template/parse.ts'

/** Every list of up to `longest` of these items, the empty one included. */
export function pathsOf(items: readonly string[], longest: number): string[][] {
  const all: string[][] = [[]]
  for (let from = 0, length = 1; length <= longest; length++) {
    const to = all.length
    for (; from < to; from++) for (const item of items) all.push([...all[from]!, item])
  }
  return all
}

/** Every template of up to `longest` of these segments, with and without `*` behind them; those that repeat a parameter left out. */
export const templatesOf = (segments: readonly string[], longest: number): Template[] =>
  pathsOf(segments, longest)
    .flatMap((path) => [`/${path.join('/')}`, `/${[...path, '*'].join('/')}`])
    .flatMap((text) => parseTemplate(text).template ?? [])
