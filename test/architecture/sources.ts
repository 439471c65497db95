/** The sources as the architecture tests see them: every file below src with its text and the layer that it belongs to. */
import { readFileSync, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
const src = join(root, 'src')

export interface Source {
  /** Below src, with `/`. */
  readonly path: string
  readonly layer: string
  readonly text: string
}

/** A folder is a layer; `index.ts`, the public surface, is one of its own. */
export const layerOf = (path: string): string => {
  const [first = '', ...rest] = path.split('/')
  return rest.length > 0 ? first : 'index'
}

/** Without tests. */
export const sources: readonly Source[] = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !/\.(test|test-d)\.ts$/.test(entry.name))
  .map((entry) => {
    const path = relative(src, join(entry.parentPath, entry.name)).split(sep).join('/')
    return { path, layer: layerOf(path), text: readFileSync(join(src, path), 'utf8') }
  })

export interface Import {
  readonly from: string
  readonly typeOnly: boolean
}

/** Static and dynamic imports and re-exports, in that order. */
export function importsOf({ text }: Source): Import[] {
  const code = withoutComments(text)
  const named = [...code.matchAll(/^\s*(?:import|export)\s+(type\s)?[^'"]*?\bfrom\s+'([^']+)'/gm)].map((found) => ({
    from: found[2]!,
    typeOnly: found[1] !== undefined,
  }))
  const bare = [...code.matchAll(/^\s*import\s+'([^']+)'/gm)].map((found) => ({ from: found[1]!, typeOnly: false }))
  const called = [...code.matchAll(/\bimport\(\s*'([^']+)'/g)].map((found) => ({ from: found[1]!, typeOnly: false }))
  return [...named, ...bare, ...called]
}

export const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
