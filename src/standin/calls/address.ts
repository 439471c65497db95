/**
 * What a request is addressed to: the published service and its URL template, found again from method and target, outside the request's own
 * path.
 */
import { parseTarget, segmentText, type Target } from '../../exchange/target.ts'
import { createRouteTable, type RouteTable } from '../../hs/route/table.ts'
import type { ReadService, ReadTemplate } from '../../hs/service/read.ts'
import type { HTTPService } from '../../hs/service/service.ts'
import { parametersOf } from '../../hs/template/match.ts'
import { publishedTable } from '../../platform/published-services.ts'
import { createLocator } from '../../publication/locate.ts'
import type { Publication } from '../../publication/publication.ts'
import type { DescribedWebService } from '../../ws/foreign/service.ts'
import { addressesOf, type WebService } from '../../ws/service/service.ts'

export interface Address {
  readonly channel: 'hs' | 'ws'
  /** Metadata name of the service. */
  readonly service: string
  /** Its address below the channel. */
  readonly root: string
  /** Name and text of the URL template, where one takes the URL. */
  readonly template?: string
  readonly templateText?: string
  /** Of a Web service, where the message could be read. */
  readonly operation?: string
  /** Null-prototype; empty without a template. */
  readonly URLParameters: Readonly<Record<string, string>>
  /** Whether the template has a handler for the method. */
  readonly handled: boolean
}

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

const none: Readonly<Record<string, string>> = Object.freeze(Object.create(null))

/** `publications` as of the platform. Tables are made when first asked. */
export function createAddresses(services: readonly Service[], publications: readonly Publication[]): Addresses {
  const httpServices = services.filter((one) => one.kind === 'HTTPService')
  const webServices = services.filter((one) => one.kind === 'WebService')
  const locator = createLocator(publications)
  const tables = new Map<Publication | undefined, RouteTable>()
  const tableOf = (publication?: Publication): RouteTable => {
    const table =
      tables.get(publication)
      ?? (publication === undefined ? createRouteTable(httpServices) : publishedTable(publication, httpServices, new Map()))
    tables.set(publication, table)
    return table
  }
  return {
    get services() {
      return tableOf().services
    },
    webServices,
    named: services.flatMap(named),
    of(method, raw) {
      const target = parseTarget(raw)
      const place = target && locator.find(target.path)
      if (target === undefined || place === undefined) return undefined
      const {
        point: { publication, channel },
        start,
      } = place
      return channel === 'hs'
        ? ofHTTPService(tableOf(publication), method, target, start)
        : ofWebService(publication, target.path.slice(start + 1))
    },
  }
}

function named(service: Service): readonly NamedWebService[] {
  if (service.kind === 'WebService')
    return [{ Name: service.Name, addresses: addressesOf(service), operations: Object.keys(service.Operations) }]
  return service.kind === 'HTTPService'
    ? []
    : [{ Name: service.Name, addresses: service.served.addresses, operations: service.served.operations.map((one) => one.Name) }]
}

function ofHTTPService(table: RouteTable, method: string, target: Target, start: number): Address | undefined {
  const route = table.route(method, target.path, start)
  if (route.kind === 'noRoot') return undefined
  const { Name, RootURL } = route.service
  const known = { channel: 'hs' as const, service: Name, root: RootURL }
  if (route.kind === 'noTemplate' || route.kind === 'ambiguous') return { ...known, URLParameters: none, handled: false }
  const { template } = route
  const URLParameters = route.kind === 'found' ? route.URLParameters : parametersIn(template, target, start + 1 + RootURL.length)
  return { ...known, template: template.Name, templateText: template.template.text, URLParameters, handled: route.kind === 'found' }
}

function ofWebService({ services }: Publication, root: string): Address | undefined {
  const found = services.find((one) => one.channel === 'ws' && one.addresses.includes(root))
  return found && { channel: 'ws', service: found.Name, root, URLParameters: none, handled: false }
}

const parametersIn = ({ template }: ReadTemplate, { path }: Target, below: number): Readonly<Record<string, string>> =>
  parametersOf(template, path.slice(below).split('/').slice(1).map(segmentText))
