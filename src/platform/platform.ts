/** A platform: the services and settings of one infobase, made into the stages that answer requests. */
import { nobody } from '../access/identify.ts'
import { requireUse } from '../access/rights.ts'
import type { Arrival } from '../exchange/arrival.ts'
import { parseTarget } from '../exchange/target.ts'
import { invoke, type HTTPSettings, type Invocation } from '../hs/invoke.ts'
import { explainRoute } from '../hs/route/explain.ts'
import { noService, rightOf, routeToHandler } from '../hs/route/route.ts'
import type { RouteTable } from '../hs/route/table.ts'
import type { HTTPService } from '../hs/service/service.ts'
import { createTell } from '../observe/tell.ts'
import { createLocator } from '../publication/locate.ts'
import { publishAll, type Publication } from '../publication/publication.ts'
import { runInSession, type Entrance } from '../session/enter.ts'
import { MemorySessions } from '../session/memory.ts'
import { noWebService } from '../ws/call/no-service.ts'
import type { WSSettings } from '../ws/call/settings.ts'
import { exceptionOf, observationsOf } from './answered.ts'
import { asksUsers, type Configuration, type Machine, type Parts, type Platform, type Service } from './configuration.ts'
import { handle, type Stages } from './handle.ts'
import { offered, publishedRouters, publishedTable } from './published-services.ts'
import { refuse } from './refuse.ts'

export function createPlatform(configuration: Configuration, system: Machine, parts: Parts): Platform {
  const { services, observe, journal } = configuration
  const settings: HTTPSettings = {
    maxBody: configuration.maxBody,
    hideExceptions: configuration.hideExceptions ?? false,
    byteOrderMarkAuto: configuration.byteOrderMarkAuto ?? false,
    trustForwarded: configuration.trustForwarded ?? false,
  }
  const httpServices = services.filter((one) => one.kind === 'HTTPService')
  const channel = parts.webServices
  const webServices = channel?.sound(services.filter((one) => one.kind !== 'HTTPService')) ?? []
  const publications = configuration.publications ?? [publishAll(configuration.base ?? '', [...httpServices, ...webServices].map(offered))]
  const locator = createLocator(publications)
  const original = new Map<object, HTTPService>()
  const tables = new Map<Publication, RouteTable>(
    publications.map((publication) => [publication, publishedTable(publication, httpServices, original)]),
  )
  const entrance = entranceOf(configuration, system)
  const fileOf = configuration.fileOf ?? (() => undefined)
  const tell = observe && createTell(observe)
  const common = {
    system,
    fileOf: (service: { readonly kind: Service['kind']; readonly Name: string }) => fileOf(original.get(service) ?? service),
    exception: (arrival: Arrival, error: unknown, text: string) => tell?.(arrival, (id) => [exceptionOf(arrival, error, text, id)]),
  }
  const invocation: Invocation = { ...common, settings }
  const webRouters =
    channel && publishedRouters(channel, publications, webServices.map(channel.serve), { ...common, settings: wsSettings(configuration) })
  const stages: Stages = {
    locate: locator.locate,
    identify: identifying(configuration, system, parts),
    route(located, { user, may }) {
      const requires = may && ((object: string) => requireUse(user, may, object))
      if (located.channel === 'ws') {
        if (webRouters === undefined) throw noWebService(located.target.path)
        return webRouters.get(located.publication)!(located, requires)
      }
      if (located.service === undefined) throw noService(located.target.path)
      const found = routeToHandler(tables.get(located.publication)!, located.arrival.method, located.target.path, located.start)
      requires?.(rightOf(found))
      return { route: `${found.service.Name} ${found.template}`, invoke: (call) => invoke(found, located, call, invocation) }
    },
    runInSession:
      journal === undefined
        ? (located, identified, routed) => runInSession(located, identified, routed, entrance)
        : (located, identified, routed) =>
            runInSession(
              located,
              identified,
              {
                invoke: (call) => {
                  journal.called(located.arrival, call)
                  return routed.invoke(call)
                },
              },
              entrance,
            ),
    refuse,
    answered(answer) {
      journal?.answered(answer)
      tell?.(answer.arrival, (id) => observationsOf(answer, id, system.ticks()))
    },
    ticks: system.ticks,
  }
  return {
    base: publications[0]?.base ?? '',
    publications,
    services,
    handle: (arrival) => handle(arrival, stages),
    publishes: locator.publishes,
    explain(method, target) {
      const path = parseTarget(target)?.path
      const place = path === undefined ? undefined : locator.find(path)
      return path === undefined || place === undefined
        ? undefined
        : explainRoute(tables.get(place.point.publication)!, method, path, place.start)
    },
    sessions: () => entrance.manager.report(),
  }
}

/** Where nobody can be asked no request pays for the question. */
function identifying(configuration: Configuration, system: Machine, { createAccess }: Parts): Stages['identify'] {
  if (!asksUsers(configuration)) return () => nobody
  if (createAccess === undefined) throw new Error('there are users, but nothing to ask them by')
  const access = createAccess(configuration.users, configuration.access, system, system.crypto)
  return (located) => access.identify(located)
}

function entranceOf({ sessions = {}, hideExceptions = false, trustForwarded = false }: Configuration, system: Machine): Entrance {
  const manager = sessions.manager ?? new MemorySessions({ hideExceptions, ...sessions }, system)
  return { manager, always: sessions.max !== undefined || sessions.SessionParametersSetting !== undefined, system, trustForwarded }
}

const wsSettings = (configuration: Configuration): WSSettings => ({
  maxBody: configuration.maxBody,
  hideExceptions: configuration.hideExceptions ?? false,
  exceptionPrefix: configuration.exceptionPrefix ?? 'Неизвестная ошибка. ',
  wsdl: configuration.wsdl ?? 'onec',
  mtom: configuration.mtom ?? 'asked',
  trustForwarded: configuration.trustForwarded ?? false,
  transactions: configuration.transactions,
})
