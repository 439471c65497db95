/**
 * Evaluates modules of the user's: each transformed and run once, its imports first, as ECMAScript has it. What it does not know it does
 * not touch: `prepare` gives no answer then, and the modules are jiti's.
 */
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { compileFunction, Script } from 'node:vm'
import { thoroughTransform } from '../typescript/thorough.ts'
import { importsOf, transformModule } from '../typescript/transform.ts'
import { moduleParameters, type Transformed } from '../typescript/transformed.ts'
import { libraryNames, libraryWith, type LibraryNames } from './library.ts'
import { isOwnKind, resolveImport, type Imported } from './resolve.ts'

type Exports = Readonly<Record<string, unknown>>

/** A module that is read and transformed, not run. */
interface Prepared {
  readonly transformed: Transformed | undefined
  /** Of a JSON file. */
  readonly json?: unknown
  readonly imports: ReadonlyMap<string, Imported>
  readonly library: LibraryNames
}

interface Evaluated {
  exports: Exports
  ended: Promise<void>
}

/** Loads a package as seen from a file: what jiti does well. */
export type ImportPackage = (name: string, from: string) => Promise<unknown>

export class ModuleGraph {
  readonly #prepared = new Map<string, Prepared>()
  readonly #evaluated = new Map<string, Evaluated>()
  readonly #importPackage: ImportPackage

  constructor(importPackage: ImportPackage) {
    this.#importPackage = importPackage
  }

  /** Whether the file and all that it imports can be evaluated here. */
  async prepare(file: string): Promise<boolean> {
    if (this.#prepared.has(file)) return true
    if (!isOwnKind(file)) return false
    const prepared = await prepareModule(file)
    if (prepared === undefined) return false
    this.#prepared.set(file, prepared)
    for (const one of prepared.imports.values()) {
      if (one.kind === 'missing' || (one.kind === 'file' && !(await this.prepare(one.file)))) return false
    }
    return true
  }

  /** Rejects with what the module threw; asked again, with the same. `ancestors`: those that wait for it. */
  async evaluate(file: string, ancestors: ReadonlySet<string> = new Set()): Promise<Exports> {
    const known = this.#evaluated.get(file)
    if (known !== undefined) {
      if (!ancestors.has(file)) await known.ended
      return known.exports
    }
    const evaluated: Evaluated = { exports: {}, ended: Promise.resolve() }
    this.#evaluated.set(file, evaluated)
    evaluated.ended = this.#run(file, evaluated, new Set([...ancestors, file]))
    await evaluated.ended
    return evaluated.exports
  }

  /** Files that were evaluated. */
  get files(): readonly string[] {
    return [...this.#evaluated.keys()]
  }

  async #run(file: string, evaluated: Evaluated, ancestors: ReadonlySet<string>): Promise<void> {
    const { transformed: prepared, json, imports, library } = this.#prepared.get(file)!
    if (prepared === undefined) {
      evaluated.exports = typeof json === 'object' && json !== null ? { ...json, default: json } : { default: json }
      return
    }
    const ofImport = (one: Imported): Promise<unknown> | unknown =>
      one.kind === 'file'
        ? this.evaluate(one.file, ancestors)
        : one.kind === 'library'
          ? one.name === 'onec-standin'
            ? libraryWith(library)
            : import('../../library/index.ts')
          : one.kind === 'builtin'
            ? import(one.name)
            : this.#importPackage(one.name, file)
    const loaded = new Map<string, unknown>()
    if (!prepared.awaits) for (const [name, one] of imports) loaded.set(name, await ofImport(one))
    const transformed = await thoroughlyIf(lacksName(prepared, loaded), prepared, file)
    const module = { exports: evaluated.exports }
    const dynamic = async (name: string): Promise<unknown> => {
      const one = resolveImport(name, file)
      if (one.kind === 'missing' || (one.kind === 'file' && !(await this.prepare(one.file)))) return this.#importPackage(name, file)
      return one.kind === 'file' && this.#evaluated.has(one.file) && !ancestors.has(one.file) ? this.evaluate(one.file) : ofImport(one)
    }
    await compiled(transformed, file)(module.exports, (name: string) => loaded.get(name), module, file, dirname(file), dynamic)
    evaluated.exports = module.exports
  }
}

/**
 * Whether the code uses a name that an import does not have. The fast transform calls it by `call`, and what is thrown then does not name
 * it.
 */
function lacksName({ code, awaits }: Transformed, loaded: ReadonlyMap<string, unknown>): boolean {
  if (awaits) return false
  const byVariable = new Map<string, unknown>()
  for (const [, variable, text] of code.matchAll(/\bvar (_[\w$]+) = require\(['"]([^'"\n]*)['"]\)/g))
    byVariable.set(variable!, loaded.get(text!))
  for (const [, variable, name] of code.matchAll(/(?<![\p{ID_Continue}$.])(_[\w$]+)\.([\p{ID_Continue}$]+)/gu)) {
    const exports = byVariable.get(variable!)
    if (typeof exports === 'object' && exports !== null && !(name! in exports)) return true
  }
  return false
}

async function thoroughlyIf(needed: boolean, prepared: Transformed, file: string): Promise<Transformed> {
  const code = needed ? await thoroughTransform(readFileSync(file, 'utf8'), file) : undefined
  return code === undefined ? prepared : { code, awaits: true }
}

type Compiled = (...values: readonly unknown[]) => unknown

/** The text begins where the file's does, so that lines of exceptions are those of the file. */
function compiled({ code, awaits }: Transformed, file: string): Compiled {
  if (!awaits) return compileFunction(code, [...moduleParameters], { filename: file }) as Compiled
  const head = `(async (${moduleParameters.join(', ')}) => { `
  return new Script(`${head}${code}\n})`, { filename: file, columnOffset: -head.length }).runInThisContext() as Compiled
}

async function prepareModule(file: string): Promise<Prepared | undefined> {
  let source: string
  try {
    source = readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
  if (file.endsWith('.json')) return preparedJSON(source)
  const transformed = await transformModule(source, file)
  if (transformed === undefined) return undefined
  const imports = new Map(importsOf(transformed).map((name) => [name, resolveImport(name, file)]))
  return { transformed, imports, library: libraryNames(source) }
}

function preparedJSON(source: string): Prepared | undefined {
  try {
    return { transformed: undefined, json: JSON.parse(source.replace(/^\uFEFF/, '')) as unknown, imports: new Map(), library: [] }
  } catch {
    return undefined
  }
}
