/**
 * User modules in TypeScript or JavaScript become values, and share the one instance of this library that runs: by our own evaluation where
 * it knows all that they import, else by jiti.
 */
import { loadJiti, type Jiti } from '../typescript/jiti.ts'
import { ModuleGraph } from './evaluate.ts'

/** Imports modules by absolute path; what it imported is shared among them until `forget`. */
export interface ModuleImporter {
  /** Decides for all of them how they are evaluated, so that what they share is one. */
  prepare(files: readonly string[]): Promise<void>
  /** Rejects with whatever the module threw, or with the parser's complaint. */
  import(file: string): Promise<Readonly<Record<string, unknown>>>
  /** Files that were imported since the last `forget`, packages left out: those that have to be watched. */
  imported(): readonly string[]
  /** The next import of any of these files reads and evaluates it anew, dependencies included: nothing of their state is left. */
  forget(): void
}

let importer: ModuleImporter | undefined

/** One for the process: what one stand-in has imported another one must be able to forget. */
export const moduleImporter = (): ModuleImporter => (importer ??= createModuleImporter())

/** One that shares nothing with others. */
export function createModuleImporter(): ModuleImporter {
  let jiti: Promise<JitiImporter> | undefined
  /** Once it is there. */
  let loaded: JitiImporter | undefined
  const byJiti = (): Promise<JitiImporter> => (jiti ??= createJitiImporter().then((one) => (loaded = one)))
  const importPackage = async (name: string, from: string): Promise<unknown> => (await byJiti()).importPackage(name, from)
  let graph = new ModuleGraph(importPackage)
  /** Once one module is jiti's, all that follow are, until `forget`: two evaluations of a shared file would be two states. */
  let ours = true
  return {
    async prepare(files) {
      for (const file of files) ours = ours && (await graph.prepare(file))
    },
    async import(file) {
      ours = ours && (await graph.prepare(file))
      return ours ? graph.evaluate(file) : (await byJiti()).import(file)
    },
    imported: () => [...new Set([...graph.files, ...(loaded?.imported() ?? [])])],
    forget() {
      graph = new ModuleGraph(importPackage)
      ours = true
      loaded?.forget()
    },
  }
}

interface JitiImporter extends Pick<ModuleImporter, 'import' | 'imported' | 'forget'> {
  importPackage(name: string, from: string): Promise<unknown>
}

/**
 * A module cache is needed while one load runs, so that two services that import one store share it (without it each got its own, tried
 * with jiti 2.7); it is node's own, so that only what came in through here is ever removed.
 */
async function createJitiImporter(): Promise<JitiImporter> {
  const [{ createJiti }, library, bsl] = await Promise.all([loadJiti(), import('../../index.ts'), import('../../library/index.ts')])
  const jiti: Jiti = createJiti(import.meta.url, {
    moduleCache: true,
    fsCache: false,
    interopDefault: false,
    virtualModules: { 'onec-standin': library, 'onec-standin/bsl': bsl },
  })
  const ours = new Set<string>()
  const noting = async <T>(work: () => Promise<T>): Promise<T> => {
    const before = new Set(Object.keys(jiti.cache))
    try {
      return await work()
    } finally {
      for (const one of Object.keys(jiti.cache)) if (!before.has(one) && !/[\\/]node_modules[\\/]/.test(one)) ours.add(one)
    }
  }
  return {
    import: (file) => noting(() => jiti.import<Record<string, unknown>>(file)),
    importPackage: (name, from) => noting(() => jiti.import(name, { parentURL: from })),
    imported: () => [...ours],
    forget() {
      for (const file of ours) delete jiti.cache[file]
      ours.clear()
    },
  }
}
