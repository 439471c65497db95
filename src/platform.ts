/** A platform: the services and settings of one infobase, made into the stages that answer requests. */
import { nobody } from './access/identify.ts'
import { requireUse } from './access/rights.ts'
import { createLocator } from './publication/locate.ts'
import { publishAll } from './publication/publication.ts'
import { handle } from './handle.ts'
import { observationsOf } from './answered.ts'
import { refuse } from './refuse.ts'
import { offered, publishedRouters, publishedTable } from './published-services.ts'
import { runInSession } from './session/enter.ts'
import { MemorySessions } from './session/memory.ts'
import { invoke } from './hs/invoke.ts'
import { explainRoute } from './hs/route-explain.ts'
import { noService, rightOf, routeToHandler } from './hs/route.ts'
import type { Arrival } from './exchange/arrival.ts'
import type { Reply } from './exchange/reply.ts'
import { parseTarget } from './exchange/target.ts'
import type { System } from './exchange/system.ts'
import { createTell } from './observe/tell.ts'
import type { Observe } from './observe/observation.ts'
import type { Crypto } from './exchange/crypto.ts'
import type { AccessSettings } from './access/access.ts'
import type { CreateAccess } from './access/create.ts'
import type { Users } from './access/user.ts'
import type { Publication } from './publication/publication.ts'
import type { SessionSettings } from './session/live.ts'
import type { SessionManager } from './session/manager.ts'
import type { SessionReport } from './session/report.ts'
import type { Entrance } from './session/enter.ts'
import type { Call } from './session/call.ts'
import type { Answered, Stages } from './handle.ts'
import type { HTTPSettings, Invocation } from './hs/invoke.ts'
import type { RouteExplanation } from './hs/route-explain.ts'
import type { RouteTable } from './hs/route-table.ts'
import type { HTTPService } from './hs/service.ts'
import type { WebServiceChannel } from './ws/channel.ts'
import type { DescribedWebService } from './ws/described-service.ts'
import { noWebService } from './ws/no-service.ts'
import type { WebService } from './ws/service.ts'
import type { MTOMAnswers, Transactions, WSSettings } from './ws/settings.ts'
import type { WSDLForm } from './wsdl/write.ts'

/** What a platform serves. */
export type Service = HTTPService | WebService | DescribedWebService

export interface Configuration {
  readonly services: readonly Service[]
  /** `/name` before `/hs` and `/ws`; none when absent. */
  readonly base?: string
  /** What default.vrd files publish (`readPublication`, `publish`); with them `base` means nothing. */
  readonly publications?: readonly Publication[]
  /** While there are none nobody is asked who he is. */
  readonly users?: Users
  /** How access tokens are checked, how often a password may be wrong, what roles may use. */
  readonly access?: Partial<AccessSettings>
  readonly sessions?: SessionSettings & {
    /** Where sessions are kept; in memory when absent. One given here outlives the platform, and follows its own settings. */
    readonly manager?: SessionManager
  }
  /** Bytes: bounds every body; without it bodies read whole are bounded to 100 MiB and streams are not. */
  readonly maxBody?: number
  /** Answer a fixed sentence in place of the text of a handler's exception. */
  readonly hideExceptions?: boolean
  /** Let `ByteOrderMarkUsage.Auto` write a byte order mark (unproved for 1C: docs/quirks.md). */
  readonly byteOrderMarkAuto?: boolean
  /** The file that a service came from, for the line numbers in exception texts. */
  readonly fileOf?: (service: { readonly kind: Service['kind']; readonly Name: string }) => string | undefined
  /** What stands before the text of an exception in a Web service's fault; «Неизвестная ошибка. » when absent, as on 1C's wire. */
  readonly exceptionPrefix?: string
  /** How `?wsdl` is written: as 1C does (`onec`, the default) or schema-valid where that is not (`valid`). */
  readonly wsdl?: WSDLForm
  /** When Web services answer as MTOM: `asked` (the default: the request was MTOM, or its Accept asks for it), `always`, `never`. */
  readonly mtom?: MTOMAnswers
  /** Make addresses of X-Forwarded-Proto, -Host and -Prefix: only behind a proxy that sets them. */
  readonly trustForwarded?: boolean
  /** Where the operations of Web services that are Transactioned begin their transactions; without it they run without. */
  readonly transactions?: Transactions
  /** Told of everything worth saying. */
  readonly observe?: Observe
  /** Told of each call as its handler is about to run, and of each answer before it goes out: what a journal listens to. */
  readonly journal?: CallListener
}

export interface CallListener {
  called(arrival: Arrival, call: Call): void
  answered(answer: Answered): void
}

export interface Platform {
  /** Of the first publication: `''` or `/name`. */
  readonly base: string
  readonly publications: readonly Publication[]
  readonly services: readonly Service[]
  /** Answers a request; never throws. */
  handle(arrival: Arrival): Promise<Reply>
  /** Whether the target lies under the publication: what does not is not 1C's to answer. */
  publishes(target: string): boolean
  /** Which templates of HTTP services were considered for a request and why one won; `undefined` outside the publication. */
  explain(method: string, target: string): RouteExplanation | undefined
  /** Which sessions there are, and which their clients left open. */
  sessions(): SessionReport
}

/** The machine that a platform runs on. */
export type Machine = System & { readonly crypto: Crypto }

/** What not every platform needs: given, not imported, so that a process that does without need not load it. */
export interface Parts {
  /** Needed where there are Web services. */
  readonly webServices?: WebServiceChannel
  /** Needed where `asksUsers`. */
  readonly createAccess?: CreateAccess
}

/** Whether anybody can be asked who he is, now or later. */
export const asksUsers = ({ users, publications = [] }: Configuration): boolean => users !== undefined || publications.some(({ anonymous }) => anonymous !== undefined)

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
  const webServices = channel?.sound(services.filter((one) => one.kind === 'WebService')) ?? []
  const described = services.filter((one) => one.kind === 'DescribedWebService')
  const publications = configuration.publications ?? [publishAll(configuration.base ?? '', [...httpServices, ...webServices, ...described].map(offered))]
  const locator = createLocator(publications)
  const original = new Map<object, HTTPService>()
  const tables = new Map<Publication, RouteTable>(publications.map((publication) => [publication, publishedTable(publication, httpServices, original)]))
  const entrance = entranceOf(configuration, system)
  const fileOf = configuration.fileOf ?? (() => undefined)
  const tell = observe && createTell(observe)
  const common = {
    system, fileOf: (service: { readonly kind: Service['kind']; readonly Name: string }) => fileOf(original.get(service) ?? service),
    exception: (arrival: Arrival, error: unknown, text: string) => tell?.(arrival, (id) => [{ kind: 'exception', id, error, text }]),
  }
  const invocation: Invocation = { ...common, settings }
  const webRouters = channel && publishedRouters(channel, publications, [...webServices.map(channel.serve), ...described.map((one) => one.served)], { ...common, settings: wsSettings(configuration) })
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
    runInSession: journal === undefined
      ? (located, identified, routed) => runInSession(located, identified, routed, entrance)
      : (located, identified, routed) => runInSession(located, identified, { invoke: (call) => { journal.called(located.arrival, call); return routed.invoke(call) } }, entrance),
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
      return path === undefined || place === undefined ? undefined : explainRoute(tables.get(place.point.publication)!, method, path, place.start)
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
