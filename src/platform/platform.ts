/** A platform: the services and settings of one infobase, made into the stages that answer requests. */
import { nobody } from '../access/identify.ts'
import { requireUse } from '../access/rights.ts'
import type { Requires, Routed, Router } from '../channel/channel.ts'
import { Refusal } from '../exchange/refusal.ts'
import type { System } from '../exchange/system.ts'
import { parseTarget } from '../exchange/target.ts'
import type { RouteExplanation } from '../hs/route/explain.ts'
import { createTell } from '../observe/tell.ts'
import { createLocator, type Located, type Locator } from '../publication/locate.ts'
import type { Publication } from '../publication/publication.ts'
import { runInSession, type Entrance, type Runnable } from '../session/enter.ts'
import { MemorySessions } from '../session/memory.ts'
import { observationsOf } from './answered.ts'
import { asksUsers, type Configuration, type Instead, type Machine, type Parts, type Platform } from './configuration.ts'
import { answeringBrowsers } from './cors.ts'
import { handle, type Stages } from './handle.ts'
import { refusing } from './refuse.ts'
import { createRouters, publishedBy, servedBy } from './routers.ts'
import { answeringStraight } from './straight.ts'
import { withTimeLimit } from './time-limit.ts'
import { withData } from './with-data.ts'

export function createPlatform(configuration: Configuration, system: Machine, parts: Parts): Platform {
  const { services, observe } = configuration
  const tell = observe && createTell(observe)
  const served = servedBy(parts.channels, services)
  const publications = publishedBy(configuration, served)
  const locator = createLocator(publications, parts.channels)
  const routers = createRouters(publications, served, { configuration, system, tell })
  const entrance = entranceOf(configuration, system)
  const stages: Stages = {
    locate: locator.locate,
    identify: identifying(configuration, system, parts),
    route: (located, { user, may }) => {
      const requires = may && ((object: string): void => requireUse(user, may, object))
      return routed(routers(located.publication, located.channel), located, requires, configuration.instead)
    },
    runInSession: outsideOfSessions(running(configuration, entrance, system)),
    refuse: refusing(configuration.unpublished),
    answered(answer) {
      configuration.journal?.answered(answer)
      tell?.(answer.arrival, (id) => observationsOf(answer, id, system.ticks()), answer.error === undefined)
    },
    ticks: system.ticks,
  }
  return {
    base: publications[0]?.base ?? '',
    publications,
    services,
    handle: answeringBrowsers(
      configuration.cors,
      answeringStraight((arrival) => handle(arrival, stages), {
        configuration,
        channels: parts.channels,
        locator,
        routers,
        manager: entrance.manager,
        stages,
      }),
    ),
    publishes: locator.publishes,
    ...meanings(locator, routers),
    sessions: () => entrance.manager.report(),
  }
}

/** Rights are looked at where another server answers, too; what it has, and we have not, is its own to refuse. */
function routed(router: Router, located: Located, requires: Requires | undefined, instead: Instead | undefined): Routed {
  const { arrival, target, start } = located
  const other = instead?.(located, () => router.addressOf(arrival.method, target, start))
  if (other === undefined) return router.route(located, requires)
  try {
    if (requires !== undefined) router.route(located, requires)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code.startsWith('access/')) throw error
  }
  return other
}

/** What a target means and why, outside of a request. */
function meanings(
  locator: Locator,
  routers: (publication: Publication, channel: string) => Router,
): Pick<Platform, 'addressOf' | 'explain'> {
  const meant = <Value>(raw: string, answer: (router: Router, target: Located['target'], start: number) => Value): Value | undefined => {
    const target = parseTarget(raw)
    const place = target && locator.find(target.path)
    return target && place && answer(routers(place.point.publication, place.point.branch.name), target, place.start)
  }
  return {
    addressOf: (method, raw) => meant(raw, (router, target, start) => router.addressOf(method, target, start)),
    explain: (method, raw) =>
      meant(raw, (router, { path }, start) => router.explain?.(method, path, start) as RouteExplanation | undefined),
  }
}

/** Without users no request pays for authentication. */
function identifying(configuration: Configuration, system: Machine, { createAccess }: Parts): Stages['identify'] {
  if (!asksUsers(configuration)) return () => nobody
  if (createAccess === undefined) throw new Error('there are users, but nothing to ask them by')
  const access = createAccess(
    configuration.users,
    { trustForwarded: configuration.trustForwarded ?? false, ...configuration.access },
    system,
    system.crypto,
  )
  return (located) => access.identify(located)
}

function entranceOf({ sessions = {}, hideExceptions = false, trustForwarded = false }: Configuration, system: Machine): Entrance {
  const manager = sessions.manager ?? new MemorySessions({ hideExceptions, ...sessions }, system)
  return { manager, always: sessions.max !== undefined || sessions.SessionParametersSetting !== undefined, system, trustForwarded }
}

const outsideOfSessions =
  (run: Stages['runInSession']): Stages['runInSession'] =>
  (located, identified, routed) =>
    routed.withoutSession?.() ?? run(located, identified, routed)

/** A journal hears of the call as its handler is about to run. */
function running(configuration: Configuration, entrance: Entrance, system: System): Stages['runInSession'] {
  const { journal, callTimeout } = configuration
  const ready = (routed: Routed): Runnable => withTimeLimit(withData(routed, configuration), callTimeout, system)
  if (journal === undefined) return (located, identified, routed) => runInSession(located, identified, ready(routed), entrance)
  return (located, identified, routed) =>
    runInSession(
      located,
      identified,
      {
        invoke: (call) => {
          journal.called(located.arrival, call)
          return ready(routed).invoke(call)
        },
      },
      entrance,
    )
}
