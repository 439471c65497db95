/** `ВнешниеИсточникиДанных`: the managers of all external data sources by name, for whom they work, and their end. */
import { didYouMean } from '../../diagnostics/near.ts'
import type { ForeignTables } from '../../infobase/foreign/tables.ts'
import { dataError } from '../data/fault.ts'
import type { ExternalFrame, ExternalPorts } from '../data/ports.ts'
import type { ExternalDataSource } from '../definition/source.ts'
import { foreignTables } from './foreign-tables.ts'
import { ExternalDataSourceManager } from './source-manager.ts'
import { SourceRuntime } from './source-runtime.ts'
import type { NamedTableManager } from './table-manager.ts'

/** A manager with its functions as methods, and its tables with finders: `source['СледующийКод']()`. */
export type NamedExternalDataSource = Omit<ExternalDataSourceManager, 'Tables' | 'Таблицы'> & {
  /** `Таблицы`. */
  readonly Tables: Readonly<Record<string, NamedTableManager>>
  /** `Tables`. */
  readonly Таблицы: Readonly<Record<string, NamedTableManager>>
} & { readonly [name: string]: never }

/** By name: `call.externalDataSources.DBF.Tables.Товары.CreateRecordSet()`. */
export interface ExternalDataSources {
  readonly [source: string]: NamedExternalDataSource
}

/** The managers, and what a platform does with them. */
export interface ExternalDataSourcesRuntime {
  readonly sources: ExternalDataSources
  /** What queries read. */
  readonly tables: ForeignTables
  /** Runs for a session and its user; what it leaves open in transactions is rolled back. */
  runAs<R>(frame: ExternalFrame, action: () => Promise<R>): Promise<R>
  close(): Promise<void>
}

export function createExternalDataSources(definitions: readonly ExternalDataSource[], ports: ExternalPorts): ExternalDataSourcesRuntime {
  const runtimes = new Map(definitions.map((one) => [one.Name, new SourceRuntime(one, ports)] as const))
  const sources = folder(
    () => [...runtimes.keys()],
    (name) => {
      const runtime = runtimes.get(name)
      return runtime && managerOf(runtime)
    },
    (name) => dataError('unknown-source', { name, hint: didYouMean(name, [...runtimes.keys()]) }),
  )
  return {
    sources: sources as unknown as ExternalDataSources,
    tables: foreignTables(runtimes, ports.settings.mostRows),
    runAs: (frame, action) =>
      ports.context.run(
        frame,
        async () => {
          try {
            return await action()
          } finally {
            await Promise.all([...runtimes.values()].map((one) => one.end(frame.session)))
          }
        },
        true,
      ),
    async close() {
      await Promise.all([...runtimes.values()].map((one) => one.close()))
    },
  }
}

function managerOf(runtime: SourceRuntime): ExternalDataSourceManager {
  const { model } = runtime
  const tables = folder(
    () => [...model.tables.keys()],
    (name) => runtime.table(name),
    (name) => dataError('unknown-table', { source: model.name, name, hint: didYouMean(name, [...model.tables.keys()]) }),
  )
  const manager = new ExternalDataSourceManager(runtime, tables)
  // Functions are methods of the manager; one that is called as a method of 1C's is behind it.
  for (const name of Object.keys(model.definition.Functions))
    if (!(name in manager)) Object.defineProperty(manager, name, { value: (...parameters: unknown[]) => runtime.run(name, parameters) })
  return manager
}

/** Names lead to what is made when it is first named; others are errors. */
function folder<T extends object>(
  names: () => readonly string[],
  find: (name: string) => T | undefined,
  unknown: (name: string) => Error,
): Readonly<Record<string, T>> {
  const made = new Map<string, T>()
  const found = (name: string): T | undefined => {
    const known = made.get(name) ?? find(name)
    if (known !== undefined) made.set(name, known)
    return known
  }
  return new Proxy(Object.create(null) as Record<string, T>, {
    get(_target, name) {
      if (typeof name !== 'string' || name === 'then' || name === 'toJSON') return undefined
      const one = found(name)
      if (one === undefined) throw unknown(name)
      return one
    },
    has: (_target, name) => typeof name === 'string' && names().includes(name),
    ownKeys: () => [...names()],
    getOwnPropertyDescriptor: (_target, name) =>
      typeof name === 'string' && names().includes(name) ? { enumerable: true, configurable: true, value: found(name) } : undefined,
  })
}
