/** From defined Web services to those that can be served, with diagnostics; what is broken is left out. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { distinctDescribed } from './foreign/check.ts'
import type { DescribedWebService } from './foreign/service.ts'
import { reportWebService } from './service/diagnostics.ts'
import { soundOperations } from './service/operation-sound.ts'
import { placeOfPart, type DefinedWebService } from './service/place.ts'
import { addressesOf, type WebService } from './service/service.ts'
import { descriptorIsSound, nameIsSound, namespaceIsSound, packagesAreSound, settingsAreSound, type Tell } from './service/sound.ts'

export interface ReadWebServices {
  /** The services that can be served, with their sound operations; of an address that two have, the first keeps it. */
  readonly services: readonly (DefinedWebService & { readonly defined: DefinedWebService })[]
  /** Those of WSDL documents whose addresses no service before them has. */
  readonly described: readonly DescribedWebService[]
  readonly diagnostics: readonly Diagnostic[]
}

export function readWebServices(defined: readonly DefinedWebService[], described: readonly DescribedWebService[] = []): ReadWebServices {
  const diagnostics: Diagnostic[] = []
  const tell: Tell = (one) => {
    diagnostics.push(one)
  }
  const taken = new Map<string, DefinedWebService>()
  const services = defined.flatMap((one) => {
    const checks = [nameIsSound, namespaceIsSound, settingsAreSound, packagesAreSound].map((isSound) => isSound(one, tell))
    const alias = descriptorIsSound(one, tell)
    const Operations = soundOperations(one, tell)
    if (!checks.every(Boolean)) return []
    const service: WebService = Object.freeze({
      ...one.service,
      Operations,
      DescriptorFileName: alias ? one.service.DescriptorFileName : undefined,
    })
    const addresses = freeAddresses({ ...one, service }, taken, tell)
    if (!addresses.includes(service.Name)) return []
    for (const address of addresses) taken.set(address, one)
    return [
      {
        ...one,
        defined: one,
        service: addresses.length === addressesOf(service).length ? service : Object.freeze({ ...service, DescriptorFileName: undefined }),
      },
    ]
  })
  return { services, described: distinctDescribed(described, services, tell), diagnostics }
}

export const checkWebServices = (
  defined: readonly DefinedWebService[],
  described: readonly DescribedWebService[] = [],
): readonly Diagnostic[] => readWebServices(defined, described).diagnostics

/** Name and DescriptorFileName are addresses alike; those that an earlier service has are reported. */
function freeAddresses(defined: DefinedWebService, taken: ReadonlyMap<string, DefinedWebService>, tell: Tell): string[] {
  const { service } = defined
  return addressesOf(service).filter((address) => {
    const first = taken.get(address)
    if (first === undefined) return true
    const kind = address === service.Name ? 'Name' : 'DescriptorFileName'
    const holes = { first: first.service.Name, second: service.Name, name: service.Name, address }
    const at = placeOfPart(defined, { kind })
    const diagnostic =
      kind === 'Name' && first.service.Name === address
        ? reportWebService('name-repeated', holes, at)
        : reportWebService('address-repeated', holes, at)
    const location = placeOfPart(first, { kind: first.service.Name === address ? 'Name' : 'DescriptorFileName' })
    tell(
      location === undefined
        ? diagnostic
        : { ...diagnostic, related: [{ location, message: 'the first of them is here', messageRu: 'первый из них здесь' }] },
    )
    return false
  })
}
