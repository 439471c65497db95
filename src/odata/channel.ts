/** The standard OData interface as a channel: what the platform, the stand-in and the command line know of it. */
import { noParameters, type Address } from '../channel/address.ts'
import type { Channel, Invocation, Routed } from '../channel/channel.ts'
import type { Listed } from '../channel/listed.ts'
import { unpackedBody } from '../channel/unpack.ts'
import { originOf } from '../exchange/origin.ts'
import { concatBytes } from '../exchange/reply.ts'
import { segmentText } from '../exchange/target.ts'
import { localTime } from '../infobase/objects/item/document-object.ts'
import type { Located } from '../publication/locate.ts'
import type { Call } from '../session/call.ts'
import { answer } from './answer.ts'
import { odataRefusal } from './errors.ts'
import { standardODataFace } from './face.ts'
import { refused, thrown } from './refused.ts'
import { readRequest } from './request.ts'
import { publishedModelOf, type StandardOData } from './service.ts'

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
      addressOf: (_, target, start) => (published.length === 0 ? undefined : addressIn(target.path.slice(start))),
    })
  },
  listed: (services) => services.slice(0, 1).map(listedSets),
}

/** `standard.odata Catalog_Товары` for the log, whatever follows. */
const setIn = (path: string): string => /^\/([^/(]*)/.exec(path)?.[1] ?? ''

function routed(service: StandardOData, located: Located, invocation: Invocation<ODataOptions>): Routed {
  const part = setIn(segmentText(located.target.path.slice(located.start)))
  const { language = 'ru', verboseJSON = false } = service.settings
  const remarks: string[] = []
  return {
    route: `${service.Name} ${part}`.trimEnd(),
    part,
    remarks,
    async invoke(call) {
      try {
        return await answer(requestOf(service, located, call, invocation, remarks))
      } catch (error) {
        throw thrown(error, (one, text) => invocation.exception(located.arrival, one, text), invocation.options.hideExceptions ?? false)
      }
    },
    refused: (error) => refused(error, located, { language, verboseJSON }),
  }
}

function requestOf(service: StandardOData, located: Located, call: Call, { options, system }: Invocation<ODataOptions>, remarks: string[]) {
  const { arrival } = located
  return readRequest(service, {
    located,
    infobase: call.infobase,
    separators: call.separators,
    root: originOf(arrival, options.trustForwarded ?? false) + located.root,
    updated: () => localTime(system.now()).toString(),
    remarks,
    async body() {
      const pieces: Uint8Array[] = []
      for await (const piece of unpackedBody(arrival, system, options.maxBody)) pieces.push(piece)
      const bytes = concatBytes(pieces)
      try {
        return system.decodeUTF8(bytes)
      } catch {
        throw odataRefusal('request-form', [], 'the body is not UTF-8')
      }
    },
  })
}

const addressIn = (path: string): Address => ({
  channel: standardODataFace.name,
  service: 'standard.odata',
  root: '',
  part: setIn(segmentText(path)),
  URLParameters: noParameters,
  handled: true,
})

/** Entity sets are what can be called. */
const listedSets = (service: StandardOData): Listed => ({
  channel: standardODataFace,
  service,
  Name: service.Name,
  stubbable: false,
  addresses: [''],
  parts: publishedModelOf(service).sets.map(({ name }) => ({
    Name: name,
    text: `/${name}`,
    parameters: [],
    calls: [{ method: 'Any', what: name, written: true }],
  })),
  paths: [],
})
