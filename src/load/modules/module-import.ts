/** The door to jiti: user modules in TypeScript or JavaScript become values, and share the one instance of this library that runs. */
import type { Jiti } from 'jiti'

/** Imports modules by absolute path; what it imported is shared among them until `forget`. */
export interface ModuleImporter {
  /** Rejects with whatever the module threw, or with the parser's complaint. */
  import(file: string): Promise<Readonly<Record<string, unknown>>>
  /** Files that were imported since the last `forget`, packages left out: those that have to be watched. */
  imported(): readonly string[]
  /** The next import of any of these files reads it anew, dependencies included. */
  forget(): void
}

/**
 * A module cache is needed while one load runs, so that two services that import one store share it (without it each got its own, tried
 * with jiti 2.7); it is node's own, so that only what came in through here is ever removed.
 */
export async function createModuleImporter(): Promise<ModuleImporter> {
  const [{ createJiti }, library] = await Promise.all([import('jiti'), import('../../index.ts')])
  const jiti: Jiti = createJiti(import.meta.url, {
    moduleCache: true,
    fsCache: false,
    interopDefault: false,
    virtualModules: { 'onec-standin': library },
  })
  const before = new Set(Object.keys(jiti.cache))
  const ours = (): string[] => Object.keys(jiti.cache).filter((file) => !before.has(file) && !/[\\/]node_modules[\\/]/.test(file))
  return {
    import: (file) => jiti.import<Record<string, unknown>>(file),
    imported: ours,
    forget() {
      for (const file of ours()) delete jiti.cache[file]
    },
  }
}
