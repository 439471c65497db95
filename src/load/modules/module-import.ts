/** The door to jiti: user modules in TypeScript or JavaScript become values, and share the one instance of this library that runs. */
import type { Jiti } from 'jiti'

/** Imports modules by absolute path; what it imported is shared among them until `forget`. */
export interface ModuleImporter {
  /** Rejects with whatever the module threw, or with the parser's complaint. */
  import(file: string): Promise<Readonly<Record<string, unknown>>>
  /** Files that were imported since the last `forget`, packages left out: those that have to be watched. */
  imported(): readonly string[]
  /** The next import of any of these files reads and evaluates it anew, dependencies included: nothing of their state is left. */
  forget(): void
}

let importer: Promise<ModuleImporter> | undefined

/** One for the process: what one stand-in has imported another one must be able to forget. */
export const moduleImporter = (): Promise<ModuleImporter> => (importer ??= createModuleImporter())

/**
 * A module cache is needed while one load runs, so that two services that import one store share it (without it each got its own, tried
 * with jiti 2.7); it is node's own, so that only what came in through here is ever removed.
 */
async function createModuleImporter(): Promise<ModuleImporter> {
  const [{ createJiti }, library] = await Promise.all([import('jiti'), import('../../index.ts')])
  const jiti: Jiti = createJiti(import.meta.url, {
    moduleCache: true,
    fsCache: false,
    interopDefault: false,
    virtualModules: { 'onec-standin': library },
  })
  const ours = new Set<string>()
  return {
    async import(file) {
      const before = new Set(Object.keys(jiti.cache))
      try {
        return await jiti.import<Record<string, unknown>>(file)
      } finally {
        for (const one of Object.keys(jiti.cache)) if (!before.has(one) && !/[\\/]node_modules[\\/]/.test(one)) ours.add(one)
      }
    },
    imported: () => [...ours],
    forget() {
      for (const file of ours) delete jiti.cache[file]
      ours.clear()
    },
  }
}
