/** Calls that go to a real 1C: the request as the client sent it, the answer as 1C sent it, both without what belongs to one connection. */
import { noParameters, type Address } from '../../channel/address.ts'
import type { Routed } from '../../channel/channel.ts'
import { RequestBody } from '../../exchange/body.ts'
import type { Forward } from '../../exchange/forward.ts'
import { originOf } from '../../exchange/origin.ts'
import { Refusal } from '../../exchange/refusal.ts'
import { bodyBytes, type Reply } from '../../exchange/reply.ts'
import type { Instead } from '../../platform/configuration.ts'
import type { Located } from '../../publication/locate.ts'
import type { Notes } from '../calls/notes.ts'
import { endToEnd } from './hop-by-hop.ts'
import type { Recorder } from './recorder.ts'
import { ruleOf, type RelayRule, type Upstream } from './rule.ts'
import { upstreamAddress, ownBase } from './upstream-address.ts'

export interface RelayPorts {
  readonly forward: Forward
  /** Takes what mode `record` sees. */
  readonly recorder: Recorder | undefined
}

/** `rules` are asked anew for each request, so that they can be replaced. */
export const relay =
  (rules: () => readonly RelayRule[], notes: Notes, ports: RelayPorts): Instead =>
  (located, meant) => {
    const { arrival, service } = located
    if (service === undefined || rules().length === 0) return undefined
    const address = meant() ?? unknownPart(located, service.Name)
    const rule = ruleOf(rules(), arrival.method, address)
    if (rule?.upstream === undefined) return undefined
    const { mode, upstream } = rule
    notes.put(arrival, { relayed: mode })
    const asking = (): Promise<Reply> =>
      relayed(located, address, mode === 'record' ? ports.recorder : undefined, upstream, ports.forward).catch((error: unknown) => {
        throw error instanceof Refusal ? error : unreachable(upstream, error)
      })
    return { route: `${mode} ${service.Name}`, part: address.part, invoke: asking, withoutSession: asking } satisfies Routed
  }

const unknownPart = ({ channel }: Located, service: string): Address => ({
  channel,
  service,
  root: '',
  URLParameters: noParameters,
  handled: false,
})

async function relayed(
  located: Located,
  address: Address,
  recorder: Recorder | undefined,
  upstream: Upstream,
  forward: Forward,
): Promise<Reply> {
  const { arrival } = located
  const recording = recorder !== undefined
  const to = upstreamAddress(located, upstream.url)
  const asked = recording && arrival.body !== undefined ? await new RequestBody(arrival.body).bytes('record') : undefined
  const reply = await forward({
    method: arrival.method,
    ...to,
    headers: headersFor(located, upstream, recording),
    body: asked ?? arrival.body,
    signal: arrival.signal,
  })
  const answered: Reply = { ...reply, headers: answeredHeaders(reply, upstream, `${originOf(arrival, false)}${ownBase(located)}`) }
  if (!recording) return answered
  const bytes = await bodyBytes(reply)
  await recorder.record({
    method: arrival.method,
    target: arrival.target,
    headers: arrival.headers,
    body: asked ?? new Uint8Array(),
    address,
    reply: { ...answered, body: bytes },
  })
  return { ...answered, body: bytes }
}

/** When it is recorded the body is sent whole, and asked for unpacked, so that it can be read. */
function headersFor({ arrival: { headers } }: Located, { url, authorization }: Upstream, recording: boolean): string[] {
  const kept = endToEnd(
    headers,
    'host',
    ...(authorization === undefined ? [] : ['authorization']),
    ...(recording ? ['content-length', 'accept-encoding'] : []),
  )
  return ['Host', new URL(url).host, ...kept, ...(authorization === undefined ? [] : ['Authorization', authorization])]
}

/** A redirect within the publication of 1C leads to ours. */
const answeredHeaders = ({ headers }: Reply, { url }: Upstream, own: string): string[] =>
  endToEnd(headers).map((value, at, all) =>
    at % 2 === 1 && all[at - 1]!.toLowerCase() === 'location' && value.startsWith(`${url}/`) ? own + value.slice(url.length) : value,
  )

const unreachable = ({ url }: Upstream, error: unknown): Refusal =>
  new Refusal('relay/unreachable', 502, 'Сервер 1С недоступен', {
    hint: `${new URL(url).origin} was asked in place of us and did not answer: ${error instanceof Error ? error.message : String(error)}`,
  })
