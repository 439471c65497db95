/** HTTP services as a channel: what the platform, the stand-in and the command line know of them. */
import type { Channel, Invocation, Router } from '../channel/channel.ts'
import type { PublishedService } from '../publication/publication.ts'
import { addressIn } from './address.ts'
import { httpServices } from './face.ts'
import { invoke, type HTTPOptions, type HTTPSettings } from './invoke.ts'
import { listedHTTPServices } from './listed.ts'
import { explainRoute } from './route/explain.ts'
import { noService, rightOf, routeToHandler } from './route/route.ts'
import { createRouteTable } from './route/table.ts'
import { checkHTTPServices } from './service/check.ts'
import { readWhenAsked } from './service/read.ts'
import type { HTTPService } from './service/service.ts'
import { stubbedHTTPService } from './stubbed.ts'

export const httpServiceChannel: Channel<HTTPService, HTTPOptions> = {
  ...httpServices,
  sound: (services) => readWhenAsked(services).map(({ service }) => service),
  check: (services) => checkHTTPServices(services.map((service) => ({ service }))),
  serve: (services, invocation) => (published) => routerOf(published, services, invocation),
  listed: listedHTTPServices,
  stubbed: stubbedHTTPService,
}

function routerOf(
  published: readonly PublishedService[],
  services: readonly HTTPService[],
  { options, fileOf, ...invocation }: Invocation<HTTPOptions>,
): Router {
  const { served, original } = publishedServices(published, services)
  const table = createRouteTable(served)
  const known = { ...invocation, settings: settingsOf(options), fileOf: (service: HTTPService) => fileOf(original.get(service) ?? service) }
  return {
    route(located, requires) {
      if (located.service === undefined) throw noService(located.target.path)
      const found = routeToHandler(table, located.arrival.method, located.target.path, located.start)
      requires?.(rightOf(found))
      const { service, template } = found
      return { route: `${service.Name} ${template}`, part: template, invoke: (call) => invoke(found, located, call, known) }
    },
    addressOf: (method, target, start) => addressIn(table, method, target, start),
    explain: (method, path, start) => explainRoute(table, method, path, start),
  }
}

/** Services at the addresses of the publication; `original` gives the definition of one that the publication has moved. */
function publishedServices(published: readonly PublishedService[], services: readonly HTTPService[]) {
  const byName = new Map(published.toReversed().map((one) => [one.Name, one]))
  const original = new Map<HTTPService, HTTPService>()
  const served = services.flatMap((service) => {
    const address = byName.get(service.Name)?.addresses[0]
    if (address === undefined) return []
    if (address === service.RootURL) return [service]
    const moved: HTTPService = Object.freeze({ ...service, RootURL: address })
    original.set(moved, service)
    return [moved]
  })
  return { served, original }
}

const settingsOf = ({ maxBody, hideExceptions, byteOrderMarkAuto, trustForwarded }: HTTPOptions): HTTPSettings => ({
  maxBody,
  hideExceptions: hideExceptions ?? false,
  byteOrderMarkAuto: byteOrderMarkAuto ?? false,
  trustForwarded: trustForwarded ?? false,
})
