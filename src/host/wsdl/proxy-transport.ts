/** How a WSProxy asks its server: through the door of calls that go out where there is one, else straight over node's HTTP. */
import { DEFAULT_MAX_BODY } from '../../exchange/body/request-body.ts'
import { wholeBody } from '../../exchange/outgoing/body.ts'
import type { Outgoing, OutgoingURL } from '../../exchange/outgoing/request.ts'
import { concatBytes } from '../../exchange/reply.ts'
import type { ProxyMachine } from '../../ws/proxy/proxy.ts'
import { currentDoor } from '../http/doors.ts'
import { callHTTP, type ClientSettings } from '../network/http-client.ts'

export function proxyTransport(settings: ClientSettings): ProxyMachine['transport'] {
  return async (call) => {
    const straight = (): ReturnType<ProxyMachine['transport']> => callHTTP({ method: 'POST', ...call }, settings)
    const door = currentDoor()
    if (door === undefined) return straight()
    const { url: text, headers, body, signal } = call
    const url = partsOf(text)
    const net: Outgoing = straight
    const sent = ['Host', new URL(text).host, ...headers]
    const answer = await door({ method: 'POST', url, headers: sent, ...(body && { body: concatBytes(body) }), signal }, net, 'code')
    return { ...answer, body: await wholeBody(answer, settings.maxBody ?? DEFAULT_MAX_BODY, url) }
  }
}

function partsOf(text: string): OutgoingURL {
  const { protocol, hostname, port, pathname, search } = new URL(text)
  const scheme = protocol === 'https:' ? 'https' : 'http'
  return {
    scheme,
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(port || (scheme === 'https' ? 443 : 80)),
    path: pathname + search,
  }
}
