/** What a module means by the name in an import: a file of the user's, a module of node, this library, or a package. */
import { statSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, extname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Imported =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'builtin' | 'library' | 'package'; readonly name: string }
  /** A path that leads to no file. */
  | { readonly kind: 'missing'; readonly name: string }

/** Kinds of files that are modules here; others are jiti's. */
export const isOwnKind = (file: string): boolean => /\.(?:m?ts|m?js|json)$/.test(file)

export function resolveImport(name: string, from: string): Imported {
  if (name === 'onec-standin' || name === 'onec-standin/bsl') return { kind: 'library', name }
  if (isBuiltin(name)) return { kind: 'builtin', name }
  const path = pathOf(name, from)
  if (path === undefined) return { kind: 'package', name }
  const file = candidates(path).find(isFile)
  return file === undefined ? { kind: 'missing', name } : { kind: 'file', file }
}

function pathOf(name: string, from: string): string | undefined {
  if (name.startsWith('file:')) return fileURLToPath(name)
  return /^(?:\.\.?(?:\/|$)|\/|[A-Za-z]:[\\/])/.test(name) ? resolve(dirname(from), name) : undefined
}

const written: Readonly<Record<string, string>> = { '.js': '.ts', '.mjs': '.mts', '.cjs': '.cts', '.jsx': '.tsx' }
const tried = ['.ts', '.mts', '.js', '.mjs', '.cjs', '.json', '.cts', '.tsx', '.jsx']

/** In the order of asking: as written, the TypeScript that is meant by its JavaScript, without its ending, a folder's index. */
function candidates(path: string): readonly string[] {
  const ending = extname(path)
  const meant = written[ending]
  return [
    path,
    ...(meant === undefined ? [] : [path.slice(0, -ending.length) + meant]),
    ...tried.map((one) => path + one),
    ...tried.map((one) => resolve(path, `index${one}`)),
  ]
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
