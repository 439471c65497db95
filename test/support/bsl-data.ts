/** Runs texts in 1C's language over an infobase: modules of objects by `Catalog.Товары.Object`, their events included. */
import { moduleEvents } from '../../src/bsl/data-events.ts'
import type { ModuleSource } from '../../src/bsl/modules/parts.ts'
import { Program } from '../../src/bsl/modules/program.ts'
import { RunContext } from '../../src/bsl/modules/run-context.ts'
import { ErrorInfo } from '../../src/bsl/objects/errors/error-info.ts'
import { describe } from '../../src/bsl/objects/errors/presentation.ts'
import { platformDictionary } from '../../src/bsl/objects/library.ts'
import { asBslError } from '../../src/bsl/run/exceptions.ts'
import type { Subscriptions } from '../../src/bsl/subscriptions.ts'
import { createAsyncContext } from '../../src/host/machine/async-context.ts'
import { confinedFiles } from '../../src/host/machine/bsl-files.ts'
import { evaluate, machinePorts } from '../../src/host/machine/bsl.ts'
import { system } from '../../src/host/machine/system.ts'
import type { DataDefinition } from '../../src/infobase/definition/definition.ts'
import { createInfobase, type Infobase } from '../../src/infobase/infobase.ts'
import { createModel } from '../../src/infobase/model/create-model.ts'
import type { InfobasePorts } from '../../src/infobase/objects/ports.ts'
import type { Ran } from './bsl.ts'
import { openEngineForTests } from './infobase/engines.ts'
import { shopInfobase } from './infobase/shop.ts'

export interface BSLWithData {
  readonly infobase: Infobase
  run(text: string): Promise<Ran>
}

/** `modules`: texts by `Document.РасходТовара.Object`, `Catalog.Товары.Manager`, and of common modules by their names. */
export async function bslWithData(
  modules: Readonly<Record<string, string>> = {},
  make: (source: object, ports?: Partial<InfobasePorts>) => Promise<Infobase> = (source) => shopInfobase([], {}, source),
  subscriptions?: Subscriptions,
): Promise<BSLWithData> {
  const sources = new Map<string, ModuleSource>(
    Object.entries(modules).map(([name, text]) => [name, { id: name, file: `bsl:${name}`, text: () => text }]),
  )
  const commons = [...sources].filter(([name]) => !name.includes('.'))
  const program = new Program({
    dictionary: platformDictionary(),
    commonModules: new Map(
      commons.map(([name, one]) => [name.toLowerCase(), { ...one, name, global: false, reuses: false, text: () => one.text() }]),
    ),
    evaluate,
    dataModules: (fullName, form) => sources.get(`${fullName}.${form}`),
  })
  const ports = { ...machinePorts(), zone: 0, openFiles: () => confinedFiles([]) }
  const infobase = await make({ moduleEvents: moduleEvents(program, () => ports, subscriptions) })
  return {
    infobase,
    async run(text) {
      const lines: string[] = []
      const context = new RunContext(program, { ...ports, infobase, message: (line) => lines.push(line) })
      try {
        await context.module({ id: 'Модуль', file: 'bsl:script', text: () => text }, true).start()
        return { lines, error: undefined }
      } catch (error) {
        return { lines, error: describe(new ErrorInfo(asBslError(error), context)) }
      } finally {
        context.close()
      }
    },
  }
}

/** Makes an infobase of other objects, for `bslWithData`. */
export const infobaseOf =
  (definitions: readonly DataDefinition[]) =>
  async (source: object): Promise<Infobase> =>
    createInfobase(
      { model: createModel(definitions), ...source },
      { engine: await openEngineForTests(), context: createAsyncContext(), system },
    )
