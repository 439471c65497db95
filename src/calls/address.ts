/** What a request is addressed to: the published service and its URL template, found again from method and target, outside the request's own path. */
import { parseTarget, segmentText } from '../exchange/target.ts'
import { createRouteTable } from '../hs/route-table.ts'
import { parametersOf } from '../hs/template-match.ts'
import { addressesOf } from '../ws/service.ts'
import type { HTTPService } from '../hs/service.ts'
import type { ReadService, ReadTemplate } from '../hs/service-read.ts'
import type { Target } from '../exchange/target.ts'
import type { WebService } from '../ws/service.ts'

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

export interface Addresses {
  /** HTTP services that can be served. */
  readonly services: readonly ReadService[]
  readonly webServices: readonly WebService[]
  /** `undefined` when no published service has that address. */
  of(method: string, target: string): Address | undefined
}

const none: Readonly<Record<string, string>> = Object.freeze(Object.create(null))

/** `base` is `''` or `/name`, as `Platform.base`. The table is made when first asked. */
export function createAddresses(services: readonly (HTTPService | WebService)[], base: string): Addresses {
  const webServices = services.filter((one) => one.kind === 'WebService')
  let made: ReturnType<typeof createRouteTable> | undefined
  const table = (): ReturnType<typeof createRouteTable> => made ??= createRouteTable(services.filter((one) => one.kind === 'HTTPService'))
  return {
    get services() {
      return table().services
    },
    webServices,
    of(method, raw) {
      const target = parseTarget(raw)
      if (target?.path.startsWith(`${base}/hs/`)) return ofHTTPService(table(), method, target, `${base}/hs`.length)
      return target?.path.startsWith(`${base}/ws/`) ? ofWebService(webServices, target.path.slice(`${base}/ws/`.length)) : undefined
    },
  }
}

function ofHTTPService(table: ReturnType<typeof createRouteTable>, method: string, target: Target, start: number): Address | undefined {
  const route = table.route(method, target.path, start)
  if (route.kind === 'noRoot') return undefined
  const { Name, RootURL } = route.service
  const known = { channel: 'hs' as const, service: Name, root: RootURL }
  if (route.kind === 'noTemplate' || route.kind === 'ambiguous') return { ...known, URLParameters: none, handled: false }
  const { template } = route
  const URLParameters = route.kind === 'found' ? route.URLParameters : parametersIn(template, target, start + 1 + RootURL.length)
  return { ...known, template: template.Name, templateText: template.template.text, URLParameters, handled: route.kind === 'found' }
}

function ofWebService(services: readonly WebService[], root: string): Address | undefined {
  const found = services.find((one) => addressesOf(one).includes(root))
  return found && { channel: 'ws', service: found.Name, root, URLParameters: none, handled: false }
}

const parametersIn = ({ template }: ReadTemplate, { path }: Target, below: number): Readonly<Record<string, string>> =>
  parametersOf(template, path.slice(below).split('/').slice(1).map(segmentText))
