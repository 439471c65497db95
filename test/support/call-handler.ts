/** A request given to a platform without a socket, for tests of what handlers see and answer. */
import {
  bodyBytes,
  createPlatform,
  HTTPService,
  URLTemplate,
  type Arrival,
  type Configuration,
  type Handler,
  type Reply,
} from 'onec-standin'

export interface Sent {
  readonly method?: string
  readonly target?: string
  /** Names and values in turn. */
  readonly headers?: readonly string[]
  readonly body?: string | Uint8Array
  readonly signal?: AbortSignal
}

export const arrivalOf = ({
  method = 'GET',
  target = '/hs/t',
  headers = ['Host', 'host'],
  body,
  signal = new AbortController().signal,
}: Sent = {}): Arrival => ({
  method,
  target,
  headers,
  scheme: 'http',
  authority: '127.0.0.1:8080',
  signal,
  body:
    body === undefined
      ? undefined
      : (async function* () {
          yield typeof body === 'string' ? new TextEncoder().encode(body) : body
        })(),
})

/** A service `T` at `t` whose one template takes everything. */
export const serviceOf = (Any: Handler<'/*'>): HTTPService =>
  HTTPService({ Name: 'T', RootURL: 't', URLTemplates: { All: URLTemplate('/*', { Any }) } })

export interface Answered extends Reply {
  readonly text: string
  header(name: string): string | undefined
}

/** What `handler` answers to a request. */
export async function call(handler: Handler<'/*'>, sent: Sent = {}, configuration: Partial<Configuration> = {}): Promise<Answered> {
  return answerOf(await createPlatform({ services: [serviceOf(handler)], ...configuration }).handle(arrivalOf(sent)))
}

export async function answerOf(reply: Reply): Promise<Answered> {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bodyBytes(reply))
  return {
    ...reply,
    text,
    header: (name) => {
      const at = reply.headers.indexOf(name)
      return at < 0 ? undefined : reply.headers[at + 1]
    },
  }
}
