/** Calls that go to a real 1C: the request as the client sent it, the answer as 1C sent it, both without what belongs to one connection. */
import type { Address } from '../../channel/address.ts'
import type { Arrival } from '../../exchange/arrival.ts'
import { RequestBody } from '../../exchange/body.ts'
import type { Forward } from '../../exchange/forward.ts'
import { originOf } from '../../exchange/origin.ts'
import { Refusal } from '../../exchange/refusal.ts'
import { bodyBytes, type Reply } from '../../exchange/reply.ts'
import type { Platform } from '../../platform/configuration.ts'
import { refuse } from '../../platform/refuse.ts'
import { wrapPlatform } from '../../platform/wrap.ts'
import type { CallParts } from '../calls/notes.ts'
import { endToEnd } from './hop-by-hop.ts'
import type { Recorder } from './recorder.ts'
import { ruleOf, type RelayRule, type Upstream } from './rule.ts'

export interface RelayPorts {
  readonly forward: Forward
  /** Takes what mode `record` sees. */
  readonly recorder: Recorder | undefined
}

/** `rules` are asked anew for each request, so that they can be replaced. */
export function relay(platform: Platform, rules: () => readonly RelayRule[], { addresses, notes }: CallParts, ports: RelayPorts): Platform {
  return wrapPlatform(platform, (arrival) => {
    if (rules().length === 0) return platform.handle(arrival)
    const address = addresses().of(arrival.method, arrival.target)
    const rule = ruleOf(rules(), arrival.method, address)
    if (rule === undefined || rule.upstream === undefined || address === undefined) return platform.handle(arrival)
    notes.put(arrival, { relayed: rule.mode })
    return relayed(arrival, address, rule, rule.upstream, platform.base, ports).catch((error: unknown) =>
      refuse(error instanceof Refusal ? error : unreachable(rule.upstream!, error), arrival),
    )
  })
}

async function relayed(
  arrival: Arrival,
  address: Address,
  { mode }: RelayRule,
  upstream: Upstream,
  base: string,
  { forward, recorder }: RelayPorts,
): Promise<Reply> {
  const recording = mode === 'record' && recorder !== undefined
  const asked = recording && arrival.body !== undefined ? await new RequestBody(arrival.body).bytes('record') : undefined
  const reply = await forward({
    method: arrival.method,
    url: upstream.url + arrival.target.replace(/^[a-z]+:\/\/[^/?#]*/i, '').slice(base.length),
    headers: headersFor(arrival, upstream, recording),
    body: asked ?? arrival.body,
    signal: arrival.signal,
  })
  const answered: Reply = { ...reply, headers: answeredHeaders(reply, upstream, `${originOf(arrival, false)}${base}`) }
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
function headersFor({ headers }: Arrival, { url, authorization }: Upstream, recording: boolean): string[] {
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
