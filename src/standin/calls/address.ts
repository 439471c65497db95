/** The services that are served now, and what a request is addressed to among them. */
import type { Address } from '../../channel/address.ts'
import { readWhenAsked, type ReadService } from '../../hs/service/read.ts'
import type { HTTPService } from '../../hs/service/service.ts'
import type { Platform } from '../../platform/configuration.ts'
import type { DescribedWebService } from '../../ws/foreign/service.ts'
import { addressesOf, type WebService } from '../../ws/service/service.ts'

export type { Address } from '../../channel/address.ts'

/** A Web service, in code or of a WSDL document, by the names under which it can be called. */
export interface NamedWebService {
  readonly Name: string
  readonly addresses: readonly string[]
  readonly operations: readonly string[]
}

export interface Addresses {
  /** HTTP services that can be served. */
  readonly services: readonly ReadService[]
  /** Web services that are defined in code or by a configuration. */
  readonly webServices: readonly WebService[]
  /** These, and those of WSDL documents. */
  readonly named: readonly NamedWebService[]
  /** `undefined` when no published service has that address. */
  of(method: string, target: string): Address | undefined
}

type Service = HTTPService | WebService | DescribedWebService

/** `of`: the platform's `addressOf`; absent where no request is asked about. */
export function createAddresses(services: readonly Service[], of: Platform['addressOf'] = () => undefined): Addresses {
  const httpServices = services.filter((one) => one.kind === 'HTTPService')
  let read: readonly ReadService[] | undefined
  return {
    get services() {
      return (read ??= readWhenAsked(httpServices))
    },
    webServices: services.filter((one) => one.kind === 'WebService'),
    named: services.flatMap(named),
    of,
  }
}

function named(service: Service): readonly NamedWebService[] {
  if (service.kind === 'WebService')
    return [{ Name: service.Name, addresses: addressesOf(service), operations: Object.keys(service.Operations) }]
  return service.kind === 'HTTPService'
    ? []
    : [{ Name: service.Name, addresses: service.served.addresses, operations: service.served.operations.map((one) => one.Name) }]
}
