/** Recordings of one run as stub files, a file a service: equal requests become one stub whose replies come in turn. */
import { recordedReply, recordedRequest, type Recorded } from './recording.ts'

export interface Recorder {
  /** Resolves when the file of the service is written. */
  record(exchange: Recorded): Promise<void>
}

/** `write` is given the name of a file and its whole text, one call after the other. */
export function createRecorder(write: (file: string, text: string) => Promise<void>): Recorder {
  const services = new Map<
    string,
    Map<string, { readonly request: Readonly<Record<string, unknown>>; readonly replies: Readonly<Record<string, unknown>>[] }>
  >()
  let last: Promise<void> = Promise.resolve()
  return {
    record(exchange) {
      const { service } = exchange.address
      // What has no template is proxied: an envelope is not turned back into the values of an operation.
      if (exchange.address.template === undefined) return Promise.resolve()
      const stubs = services.get(service) ?? new Map()
      services.set(service, stubs)
      const request = recordedRequest(exchange)
      const key = JSON.stringify(request)
      const stub = stubs.get(key) ?? { request, replies: [] }
      stub.replies.push(recordedReply(exchange))
      stubs.set(key, stub)
      last = last.then(async () => {
        const { printYAML } = await import('../reading/yaml.ts')
        await write(`${service}.stub.yaml`, printYAML({ service, stubs: [...stubs.values()].map(written) }))
      })
      return last
    },
  }
}

const written = ({
  request,
  replies,
}: {
  readonly request: Readonly<Record<string, unknown>>
  readonly replies: readonly Readonly<Record<string, unknown>>[]
}): object => {
  const differing = replies.filter((one, at) => at === 0 || JSON.stringify(one) !== JSON.stringify(replies[at - 1]))
  return { ...request, ...(differing.length === 1 ? { reply: differing[0] } : { replies: differing }) }
}
