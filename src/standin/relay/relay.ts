/** Calls that go to a real 1C: the request as the client sent it, the answer as 1C sent it, both without what belongs to one connection. */
import { noParameters, type Address } from '../../channel/address.ts'
import type { CalledPart, Routed } from '../../channel/channel.ts'
import { saidBy } from '../../diagnostics/said-by.ts'
import { said } from '../../diagnostics/said.ts'
import type { Arrival } from '../../exchange/arrival.ts'
import { RequestBody } from '../../exchange/body/request-body.ts'
import type { Forward } from '../../exchange/forward.ts'
import { headerValue } from '../../exchange/headers.ts'
import { originOf } from '../../exchange/origin.ts'
import { Refusal } from '../../exchange/refusal.ts'
import { bodyBytes, type Reply } from '../../exchange/reply.ts'
import type { System } from '../../exchange/system.ts'
import type { Instead } from '../../platform/configuration.ts'
import type { Located } from '../../publication/locate.ts'
import type { Notes } from '../calls/notes.ts'
import { answeredHeaders, ownDescription, ownLinks, type Sides } from './answered.ts'
import { endToEnd } from './hop-by-hop.ts'
import { LONGEST_EXCHANGE, type Recorder } from './recorder.ts'
import { ruleOf, type RelayRule, type Upstream } from './rule.ts'
import { unpackedBody } from './unpacked.ts'
import { upstreamAddress, ownBase } from './upstream-address.ts'

/** What the message of a request calls; `undefined` where the address tells. */
export type ReadCalled = (address: Address, arrival: Arrival) => Promise<CalledPart> | undefined

export interface RelayPorts {
  readonly forward: Forward
  /** Takes what mode `record` sees. */
  readonly recorder: Recorder | undefined
  /** The segment of a channel whose answers hold addresses of the publication; `undefined` for other channels. */
  readonly linked?: (channel: string) => string | undefined
}

/** `rules` are asked anew for each request, so that they can be replaced. */
export function relay(
  rules: () => readonly RelayRule[],
  notes: Notes,
  ports: RelayPorts,
  system: System,
  called: ReadCalled = () => undefined,
): Instead {
  const answering: Instead = (located, meant) => {
    const { arrival, service } = located
    if (service === undefined || rules().length === 0) return undefined
    const address = meant() ?? unknownPart(located, service.Name)
    const rule = ruleOf(rules(), arrival.method, address)
    if (rule?.upstream === undefined) return undefined
    const { mode, upstream, defines } = rule
    notes.put(arrival, { relayed: mode })
    const asking = (): Promise<Reply> =>
      relayed(
        located,
        address,
        {
          recorder: mode === 'record' ? ports.recorder : undefined,
          upstream,
          defines,
          linked: ports.linked?.(located.channel),
          called: async (arrival) => {
            const found = await called(address, arrival)
            if (found !== undefined)
              notes.put(located.arrival, { part: found.part, parameters: found.parameters, SOAPVersion: found.version })
            return found
          },
        },
        ports.forward,
        system,
      ).catch((error: unknown) => {
        throw error instanceof Refusal ? error : unreachable(upstream, error)
      })
    return { route: `${mode} ${service.Name}`, part: address.part, invoke: asking, withoutSession: asking } satisfies Routed
  }
  return Object.defineProperty(answering, 'isIdle', { get: () => rules().length === 0 })
}

const unknownPart = ({ channel }: Located, service: string): Address => ({
  channel,
  service,
  root: '',
  URLParameters: noParameters,
  handled: false,
})

interface Relayed {
  readonly defines: RelayRule['defines']
  readonly recorder: Recorder | undefined
  readonly upstream: Upstream
  readonly linked: string | undefined
  called(arrival: Arrival): Promise<CalledPart | undefined>
}

async function relayed(
  located: Located,
  address: Address,
  { recorder, upstream, defines, linked, called }: Relayed,
  forward: Forward,
  system: System,
): Promise<Reply> {
  const { arrival } = located
  const describing = asksDescription(located)
  const recording = recorder !== undefined && !describing
  const to = upstreamAddress(located, upstream.url)
  const asked = recording && arrival.body !== undefined ? await new RequestBody(arrival.body).bytes('record') : undefined
  const sides = { upstream: upstream.url, own: `${originOf(arrival, false)}${ownBase(located)}` }
  const asking = async (signal: AbortSignal): Promise<Reply> => {
    const reply = await forward({
      method: arrival.method,
      ...to,
      headers: headersFor(located, upstream, recording || describing || linked !== undefined),
      body: asked ?? arrival.body,
      signal,
    })
    const answered: Reply = { ...reply, headers: answeredHeaders(reply.headers, sides) }
    if (describing) return described(answered, sides, system)
    if (linked !== undefined) return relinked(answered, sides, linked, system)
    return recording ? { ...answered, body: await bodyBytes(answered) } : answered
  }
  const answered = await inTime(asking, arrival.signal, upstream, system)
  if (!recording) return answered
  const sent = await bodyBytes(answered)
  const { body, left } = await unpackedBody(sent, answered.headers, system, LONGEST_EXCHANGE)
  await recorder.record({
    method: arrival.method,
    target: arrival.target,
    headers: arrival.headers,
    body: asked ?? new Uint8Array(),
    address,
    called: await calledBy(asked, arrival, called),
    // It came packed although it was asked for plain: it is recorded unpacked.
    reply: { ...answered, headers: codedBy(left, answered.headers), body },
    base: sides.own,
    defines,
  })
  return { ...answered, body: sent }
}

