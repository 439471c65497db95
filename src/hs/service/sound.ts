/** The checks of one service's own parts, each with a diagnostic: Name, RootURL, session settings, methods. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Location } from '../../diagnostics/location.ts'
import { isIdentifier } from '../../names/identifier.ts'
import type { ReuseSessions } from '../../publication/reuse.ts'
import { reportService } from './diagnostics.ts'
import { isMethodName, methodNames } from './method.ts'
import { placeOf, type DefinedService } from './place.ts'
import type { Methods } from './service.ts'

export type Tell = (one: Diagnostic) => void

const rootSegments = /^[\p{L}\p{M}\p{Nd}_.~-]+(\/[\p{L}\p{M}\p{Nd}_.~-]+)*$/u

/** Segments that clients and web servers resolve before a request is sent or read. */
const dots = /(?:^|\/)\.\.?(?:\/|$)/

/** A name that 1C could give: an identifier. */
export const isServiceName = (found: unknown): boolean => isIdentifier(found)

export const isRootURL = (found: unknown): boolean =>
  typeof found === 'string' && (/^\w+$/.test(found) || (rootSegments.test(found) && !dots.test(found)))

export function nameIsSound(defined: DefinedService, tell: Tell): boolean {
  const found = defined.service.Name
  if (isServiceName(found)) return true
  const nearest =
    String(found ?? '')
      .replace(/[^\p{L}\p{M}\p{Nd}_]+/gu, '_')
      .replace(/^(?=[\p{M}\p{Nd}])/u, '_') || 'Warehouse'
  tell(reportService('name-invalid', { found: String(found), nearest }, placeOf(defined, { kind: 'Name' })))
  return false
}

export function rootIsSound(defined: DefinedService, tell: Tell): boolean {
  const found = defined.service.RootURL
  if (isRootURL(found)) return true
  const nearest =
    String(found ?? '')
      .replace(/[^\p{L}\p{M}\p{Nd}_.~/-]+/gu, '_')
      .split('/')
      .filter((one) => !/^\.{0,2}$/.test(one))
      .join('/') || 'warehouse'
  tell(
    reportService(
      'root-invalid',
      { found: String(found), name: String(defined.service.Name), nearest },
      placeOf(defined, { kind: 'RootURL' }),
    ),
  )
  return false
}

const reuses: readonly ReuseSessions[] = ['DontUse', 'Use', 'AutoUse']

/** The compiler says the same; a module in JavaScript has no compiler. */
export function settingsAreSound(defined: DefinedService, tell: Tell): boolean {
  const { Name, ReuseSessions, SessionMaxAge } = defined.service
  const wrong = (setting: string, found: unknown, allowed: string): void =>
    tell(
      reportService(
        'setting-invalid',
        { setting, name: String(Name), found: JSON.stringify(found) ?? String(found), allowed },
        placeOf(defined, { kind: 'Name' }),
      ),
    )
  const reuseIsSound = reuses.includes(ReuseSessions)
  const ageIsSound = Number.isInteger(SessionMaxAge) && SessionMaxAge >= 0
  if (!reuseIsSound) wrong('ReuseSessions', ReuseSessions, reuses.join(', '))
  if (!ageIsSound) wrong('SessionMaxAge', SessionMaxAge, '0, 1, 2, ...')
  return reuseIsSound && ageIsSound
}

/**
 * The methods that can be served: what was given, or a copy without those that are reported. `at`: asked only where something is wrong,
 * since finding a place reads the module.
 */
export function soundMethods(template: string, given: Methods, at: () => Location | undefined, tell: Tell): Methods {
  const sound: [string, unknown][] = []
  const entries: readonly [string, unknown][] = Object.entries(given)
  for (const [method, handler] of entries) {
    if (!isMethodName(method)) tell(reportService('method-unknown', { found: method, template, allowed: methodNames.join(', ') }, at()))
    else if (!isHandler(handler)) tell(reportService('handler-invalid', { method, template }, at()))
    else sound.push([method, handler])
  }
  return sound.length === entries.length ? given : Object.freeze(Object.assign(Object.create(null) as Methods, Object.fromEntries(sound)))
}

const isHandler = (given: unknown): boolean =>
  typeof given === 'function' || (typeof given === 'object' && given !== null && 'kind' in given && given.kind === 'DeclaredMethod')
