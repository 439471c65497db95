/** The standard OData interface as a channel: what the platform, the stand-in and the command line know of it. */
import type { Address } from '../channel/address.ts'
import type { Channel, Invocation, Routed } from '../channel/channel.ts'
import { takeUnpacked } from '../channel/unpack.ts'
import { said, type Said } from '../diagnostics/said.ts'
import { originOf } from '../exchange/origin.ts'
import { concatBytes } from '../exchange/reply.ts'
import { segmentText } from '../exchange/target.ts'
import { localTime } from '../infobase/objects/item/document-object.ts'
import type { Located } from '../publication/locate.ts'
import type { Call } from '../session/call.ts'
import { calledAt, parametersOf } from './called.ts'
import { odataRefusal } from './errors.ts'
import { standardODataFace } from './face.ts'
import { ListedOData } from './listed.ts'
import { refused, thrown } from './refused.ts'
import { readRequest } from './request.ts'
import { publishedModelOf, type StandardOData } from './service.ts'
import { answerOrAsk, stubbedOData } from './stubbed.ts'

/** The part of a platform's configuration that the channel reads. */
export interface ODataOptions {
  readonly maxBody?: number | undefined
  readonly hideExceptions?: boolean | undefined
  readonly trustForwarded?: boolean | undefined
}

export const standardODataChannel: Channel<StandardOData, ODataOptions> = {
  ...standardODataFace,
  sound: (services) => services.slice(0, 1),
  check: () => [],
  serve([service], invocation) {
    return (published) => ({
      route(located) {
        if (service === undefined || located.service === undefined || published.length === 0)
          throw standardODataFace.noService(located.target.path)
        return routed(service, located, invocation)
      },
      addressOf: (_, target, start) => (published.length === 0 ? undefined : addressIn(service, target.path.slice(start), target.query)),
    })
  },
  listed: (services) => services.slice(0, 1).map((one) => new ListedOData(one)),
  stubbed: stubbedOData,
}

/** `standard.odata Catalog_Товары` for the log, whatever follows. */
const setIn = (path: string): string => /^\/([^/(]*)/.exec(path)?.[1] ?? ''

function routed(service: StandardOData, located: Located, invocation: Invocation<ODataOptions>): Routed {
  const part = setIn(segmentText(located.target.path.slice(located.start)))
  const { language = 'ru', verboseJSON = false } = service.settings
  const remarks: Said[] = []
  return {
    route: `${service.Name} ${part}`.trimEnd(),
    part,
    remarks,
    async invoke(call) {
      try {
        return await answerOrAsk(service, requestOf(service, located, call, invocation, remarks), call)
      } catch (error) {
        throw thrown(error, (one, text) => invocation.exception(located.arrival, one, text), invocation.options.hideExceptions ?? false)
      }
    },
    refused: (error) => refused(error, located, { language, verboseJSON }),
  }
}

function requestOf(service: StandardOData, located: Located, call: Call, invocation: Invocation<ODataOptions>, remarks: Said[]) {
  const { arrival } = located
  const { options, system } = invocation
  let body: Promise<string> | undefined
  return readRequest(service, {
    located,
    infobase: call.infobase,
    separators: call.separators,
    root: originOf(arrival, options.trustForwarded ?? false) + located.root,
    updated: () => localTime(system.now()).toString(),
    remarks,
    body: () => (body ??= bodyText(located, invocation)),
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
