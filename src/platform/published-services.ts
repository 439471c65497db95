/** The services of a publication as their routers need them: those that it publishes, at the addresses that it gives them. */
import { createRouteTable, type RouteTable } from '../hs/route/table.ts'
import type { HTTPService } from '../hs/service/service.ts'
import type { OfferedService, Publication } from '../publication/publication.ts'
import type { WebServiceRouter } from '../ws/call/route.ts'
import type { WSInvocation } from '../ws/call/settings.ts'
import type { WebServiceChannel } from '../ws/channel.ts'
import type { DescribedWebService } from '../ws/foreign/service.ts'
import type { ServedService } from '../ws/service/serve.ts'
import { addressesOf, type WebService } from '../ws/service/service.ts'

/** HTTP services. `original`: told of each service that stands in the table in another form, because its address is another one. */
export function publishedTable(
  { services: published }: Publication,
  services: readonly HTTPService[],
  original: Map<object, HTTPService>,
): RouteTable {
  const byName = new Map(published.filter(({ channel }) => channel === 'hs').map((one) => [one.Name, one]))
  return createRouteTable(
    services.flatMap((service) => {
      const address = byName.get(service.Name)?.addresses[0]
      if (address === undefined) return []
      if (address === service.RootURL) return [service]
      const moved: HTTPService = Object.freeze({ ...service, RootURL: address })
      original.set(moved, service)
      return [moved]
    }),
  )
}

/** The Web services of each publication, at the addresses that it gives them. */
export function publishedRouters(
  channel: WebServiceChannel,
  publications: readonly Publication[],
  services: readonly ServedService[],
  invocation: WSInvocation,
): ReadonlyMap<Publication, WebServiceRouter> {
  return new Map(
    publications.map((publication) => {
      // Of two with one Name the first is served, so its addresses count.
      const byName = new Map(
        publication.services
          .filter(({ channel }) => channel === 'ws')
          .toReversed()
          .map((one) => [one.Name, one]),
      )
      const published = services.flatMap((service) => {
        const found = byName.get(service.Name)
        return found === undefined ? [] : [{ ...service, addresses: found.addresses }]
      })
      return [publication, channel.router(published, invocation)]
    }),
  )
}

/** What a service offers to be published. */
export const offered = (service: HTTPService | WebService | DescribedWebService): OfferedService => ({
  channel: service.kind === 'HTTPService' ? 'hs' : 'ws',
  Name: service.Name,
  addresses:
    service.kind === 'HTTPService' ? [service.RootURL] : service.kind === 'WebService' ? addressesOf(service) : service.served.addresses,
  ...(service.kind === 'DescribedWebService' && service.served.paths && { paths: service.served.paths }),
  ReuseSessions: service.ReuseSessions,
  SessionMaxAge: service.SessionMaxAge,
})
