/**
 * Everything that is wrong with the configuration of a platform, its services included; given by a program in JavaScript it may be
 * anything.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { checkHTTPServices } from '../hs/service/check.ts'
import { soundBase } from '../publication/base.ts'
import { checkWebServices } from '../ws/check.ts'
import type { Configuration, Service } from './configuration.ts'
import { reportConfiguration } from './diagnostics.ts'

/** Places are not known: who has them (`standin check`) checks for himself. */
export function checkConfiguration(configuration: Configuration): readonly Diagnostic[] {
  const { services, base } = (configuration ?? {}) as { readonly services?: unknown; readonly base?: unknown }
  const ofBase =
    base === undefined || (typeof base === 'string' && soundBase(base) !== undefined)
      ? []
      : [reportConfiguration('base-invalid', { found: described(base) })]
  if (!Array.isArray(services)) return [reportConfiguration('no-services', { found: described(services) }), ...ofBase]
  const given: readonly unknown[] = services
  const sound = given.filter(isService)
  return [
    ...given.flatMap((one, index) => (isService(one) ? [] : [reportConfiguration('not-a-service', { index, found: described(one) })])),
    ...ofBase,
    ...checkHTTPServices(sound.flatMap((service) => (service.kind === 'HTTPService' ? [{ service }] : []))),
    ...checkWebServices(
      sound.flatMap((service) => (service.kind === 'WebService' ? [{ service }] : [])),
      sound.filter((service) => service.kind === 'DescribedWebService'),
    ),
  ]
}

const kinds: ReadonlySet<unknown> = new Set<Service['kind']>(['HTTPService', 'WebService', 'DescribedWebService'])

const isService = (one: unknown): one is Service => typeof one === 'object' && one !== null && 'kind' in one && kinds.has(one.kind)

function described(value: unknown): string {
  if (Array.isArray(value)) return 'an array'
  if (typeof value === 'object' && value !== null)
    return `an object with ${
      Object.keys(value)
        .slice(0, 5)
        .map((key) => `"${key}"`)
        .join(', ') || 'no properties'
    }`
  return typeof value === 'string' ? JSON.stringify(value) : typeof value === 'function' ? 'a function' : String(value)
}
