/** Requests to Web services put to a platform directly and through a socket: the same table runs through both. */
import { request } from 'node:http'
import { bodyBytes, serve, type Platform } from 'onec-standin'

export interface Asked {
  readonly method?: string
  readonly path: string
  /** Names and values in turn. */
  readonly headers?: readonly string[]
  readonly body?: string | Uint8Array
}

export interface Answered {
  readonly status: number
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>
  readonly bytes: Uint8Array
  readonly text: string
}

export type Exchange = (asked: Asked) => Promise<Answered>

const utf8 = new TextEncoder()
const bytesOf = (body: string | Uint8Array): Uint8Array => (typeof body === 'string' ? utf8.encode(body) : body)

function answered(status: number, headers: readonly string[], bytes: Uint8Array): Answered {
  const pairs = headers.flatMap((name, at): [string, string][] => (at % 2 === 0 ? [[name.toLowerCase(), headers[at + 1]!]] : []))
  return { status, headers: new Map(pairs), bytes, text: new TextDecoder().decode(bytes) }
}

export const throughHandle =
  (platform: Platform): Exchange =>
  async ({ method = 'POST', path, headers = [], body }) => {
    const source =
      body === undefined
        ? undefined
        : (async function* () {
            yield bytesOf(body)
          })()
    const reply = await platform.handle({
      method,
      target: path,
      headers,
      scheme: 'http',
      authority: 'localhost:8080',
      body: source,
      signal: new AbortController().signal,
    })
    return answered(reply.status, reply.headers, await bodyBytes(reply))
  }

/** `close` ends the server. */
export async function throughSocket(platform: Platform): Promise<{ exchange: Exchange; close: () => Promise<void> }> {
  const served = await serve(platform, { port: 0 })
  const exchange: Exchange = ({ method = 'POST', path, headers = [], body }) =>
    new Promise((resolve, reject) => {
      const bytes = body === undefined ? undefined : bytesOf(body)
      const length = bytes === undefined ? [] : ['Content-Length', String(bytes.length)]
      const asking = request(
        {
          port: served.port,
          method,
          path: encodeURI(path),
          headers: ['Host', `localhost:${served.port}`, ...length, ...headers] as never,
          agent: false,
        },
        (incoming) => {
          const pieces: Buffer[] = []
          incoming.on('data', (piece: Buffer) => pieces.push(piece))
          incoming.on('end', () => resolve(answered(incoming.statusCode!, incoming.rawHeaders, Buffer.concat(pieces))))
          incoming.on('error', reject)
        },
      )
      asking.on('error', reject)
      asking.end(bytes)
    })
  return { exchange, close: () => served.close(100) }
}

export const SOAP11 = 'http://schemas.xmlsoap.org/soap/envelope/'
export const SOAP12 = 'http://www.w3.org/2003/05/soap-envelope'

/** An envelope around a body, with header blocks where given. */
export const envelope = (namespace: string, body: string, header = ''): string =>
  `<s:Envelope xmlns:s="${namespace}">${header === '' ? '' : `<s:Header>${header}</s:Header>`}<s:Body>${body}</s:Body></s:Envelope>`
