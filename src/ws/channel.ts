/** Web services as a channel: SOAP, XDTO and WSDL are loaded with it, so a process that serves no Web service need not load it. */
import { noParameters, type Address } from '../channel/address.ts'
import type { Channel } from '../channel/channel.ts'
import type { PublishedService } from '../publication/publication.ts'
import { soap11 } from '../soap/version.ts'
import { readCall } from './call/request.ts'
import { createWebServiceRouter, isDescription, type ReachableService } from './call/route.ts'
import type { WSOptions, WSSettings } from './call/settings.ts'
import { checkWebServices, readWebServices } from './check.ts'
import { webServices } from './face.ts'
import type { DescribedWebService } from './foreign/service.ts'
import { listedWebService } from './listed.ts'
import { serveWebService, type ServedService } from './service/serve.ts'
import type { WebService } from './service/service.ts'
import { stubbedDescribed, stubbedWebService } from './stubbed.ts'

type Service = WebService | DescribedWebService

export const webServiceChannel: Channel<Service, WSOptions> = {
  ...webServices,
  sound(given) {
    const { services, described } = readWebServices(...apart(given))
    return [...services.map((one) => one.service), ...described]
  },
  check: (given) => checkWebServices(...apart(given)),
  serve(services, { options, ...invocation }) {
    const reachable = services.map(reachableOf)
    const known = { ...invocation, settings: settingsOf(options) }
    return (published) => ({
      route: createWebServiceRouter(publishedServices(published, reachable), known),
      addressOf: (method, target, start) => addressIn(published, target.path.slice(start + 1), isDescription(method, target.query)),
    })
  },
  listed: (services) => services.map(listedWebService),
  stubbed: (service, ask) => (service.kind === 'WebService' ? stubbedWebService(service, ask) : stubbedDescribed(service, ask)),
  async called(service, arrival, system) {
    let version = soap11
    const invocation = { system, settings: settingsOf({}), fileOf: () => undefined, exception: () => {} }
    const { operation, values } = await readCall(arrival, servedOf(service), invocation, (one) => {
      version = one
    })
    return { part: operation.Name, parameters: values, version: version.name }
  },
}

const servedOf = (service: Service): ServedService => (service.kind === 'WebService' ? serveWebService(service) : service.served)

/** A service is made ready with its first request: a configuration has thousands, of which a run calls a few. */
function reachableOf(service: Service): ReachableService {
  let served: ServedService | undefined
  return {
    Name: service.Name,
    addresses: [],
    paths: service.kind === 'WebService' ? undefined : service.served.paths,
    served: () => (served ??= servedOf(service)),
  }
}

const apart = (services: readonly Service[]) =>
  [
    services.flatMap((service) => (service.kind === 'WebService' ? [{ service }] : [])),
    services.filter((one) => one.kind === 'DescribedWebService'),
  ] as const

/** The services at the addresses of the publication; of two with one Name the first is served, so its addresses count. */
function publishedServices(published: readonly PublishedService[], services: readonly ReachableService[]): readonly ReachableService[] {
  const byName = new Map(published.toReversed().map((one) => [one.Name, one]))
  return services.flatMap((service) => {
    const found = byName.get(service.Name)
    return found === undefined ? [] : [{ ...service, addresses: found.addresses }]
  })
}

/** The operation is known once the message is read. */
function addressIn(published: readonly PublishedService[], root: string, described: boolean): Address | undefined {
  const found = published.find((one) => one.addresses.includes(root))
  return (
    found && {
      channel: webServices.name,
      service: found.Name,
      root,
      URLParameters: noParameters,
      ...(described && { isDescription: true as const }),
      handled: false,
    }
  )
}

const settingsOf = (options: WSOptions): WSSettings => ({
  maxBody: options.maxBody,
  hideExceptions: options.hideExceptions ?? false,
  exceptionPrefix: options.exceptionPrefix ?? 'Неизвестная ошибка. ',
  wsdl: options.wsdl ?? 'onec',
  mtom: options.mtom ?? 'asked',
  trustForwarded: options.trustForwarded ?? false,
  transactions: options.transactions,
})
