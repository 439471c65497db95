/** HTTP calls to other servers over node: TLS, proxies, time; Content-Encoding undone, redirections left to the caller. */
import { request as requestPlain, type ClientRequest, type IncomingMessage } from 'node:http'
import { request as requestSecure } from 'node:https'
import type { Duplex } from 'node:stream'
import { connect as connectSecure } from 'node:tls'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { inBoth } from '../../diagnostics/said-error.ts'
import { DEFAULT_MAX_BODY } from '../../exchange/body/request-body.ts'
import type { RawHeaders } from '../../exchange/headers.ts'

/** PEM texts, or bytes. */
export interface ClientTLS {
  /** Authorities that are trusted besides node's own. */
  readonly ca?: string | Uint8Array
  /** The client's own certificate and key. */
  readonly cert?: string | Uint8Array
  readonly key?: string | Uint8Array
  /** `false`: any certificate is taken. */
  readonly verify?: boolean
}

export interface ClientSettings {
  readonly tls?: ClientTLS
  /** `http://[user:password@]host:port` that requests go through. */
  readonly proxy?: string
  /** Bytes of an answer; 100 MiB when absent. */
  readonly maxBody?: number
}

export interface HTTPAnswer {
  readonly status: number
  readonly headers: RawHeaders
  readonly body: Uint8Array
}

export interface HTTPRequest {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: RawHeaders
  readonly body?: readonly Uint8Array[]
  readonly signal?: AbortSignal | undefined
}

/** Rejects with an Error that says why there is no answer. */
export async function callHTTP(call: HTTPRequest, settings: ClientSettings = {}): Promise<HTTPAnswer> {
  const url = new URL(call.url)
  const proxy = settings.proxy === undefined ? undefined : new URL(settings.proxy)
  const tunnel = proxy && url.protocol === 'https:' ? await tunnelThrough(proxy, url, call.signal, settings.tls) : undefined
  const request =
    url.protocol === 'https:'
      ? requestSecure(url, { ...tlsOptions(settings.tls), ...options(call), ...(tunnel && { createConnection: () => tunnel }) })
      : proxy
        ? requestPlain({ ...options(call), host: proxy.hostname, port: proxy.port || 80, path: url.href, setHost: false })
        : requestPlain(url, options(call))
  if (proxy && url.protocol === 'http:') {
    request.setHeader('Host', url.host)
    if (proxy.username !== '') request.setHeader('Proxy-Authorization', basic(proxy))
  }
  return answerTo(request, call, settings.maxBody ?? DEFAULT_MAX_BODY)
}

const options = ({ method, signal }: HTTPRequest) => ({ method, agent: false as const, ...(signal && { signal }) })

const tlsOptions = ({ ca, cert, key, verify = true }: ClientTLS = {}) => ({
  rejectUnauthorized: verify,
  ...(ca !== undefined && { ca: Buffer.from(ca) }),
  ...(cert !== undefined && { cert: Buffer.from(cert) }),
  ...(key !== undefined && { key: Buffer.from(key) }),
})

const basic = ({ username, password }: URL): string =>
  `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}`

function answerTo(request: ClientRequest, { headers, body = [] }: HTTPRequest, limit: number): Promise<HTTPAnswer> {
  return new Promise((resolve, reject) => {
    request.on('error', reject)
    request.on('response', (response) => {
      answerOf(response, limit).then(resolve, reject)
    })
    for (let at = 0; at + 1 < headers.length; at += 2) request.setHeader(headers[at]!, headers[at + 1]!)
    request.setHeader('Accept-Encoding', 'gzip, deflate')
    const size = body.reduce((sum, piece) => sum + piece.length, 0)
    if (size > 0) request.setHeader('Content-Length', size)
    for (const piece of body) request.write(piece)
    request.end()
  })
}

async function answerOf(response: IncomingMessage, limit: number): Promise<HTTPAnswer> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of response as AsyncIterable<Uint8Array>) {
    length += piece.length
    if (length > limit) {
      response.destroy()
      throw inBoth(new Error(`the answer is longer than ${limit} bytes`), `ответ длиннее ${limit} байт`)
    }
    pieces.push(piece)
  }
  return {
    status: response.statusCode ?? 0,
    headers: response.rawHeaders,
    body: unpacked(Buffer.concat(pieces), response.headers['content-encoding'], limit),
  }
}

function unpacked(bytes: Buffer, coding: string | undefined, limit: number): Uint8Array {
  const unpack = { 'gzip': gunzipSync, 'x-gzip': gunzipSync, 'deflate': inflateSync, 'br': brotliDecompressSync }
  const name = coding?.trim().toLowerCase() ?? 'identity'
  if (bytes.length === 0 || name === 'identity' || name === '') return bytes
  if (!Object.hasOwn(unpack, name))
    throw inBoth(
      new Error(`the answer has the Content-Encoding "${name}", which was not asked for`),
      `у ответа Content-Encoding «${name}», который не запрашивался`,
    )
  return unpack[name as keyof typeof unpack](bytes, { maxOutputLength: limit })
}

/** A TLS connection through a proxy's CONNECT. */
function tunnelThrough(proxy: URL, { hostname, port }: URL, signal: AbortSignal | undefined, tls: ClientTLS | undefined): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const target = `${hostname}:${port || 443}`
    const request = requestPlain({
      host: proxy.hostname,
      port: proxy.port || 80,
      method: 'CONNECT',
      path: target,
      agent: false,
      headers: { host: target, ...(proxy.username !== '' && { 'proxy-authorization': basic(proxy) }) },
      ...(signal && { signal }),
    })
    request.on('error', reject)
    request.on('response', (response) =>
      reject(inBoth(new Error(`the proxy answered ${response.statusCode}`), `прокси-сервер ответил ${response.statusCode}`)),
    )
    request.on('connect', (response, socket) => {
      if (response.statusCode !== 200)
        return reject(inBoth(new Error(`the proxy answered ${response.statusCode}`), `прокси-сервер ответил ${response.statusCode}`))
      const secure = connectSecure({ socket, servername: hostname, ...tlsOptions(tls) })
      secure.once('secureConnect', () => resolve(secure))
      secure.once('error', reject)
    })
    request.end()
  })
}
