/** The module of the session: `УстановкаПараметровСеанса` sets parameters at the start of a session, and each that is asked for first. */
import type { Call } from '../../run/object.ts'
import { inPrivilegedMode } from '../../run/privileged.ts'
import type { OwnModule, Run } from '../../run/run.ts'
import { ArrayObject } from '../collections/array.ts'

const names = ['установкапараметровсеанса', 'sessionparameterssetting']

const procedureOf = (module: OwnModule): Call | undefined => names.map((one) => module.own(one)).find((one) => one !== undefined)

/**
 * Runs in privileged mode; a promise where it waits. A name that is being set is not asked for again. `name` absent: the start of the
 * session.
 */
export function settingParameters(run: Run, name?: string): unknown {
  const module = run.sessionModule()
  if (module === undefined) return undefined
  const asked = (run.kept.get('parameters being set') as Set<string> | undefined) ?? new Set()
  run.kept.set('parameters being set', asked)
  const key = name?.toLowerCase() ?? ''
  if (asked.has(key)) return undefined
  asked.add(key)
  return inPrivilegedMode(
    run,
    () => procedureOf(module)?.(run, undefined, [name === undefined ? null : new ArrayObject([name])]),
    () => asked.delete(key),
  )
}
