/** Patterns held against the services that there are: a name nobody knows is refused with the one that was probably meant. */
import { didYouMean } from '../diagnostics/near.ts'
import type { ReadService, ReadTemplate } from '../hs/service-read.ts'
import type { Address } from './address.ts'
import type { CallPattern } from './pattern.ts'

/** A pattern names a service or template that is not there. */
export class PatternError extends Error {
  override readonly name = 'PatternError'
}

/** A pattern whose service and template are known. */
export interface KnownPattern {
  readonly service: ReadService
  readonly template: ReadTemplate | undefined
  readonly method: string | undefined
}

/** Throws PatternError. */
export function knownPattern(pattern: CallPattern, services: readonly ReadService[]): KnownPattern {
  const service = serviceOf(pattern, services)
  const { template } = pattern
  return { service, template: template === undefined ? undefined : templateOf(template, service), method: pattern.method }
}

export const addressFits = ({ service, template, method }: KnownPattern, called: string, address: Address | undefined): boolean =>
  address !== undefined && address.service === service.service.Name && (template === undefined || address.template === template.Name) && (method === undefined || method === called)

export const findService = (services: readonly ReadService[], wanted: string): ReadService | undefined =>
  services.find(({ service }) => service.RootURL === wanted) ?? services.find(({ service }) => service.Name === wanted)

/** By its text (slashes at the ends do not count), then by its name. */
export const findTemplate = ({ templates }: ReadService, wanted: string): ReadTemplate | undefined =>
  templates.find(({ template }) => trimmed(template.text) === trimmed(wanted)) ?? templates.find(({ Name }) => Name === wanted)

const trimmed = (text: string): string => text.replace(/^\//, '').replace(/\/$/, '')

export function unknownService(wanted: string, services: readonly ReadService[]): string {
  const names = services.flatMap(({ service }) => [service.RootURL, service.Name])
  return `no HTTP service has the RootURL or the Name "${wanted}"${didYouMean(wanted, names) || (names.length === 0 ? '; none is served' : `; there are ${services.map(({ service }) => service.RootURL).join(', ')}`)}`
}

export function unknownTemplate(wanted: string, { service, templates }: ReadService): string {
  const names = templates.flatMap(({ Name, template }) => [template.text, Name])
  return `HTTP service ${service.Name} has no URL template "${wanted}"${didYouMean(wanted, names) || `; it has ${templates.map(({ template }) => template.text).join(', ') || 'none'}`}`
}

function serviceOf({ service }: CallPattern, services: readonly ReadService[]): ReadService {
  const wanted = typeof service === 'string' ? service : service.Name
  const found = findService(services, wanted)
  if (found === undefined) throw new PatternError(unknownService(wanted, services))
  return found
}

function templateOf(wanted: string, service: ReadService): ReadTemplate {
  const found = findTemplate(service, wanted)
  if (found === undefined) throw new PatternError(unknownTemplate(wanted, service))
  return found
}
