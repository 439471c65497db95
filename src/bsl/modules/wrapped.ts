/** Common modules whose flags change how their methods run: privileged ones, and those that keep their results. */
import { keyOf } from '../run/key.ts'
import { ByReference } from '../run/member.ts'
import type { Call } from '../run/object.ts'
import { inPrivilegedMode } from '../run/privileged.ts'
import type { Run } from '../run/run.ts'
import { ModuleObject, type ModuleInstance } from './module-object.ts'
import type { CommonModuleSource } from './parts.ts'

/** A privileged module: its methods run in privileged mode, which is what it was behind them. */
export function privileged(run: Run, object: ModuleObject, source: CommonModuleSource): ModuleObject {
  const inside =
    (call: Call): Call =>
    (_run, self, args) =>
      inPrivilegedMode(run, () => call(run, self, args))
  return new ModuleObject(
    source.name,
    () => noInstance,
    (folded) => {
      const call = object.getMethod(folded)
      return call && inside(call)
    },
  )
}

/** A module with ReturnValuesReuse: a function is run once for the same arguments. */
export function remembering(object: ModuleObject, source: CommonModuleSource): ModuleObject {
  const remembered = new ModuleObject(
    source.name,
    () => noInstance,
    (folded) => {
      const call = object.getMethod(folded)
      return (
        call
        && ((run, self, args) => {
          const results = resultsOf(run)
          const name = `${source.name}.${folded}`
          let level: Map<unknown, unknown> = results.get(name) ?? new Map()
          results.set(name, level)
          for (const arg of args) {
            const key = keyOf(valueOf(arg))
            const next = (level.get(key) as Map<unknown, unknown> | undefined) ?? new Map()
            level.set(key, next)
            level = next
          }
          if (!level.has(resultKey)) level.set(resultKey, call(run, self, args))
          return level.get(resultKey)
        })
      )
    },
  )
  return remembered
}

/** Behind the last argument. */
const resultKey = Symbol('result')

/** Kept until ОбновитьПовторноИспользуемыеЗначения. */
function resultsOf(run: Run): Map<string, Map<unknown, unknown>> {
  const found = (run.kept.get('reused') as Map<string, Map<unknown, unknown>> | undefined) ?? new Map<string, Map<unknown, unknown>>()
  run.kept.set('reused', found)
  return found
}

export const noInstance: ModuleInstance = { method: () => undefined, variables: {} }

const valueOf = (arg: unknown): unknown => (arg instanceof ByReference ? arg.v : arg)
