/** The standard OData interface as a channel: what the platform, the stand-in and the command line know of it. */
import type { Address } from '../channel/address.ts'
import type { Channel, Invocation, Routed, StraightPost } from '../channel/channel.ts'
import { takeUnpacked } from '../channel/unpack.ts'
import { said, type Said } from '../diagnostics/said.ts'
import type { Arrival } from '../exchange/arrival.ts'
import { originOf } from '../exchange/origin.ts'
import type { Refusal } from '../exchange/refusal.ts'
import { concatBytes } from '../exchange/reply.ts'
import { segmentText } from '../exchange/target.ts'
import type { Infobase } from '../infobase/infobase.ts'
import { localTime } from '../infobase/objects/item/document-object.ts'
import type { Located } from '../publication/locate.ts'
import type { Call } from '../session/call.ts'
import { calledAt, parametersOf } from './called.ts'
import { odataRefusal } from './errors.ts'
import { standardODataFace } from './face.ts'
import { ListedOData } from './listed.ts'
import { named } from './named.ts'
import { refused, thrown } from './refused.ts'
import { readRequest } from './request.ts'
import { publishedModelOf, type StandardOData } from './service.ts'
import { creations } from './straight/create.ts'
import { keyPlace, straightEntity } from './straight/entity.ts'
import { answerOrAsk, stubbedOData } from './stubbed.ts'

/** The part of a platform's configuration that the channel reads. */
export interface ODataOptions {
  readonly infobase?: Infobase | undefined
  readonly maxBody?: number | undefined
  readonly hideExceptions?: boolean | undefined
  readonly trustForwarded?: boolean | undefined
}

export const standardODataChannel: Channel<StandardOData, ODataOptions> = {
  ...standardODataFace,
  variesAt: keyPlace,
  sound: (services) => services.slice(0, 1),
  check: () => [],
  serve([service], invocation) {
    const creationFor = service && creations(service, { ...invocation.options, isHeard: invocation.isHeard })
    return (published) => ({
      route(located) {
        if (service === undefined || located.service === undefined || published.length === 0)
          throw standardODataFace.noService(located.target.path)
        return routed(service, located, invocation, creationFor)
      },
      ...(service !== undefined
        && published.length > 0 && {
          straight: (located) => straightEntity(service, located, invocation.options),
          straightPost: (located) => straightPost(service, located, invocation, creationFor!),
        }),
      addressOf: (_, target, start) => (published.length === 0 ? undefined : addressIn(service, target.path.slice(start), target.query)),
    })
  },
  listed: (services) => services.slice(0, 1).map((one) => new ListedOData(one)),
  stubbed: stubbedOData,
}

/** Whether nothing was asked of this process yet. */
let isFirst = true

function routed(
  service: StandardOData,
  located: Located,
  invocation: Invocation<ODataOptions>,
  creationFor: ReturnType<typeof creations> | undefined,
): Routed {
  const { route, part } = named(service, located)
  const { language = 'ru', verboseJSON = false } = service.settings
  const remarks: Said[] = []
  return {
    route,
    part,
    remarks,
    async invoke(call) {
      try {
        const body = bodyOf(located, invocation)
        const create = creationFor?.(located, call.separators)
        const act = create?.(located.arrival, await body())
        const made = act?.()
        if (made !== undefined) return made
        // What runs for the first time in a process takes many times as long: the way here was long enough.
        if (isFirst) {
          isFirst = false
          await invocation.system.turn()
        }
        const request = requestOf(service, located, call, invocation, remarks, body)
        if (request.pace.isOver) await request.pace.turn()
        return await answerOrAsk(service, request, call)
      } catch (error) {
        throw thrownBy(error, located.arrival, invocation)
      }
    },
    refused: (error) => refused(error, located, { language, verboseJSON }),
  }
}

const thrownBy = (error: unknown, arrival: Arrival, { exception, options }: Invocation<ODataOptions>): Refusal =>
  thrown(error, (one, text) => exception(arrival, one, text), options.hideExceptions ?? false)

/** New items whose body is there. */
function straightPost(
  service: StandardOData,
  located: Located,
  invocation: Invocation<ODataOptions>,
  creationFor: ReturnType<typeof creations>,
): StraightPost | undefined {
  const create = creationFor(located, located.separators)
  if (create === undefined) return undefined
  return {
    ...named(service, located),
    understand(arrival, body) {
      const act = create(arrival, invocation.system.decodeUTF8(body))
      if (act === undefined) return undefined
      return (observe) => {
        try {
          return act(observe)
        } catch (error) {
          throw thrownBy(error, arrival, invocation)
        }
      }
    },
  }
}

function bodyOf(located: Located, invocation: Invocation<ODataOptions>): () => Promise<string> {
  let body: Promise<string> | undefined
  return () => (body ??= bodyText(located, invocation))
}

function requestOf(
  service: StandardOData,
  located: Located,
  call: Call,
  { options, system }: Invocation<ODataOptions>,
  remarks: Said[],
  body: () => Promise<string>,
) {
  const { arrival } = located
  return readRequest(service, {
    located,
    infobase: call.infobase,
    separators: call.separators,
    root: originOf(arrival, options.trustForwarded ?? false) + located.root,
    updated: () => localTime(system.now()).toString(),
    remarks,
    body,
  })
}

async function bodyText({ arrival }: Located, { options, system }: Invocation<ODataOptions>): Promise<string> {
  const pieces: Uint8Array[] = []
  await takeUnpacked(arrival, system, options.maxBody, (piece) => pieces.push(piece))
  const bytes = concatBytes(pieces)
  try {
    return system.decodeUTF8(bytes)
  } catch {
    throw odataRefusal('request-form', [], said('the body is not UTF-8', 'тело не в UTF-8'))
  }
}

/** A set that there is not is an address as well: near misses name those that there are. */
function addressIn(service: StandardOData | undefined, path: string, query: string): Address | undefined {
  const called = service && calledAt(publishedModelOf(service), segmentText(path), query)
  if (called === undefined) return undefined
  return {
    channel: standardODataFace.name,
    service: 'standard.odata',
    root: '',
    part: called.part,
    set: called.part,
    URLParameters: parametersOf(called),
    options: called.options,
    handled: true,
  }
}
