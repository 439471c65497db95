/** A platform: the services and settings of one infobase, made into the stages that answer requests. */
import { identify } from './access/identify.ts'
import { createLocator } from './publication/locate.ts'
import { publishAll } from './publication/publication.ts'
import { handle } from './handle.ts'
import { observationsOf } from './answered.ts'
import { refuse } from './refuse.ts'
import { OwnSessionCall } from './session/enter.ts'
import { invoke } from './hs/invoke.ts'
import { explainRoute } from './hs/route-explain.ts'
import { createRouteTable } from './hs/route-table.ts'
import { noService, routeToHandler } from './hs/route.ts'
import type { Arrival } from './exchange/arrival.ts'
import type { Reply } from './exchange/reply.ts'
import { parseTarget } from './exchange/target.ts'
import type { System } from './exchange/system.ts'
import { createTell } from './observe/tell.ts'
import type { Observe } from './observe/observation.ts'
import type { PublishedService } from './publication/publication.ts'
import type { Answered, Stages } from './handle.ts'
import type { HTTPSettings, Invocation } from './hs/invoke.ts'
import type { RouteExplanation } from './hs/route-explain.ts'
import type { HTTPService } from './hs/service.ts'
import { createWebServiceRouter } from './ws/route.ts'
import { serveWebService } from './ws/served.ts'
import { readWebServices } from './ws/service-check.ts'
import { addressesOf } from './ws/service.ts'
import type { WebService } from './ws/service.ts'
import type { MTOMAnswers, Transactions, WSSettings } from './ws/settings.ts'
import type { WSDLForm } from './wsdl/write.ts'

/** What a platform serves. */
export type Service = HTTPService | WebService

export interface Configuration {
  readonly services: readonly Service[]
  /** `/name` before `/hs` and `/ws`; none when absent. */
  readonly base?: string
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
  /** Told of each answered request whole, before the reply goes out: what a journal listens to. */
  readonly answered?: (answer: Answered) => void
}

export interface Platform {
  /** `''` or `/name`. */
  readonly base: string
  readonly services: readonly Service[]
  /** Answers a request; never throws. */
  handle(arrival: Arrival): Promise<Reply>
  /** Whether the target lies under the publication: what does not is not 1C's to answer. */
  publishes(target: string): boolean
  /** Which templates of HTTP services were considered for a request and why one won; `undefined` outside the publication. */
  explain(method: string, target: string): RouteExplanation | undefined
}

export function createPlatform(configuration: Configuration, system: System): Platform {
  const { services, observe } = configuration
  const settings: HTTPSettings = {
    maxBody: configuration.maxBody,
    hideExceptions: configuration.hideExceptions ?? false,
    byteOrderMarkAuto: configuration.byteOrderMarkAuto ?? false,
  }
  const httpServices = services.filter((one) => one.kind === 'HTTPService')
  const webServices = readWebServices(services.flatMap((service) => (service.kind === 'WebService' ? [{ service }] : []))).services.map((one) => one.service)
  const publication = publishAll(configuration.base ?? '', [...httpServices, ...webServices].map(published))
  const locator = createLocator([publication])
  const table = createRouteTable(httpServices)
  const tell = observe && createTell(observe)
  const common = {
    system, fileOf: configuration.fileOf ?? (() => undefined),
    exception: (arrival: Arrival, error: unknown, text: string) => tell?.(arrival, (id) => [{ kind: 'exception', id, error, text }]),
  }
  const invocation: Invocation = { ...common, settings }
  const routeToOperation = createWebServiceRouter(webServices.map(serveWebService), { ...common, settings: wsSettings(configuration) })
  const stages: Stages = {
    locate: locator.locate,
    identify,
    route(located) {
      if (located.channel === 'ws') return routeToOperation(located)
      if (located.service === undefined) throw noService(located.target.path)
      const found = routeToHandler(table, located.arrival.method, located.target.path, located.start)
      return { route: `${found.service.Name} ${found.template}`, invoke: (call) => invoke(found, located, call, invocation) }
    },
    enter: (located, identified) => new OwnSessionCall(located, identified, system),
    refuse,
    answered(answer) {
      configuration.answered?.(answer)
      tell?.(answer.arrival, (id) => observationsOf(answer, id, system.ticks()))
    },
    ticks: system.ticks,
  }
  return {
    base: publication.base,
    services,
    handle: (arrival) => handle(arrival, stages),
    publishes: locator.publishes,
    explain(method, target) {
      const path = parseTarget(target)?.path
      const prefix = `${publication.base}/hs`
      return path === undefined || !locator.publishes(target) ? undefined : explainRoute(table, method, path, prefix.length)
    },
  }
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

const published = (service: Service): PublishedService => ({
  channel: service.kind === 'HTTPService' ? 'hs' : 'ws',
  Name: service.Name,
  addresses: service.kind === 'HTTPService' ? [service.RootURL] : addressesOf(service),
  ReuseSessions: service.ReuseSessions,
  SessionMaxAge: service.SessionMaxAge,
})
