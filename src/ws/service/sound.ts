/** The checks of one Web service's own properties, each with a diagnostic: names, addresses, namespace, session settings, packages. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { isIdentifier } from '../../names/identifier.ts'
import type { ReuseSessions } from '../../publication/reuse.ts'
import { PlatformPackage } from '../../xdto/platform/types.ts'
import { namespacesUsed } from '../../xdto/schema/names.ts'
import type { XDTOPackage } from '../../xdto/types/package.ts'
import { V8 } from '../../xdto/types/type.ts'
import { reportWebService } from './diagnostics.ts'
import { reservedNamespaces } from './namespaces.ts'
import { placeOfPart, type DefinedWebService } from './place.ts'

export type Tell = (one: Diagnostic) => void

/** The nearest name that could be given instead. */
export const nearestIdentifier = (found: unknown): string =>
  String(found ?? '')
    .replace(/[^\p{L}\p{M}\p{Nd}_]+/gu, '_')
    .replace(/^(?=[\p{M}\p{Nd}])/u, '_') || 'Name'

export function nameIsSound(defined: DefinedWebService, tell: Tell): boolean {
  const { Name } = defined.service
  if (isIdentifier(Name)) return true
  tell(
    reportWebService(
      'name-invalid',
      { found: String(Name), what: 'WebService', nearest: nearestIdentifier(Name) },
      placeOfPart(defined, { kind: 'Name' }),
    ),
  )
  return false
}

/** The alias alone is left out when it cannot be one. */
export function descriptorIsSound(defined: DefinedWebService, tell: Tell): boolean {
  const { Name, DescriptorFileName } = defined.service
  if (DescriptorFileName === undefined || (typeof DescriptorFileName === 'string' && /^[^\s/\\?#%"<>]+$/.test(DescriptorFileName)))
    return true
  tell(
    reportWebService(
      'descriptor-invalid',
      { found: String(DescriptorFileName), name: String(Name), nearest: `${String(Name)}.1cws` },
      placeOfPart(defined, { kind: 'DescriptorFileName' }),
    ),
  )
  return false
}

export function namespaceIsSound(defined: DefinedWebService, tell: Tell): boolean {
  const { Name, Namespace } = defined.service
  const at = placeOfPart(defined, { kind: 'Namespace' })
  if (typeof Namespace !== 'string' || Namespace === '' || /[\s<>"{}|\\^`]/.test(Namespace)) {
    tell(reportWebService('namespace-invalid', { name: String(Name), found: JSON.stringify(Namespace) ?? String(Namespace) }, at))
    return false
  }
  const owner = reservedNamespaces.get(Namespace)
  if (owner !== undefined) tell(reportWebService('namespace-reserved', { name: String(Name), found: Namespace, owner }, at))
  return owner === undefined
}

const reuses: readonly ReuseSessions[] = ['DontUse', 'Use', 'AutoUse']

/** The compiler says the same; a module in JavaScript has no compiler. */
export function settingsAreSound(defined: DefinedWebService, tell: Tell): boolean {
  const { Name, ReuseSessions, SessionMaxAge } = defined.service
  const wrong = (setting: string, found: unknown, allowed: string): void =>
    tell(
      reportWebService(
        'setting-invalid',
        { setting, name: String(Name), found: JSON.stringify(found) ?? String(found), allowed },
        placeOfPart(defined, { kind: 'Name' }),
      ),
    )
  const reuseIsSound = reuses.includes(ReuseSessions)
  const ageIsSound = Number.isInteger(SessionMaxAge) && SessionMaxAge >= 0
  if (!reuseIsSound) wrong('ReuseSessions', ReuseSessions, reuses.join(', '))
  if (!ageIsSound) wrong('SessionMaxAge', SessionMaxAge, '0, 1, 2, ...')
  return reuseIsSound && ageIsSound
}

/** What is not a package, or a second one of its namespace, is an error; a package whose own types come from elsewhere is served. */
export function packagesAreSound(defined: DefinedWebService, tell: Tell): boolean {
  const { Name: name, XDTOPackages } = defined.service
  const at = placeOfPart(defined, { kind: 'XDTOPackages' })
  const namespaces = new Set<string>()
  let sound = true
  for (const one of XDTOPackages as readonly unknown[]) {
    if (!isPackage(one)) tell(reportWebService('package-invalid', { name, found: one === undefined ? 'undefined' : typeof one }, at))
    else if (namespaces.has(one.Namespace) || (one.Namespace === V8 && one !== PlatformPackage))
      tell(reportWebService('package-repeated', { name, namespace: one.Namespace }, at))
    else if (namespaces.add(one.Namespace)) continue
    sound = false
  }
  if (!sound) return false
  for (const one of XDTOPackages) {
    for (const namespace of namespacesUsed(one)) {
      if (!namespaces.has(namespace) && namespace !== V8)
        tell(reportWebService('package-missing', { package: one.Namespace, name, namespace }, at))
    }
  }
  return true
}

const isPackage = (one: unknown): one is XDTOPackage =>
  typeof one === 'object' && one !== null && 'Namespace' in one && 'types' in one && one.types instanceof Map
