/** The HTTP services of a publication as a table of routes: those that it publishes, at the addresses that it gives them. */
import { createRouteTable } from './hs/route-table.ts'
import type { RouteTable } from './hs/route-table.ts'
import type { HTTPService } from './hs/service.ts'
import type { OfferedService, Publication } from './publication/publication.ts'

/** `original`: told of each service that stands in the table in another form, because its address is another one. */
export function publishedTable({ services: published }: Publication, services: readonly HTTPService[], original: Map<HTTPService, HTTPService>): RouteTable {
  const byName = new Map(published.filter(({ channel }) => channel === 'hs').map((one) => [one.Name, one]))
  return createRouteTable(services.flatMap((service) => {
    const address = byName.get(service.Name)?.addresses[0]
    if (address === undefined) return []
    if (address === service.RootURL) return [service]
    const moved: HTTPService = Object.freeze({ ...service, RootURL: address })
    original.set(moved, service)
    return [moved]
  }))
}

/** What an HTTP service offers to be published. */
export const offered = (service: HTTPService): OfferedService =>
  ({ channel: 'hs', Name: service.Name, addresses: [service.RootURL], ReuseSessions: service.ReuseSessions, SessionMaxAge: service.SessionMaxAge })
