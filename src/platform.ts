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
import type { Observe } from './observe/observation.ts'
import type { PublishedService } from './publication/publication.ts'
import type { Answered, Stages } from './handle.ts'
import type { HTTPSettings, Invocation } from './hs/invoke.ts'
import type { RouteExplanation } from './hs/route-explain.ts'
import type { HTTPService } from './hs/service.ts'

export interface Configuration {
  readonly services: readonly HTTPService[]
  /** `/name` before `/hs`; none when absent. */
  readonly base?: string
  /** Bytes: bounds every body; without it bodies read whole are bounded to 100 MiB and streams are not. */
  readonly maxBody?: number
  /** Answer a fixed sentence in place of the text of a handler's exception. */
  readonly hideExceptions?: boolean
  /** Let `ByteOrderMarkUsage.Auto` write a byte order mark (unproved for 1C: docs/quirks.md). */
  readonly byteOrderMarkAuto?: boolean
  /** The file that a service came from, for the line numbers in exception texts. */
  readonly fileOf?: (service: HTTPService) => string | undefined
  /** Told of everything worth saying. */
  readonly observe?: Observe
  /** Told of each answered request whole, before the reply goes out: what a journal listens to. */
  readonly answered?: (answer: Answered) => void
}

export interface Platform {
  /** `''` or `/name`. */
  readonly base: string
  readonly services: readonly HTTPService[]
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
  const publication = publishAll(configuration.base ?? '', services.map(published))
  const locator = createLocator([publication])
  const table = createRouteTable(services)
  const invocation: Invocation = { system, settings, fileOf: configuration.fileOf ?? (() => undefined), exception: (error, text) => observe?.({ kind: 'exception', id: requests + 1, error, text }) }
  let requests = 0

  const stages: Stages = {
    locate: locator.locate,
    identify,
    route(located) {
      if (located.channel !== 'hs' || located.service === undefined) throw noService(located.target.path)
      const found = routeToHandler(table, located.arrival.method, located.target.path, located.start)
      return { route: `${found.service.Name} ${found.template}`, invoke: (call) => invoke(found, located, call, invocation) }
    },
    enter: (located, identified) => new OwnSessionCall(located, identified, system),
    refuse,
    answered(answer) {
      requests++
      configuration.answered?.(answer)
      if (observe) for (const one of observationsOf(answer, requests, system.ticks())) observe(one)
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

const published = (service: HTTPService): PublishedService =>
  ({ channel: 'hs', Name: service.Name, addresses: [service.RootURL], ReuseSessions: service.ReuseSessions, SessionMaxAge: service.SessionMaxAge })