/** Never rejects: a message that could not be read is not recorded, and the answer of 1C goes out all the same. */
const calledBy = (asked: Uint8Array | undefined, arrival: Arrival, called: Relayed['called']): Promise<CalledPart | Error | undefined> =>
  called({ ...arrival, body: asked && one(asked) }).catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))))

/** `whole`: the body is sent whole, and asked for unpacked, so that it can be read. */
function headersFor({ arrival: { headers } }: Located, { url, authorization }: Upstream, whole: boolean): string[] {
  const kept = endToEnd(
    headers,
    'host',
    ...(authorization === undefined ? [] : ['authorization']),
    ...(whole ? ['content-length', 'accept-encoding'] : []),
  )
  // Without the header every coding would be welcome (RFC 9110, 12.5.3).
  return [
    'Host',
    new URL(url).host,
    ...kept,
    ...(whole ? ['Accept-Encoding', 'identity'] : []),
    ...(authorization === undefined ? [] : ['Authorization', authorization]),
  ]
}

/** `?wsdl` in any case, as 1C takes it. */
const asksDescription = ({ arrival, target }: Located): boolean => arrival.method === 'GET' && /(?:^|&)wsdl(?:[=&]|$)/i.test(target.query)

async function described(reply: Reply, sides: Sides, system: System): Promise<Reply> {
  const body = await bodyBytes(reply)
  const text = headerValue(reply.headers, 'content-encoding') === undefined ? ownDescription(body, reply.headers, sides, system) : undefined
  return { ...reply, headers: without(reply.headers, 'content-length'), body: text === undefined ? body : new TextEncoder().encode(text) }
}

async function relinked(reply: Reply, sides: Sides, segment: string, system: System): Promise<Reply & { readonly body: Uint8Array }> {
  const body = await bodyBytes(reply)
  const text = ownLinks(body, reply.headers, sides, segment, system)
  if (text === undefined) return { ...reply, body }
  return { ...reply, headers: without(reply.headers, 'content-length'), body: new TextEncoder().encode(text) }
}

const without = (headers: readonly string[], name: string): string[] =>
  headers.filter((_, at) => headers[at - (at % 2)]!.toLowerCase() !== name)

const codedBy = (codings: readonly string[], headers: readonly string[]): string[] => [
  ...without(headers, 'content-encoding'),
  ...(codings.length === 0 ? [] : ['Content-Encoding', codings.join(', ')]),
]

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** A 1C that does not answer in time is left. */
async function inTime(
  ask: (signal: AbortSignal) => Promise<Reply>,
  leaving: AbortSignal,
  { url, timeout }: Upstream,
  { after }: Pick<System, 'after'>,
): Promise<Reply> {
  const over = new AbortController()
  const stop = after(timeout, () => over.abort())
  try {
    return await ask(AbortSignal.any([leaving, over.signal]))
  } catch (error) {
    throw over.signal.aborted ? tooLate(url, timeout) : error
  } finally {
    stop()
  }
}

const tooLate = (url: string, timeout: number): Refusal =>
  new Refusal('relay/timeout', 504, 'Сервер 1С не ответил вовремя', {
    hint: said(
      `${new URL(url).origin} was asked in place of us and did not answer within ${timeout / 1000} s (upstream.timeout)`,
      `запрос ушел в ${new URL(url).origin}, ответа нет за ${timeout / 1000} с (upstream.timeout)`,
    ),
  })

const unreachable = ({ url }: Upstream, error: unknown): Refusal =>
  new Refusal('relay/unreachable', 502, 'Сервер 1С недоступен', {
    hint: said(
      `${new URL(url).origin} was asked in place of us and did not answer: ${saidBy(error).en}`,
      `запрос ушел в ${new URL(url).origin}, ответа нет: ${saidBy(error).ru}`,
    ),
  })
