/** Patterns held against the services that there are: a name nobody knows is refused with the one that was probably meant. */
import { didYouMean } from '../../diagnostics/near.ts'
import type { ReadService, ReadTemplate } from '../../hs/service/read.ts'
import { addressesOf, type WebService } from '../../ws/service/service.ts'
import type { Address, Addresses, NamedWebService } from './address.ts'
import type { CallPattern, HSPattern, WSPattern } from './pattern.ts'

/** A pattern names a service, template or operation that is not there. */
export class PatternError extends Error {
  override readonly name = 'PatternError'
}

/** A pattern by the names of the metadata. */
export interface KnownPattern {
  readonly channel: 'hs' | 'ws'
  readonly service: string
  readonly template?: string
  readonly method?: string
  readonly operation?: string
}

/** Throws PatternError. */
export const knownPattern = (pattern: CallPattern, addresses: Addresses): KnownPattern =>
  pattern.channel === 'ws' ? knownOperation(pattern, addresses.named) : knownTemplate(pattern, addresses.services)

/** `called`: the method of the request. */
export const addressFits = (
  { channel, service, template, method, operation }: KnownPattern,
  called: string,
  address: Address | undefined,
): boolean =>
  address !== undefined
  && address.channel === channel
  && address.service === service
  && (template === undefined || address.template === template)
  && (method === undefined || method === called)
  && (operation === undefined || address.operation === operation)

export const findService = (services: readonly ReadService[], wanted: string): ReadService | undefined =>
  services.find(({ service }) => service.RootURL === wanted) ?? services.find(({ service }) => service.Name === wanted)

export const findWebService = (services: readonly WebService[], wanted: string): WebService | undefined =>
  services.find((one) => addressesOf(one).includes(wanted))

/** By its text (slashes at the ends do not count), then by its name. */
export const findTemplate = ({ templates }: ReadService, wanted: string): ReadTemplate | undefined =>
  templates.find(({ template }) => trimmed(template.text) === trimmed(wanted)) ?? templates.find(({ Name }) => Name === wanted)

const trimmed = (text: string): string => text.replace(/^\//, '').replace(/\/$/, '')

export function unknownService(wanted: string, services: readonly ReadService[]): string {
  const names = services.flatMap(({ service }) => [service.RootURL, service.Name])
  const served = names.length === 0 ? '; none is served' : `; there are ${services.map(({ service }) => service.RootURL).join(', ')}`
  return `no HTTP service has the RootURL or the Name "${wanted}"${didYouMean(wanted, names) || served}`
}

export const unknownWebService = (wanted: string, services: readonly NamedWebService[]): string =>
  `no Web service has the Name "${wanted}"${
    didYouMean(
      wanted,
      services.flatMap((one) => one.addresses),
    ) || (services.length === 0 ? '; none is served' : `; there are ${services.map(({ Name }) => Name).join(', ')}`)
  }`

export function unknownTemplate(wanted: string, { service, templates }: ReadService): string {
  const names = templates.flatMap(({ Name, template }) => [template.text, Name])
  return (
    `HTTP service ${service.Name} has no URL template `
    + `"${wanted}"${didYouMean(wanted, names) || `; it has ${templates.map(({ template }) => template.text).join(', ') || 'none'}`}`
  )
}

export const unknownOperation = (wanted: string, { Name, operations }: Pick<NamedWebService, 'Name' | 'operations'>): string =>
  `Web service ${Name} has no operation "${wanted}"${didYouMean(wanted, operations) || `; it has ${operations.join(', ') || 'none'}`}`

function knownTemplate({ service: given, template: wanted, method }: HSPattern, services: readonly ReadService[]): KnownPattern {
  const name = typeof given === 'string' ? given : given.Name
  const service = findService(services, name)
  if (service === undefined) throw new PatternError(unknownService(name, services))
  const template = wanted === undefined ? undefined : findTemplate(service, wanted)
  if (wanted !== undefined && template === undefined) throw new PatternError(unknownTemplate(wanted, service))
  return { channel: 'hs', service: service.service.Name, ...(template && { template: template.Name }), ...(method && { method }) }
}

function knownOperation({ service: name, operation }: WSPattern, services: readonly NamedWebService[]): KnownPattern {
  const service = services.find((one) => one.Name === name || one.addresses.includes(name))
  if (service === undefined) throw new PatternError(unknownWebService(name, services))
  if (operation !== undefined && !service.operations.includes(operation)) throw new PatternError(unknownOperation(operation, service))
  return { channel: 'ws', service: service.Name, ...(operation !== undefined && { operation }) }
}
