/**
 * Calls that follow the answers of stubs: through the door of calls that go out, so that they are in the journal, answered by stubs of
 * their host, and refused where neither a stub nor `net` has the host.
 */
import { saidBy } from '../../diagnostics/said-by.ts'
import { inBoth } from '../../diagnostics/said-error.ts'
import { said, type Said } from '../../diagnostics/said.ts'
import { isHeaderValue } from '../../exchange/headers.ts'
import { wholeBody } from '../../exchange/outgoing/body.ts'
import type { OutgoingDoor } from '../../exchange/outgoing/caller.ts'
import { urlText } from '../../exchange/outgoing/error.ts'
import type { Outgoing, OutgoingRequest } from '../../exchange/outgoing/request.ts'
import { maskedTarget } from '../../exchange/secret-names.ts'
import type { Pause, System } from '../../exchange/system.ts'
import type { Callbacks } from '../stub/callback.ts'
import type { CallbackTemplate, StubBody } from '../stub/stub.ts'
import { render } from '../value/render.ts'
import type { Values } from '../value/values.ts'

export interface SentCallbacks extends Callbacks {
  /** When all that were due by now have been answered or have failed. */
  settled(): Promise<void>
  /** Those that wait are not sent any more. */
  cancel(): void
}

export interface CallbackPorts {
  readonly system: System
  readonly pause: Pause
  door(): OutgoingDoor
  readonly transport: Outgoing
  /** Receives why one was not sent or not answered; the journal has it, too. */
  failed?(sentence: Said): void
}

/** Milliseconds for one call, and bytes of its answer that are read. */
const TIMEOUT = 30_000
const MOST = 1024 * 1024

export function createCallbacks(ports: CallbackPorts): SentCallbacks {
  const { system, pause, failed } = ports
  const waiting = new Set<Promise<void>>()
  let ending = new AbortController()
  const send = async (request: OutgoingRequest | Unsendable, delay: number, signal: AbortSignal): Promise<void> => {
    if (delay > 0) await pause(delay, signal)
    if (signal.aborted) return
    if ('reason' in request) throw inBoth(new Error(request.reason.en), request.reason.ru)
    const answer = await ports.door()(request, ports.transport, 'module')
    await wholeBody(answer, MOST, request.url)
  }
  const all = async (callbacks: readonly CallbackTemplate[], values: Values, { signal }: AbortController): Promise<void> => {
    const requests = callbacks.map((one) => requestOf(one, values))
    // The answer goes out before.
    await system.turn()
    for (const [at, request] of requests.entries()) {
      const { method, delay } = callbacks[at]!
      await send(request, delay, signal).catch((error: unknown) => {
        const url = 'reason' in request ? '' : maskedTarget(urlText(request.url))
        const why = saidBy(error)
        failed?.(said(`the callback ${method} ${url}: ${why.en}`, `обратный вызов ${method} ${url}: ${why.ru}`))
      })
    }
  }
  return {
    send(callbacks, values) {
      if (callbacks.length === 0) return
      const sent = all(callbacks, values, ending)
      waiting.add(sent)
      void sent.then(() => waiting.delete(sent))
    },
    async settled() {
      while (waiting.size > 0) await Promise.all(waiting)
    },
    cancel() {
      ending.abort()
      ending = new AbortController()
    },
  }
}

interface Unsendable {
  readonly reason: Said
}

/** With the values of the call that was answered; the reason where its address is none. */
function requestOf({ method, url: address, Headers, body }: CallbackTemplate, values: Values): OutgoingRequest | Unsendable {
  const text = render(address, values)
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return { reason: said(`"${text}" is not an address`, `«${text}» – не адрес`) }
  const { protocol, hostname, host, port, pathname, search } = new URL(text)
  const scheme = protocol === 'https:' ? 'https' : 'http'
  const own = Headers.flatMap(([name, value]) => {
    const given = render(value, values)
    return isHeaderValue(given) ? [name, given] : []
  })
  const sent = bodyOf(body, values)
  return {
    method,
    url: { scheme, host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || (scheme === 'https' ? 443 : 80), path: pathname + search },
    headers: ['Host', host, 'User-Agent', '1C+Enterprise/8.3', 'Accept', '*/*', ...own],
    ...(sent !== undefined && { body: sent }),
    timeout: TIMEOUT,
  }
}

function bodyOf(body: StubBody, values: Values): string | Uint8Array | undefined {
  return body.kind === 'text' ? render(body.text, values) : body.kind === 'bytes' ? body.bytes : undefined
}
