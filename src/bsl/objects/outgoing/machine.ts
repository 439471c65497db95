/** Connections of a run: through its door, the machine's proxy, and with the files that the run may touch. */
import type { OutgoingRequest } from '../../../exchange/outgoing/request.ts'
import { concatBytes } from '../../../exchange/reply.ts'
import type { HTTPMachine } from '../../../http/objects/call.ts'
import { HTTPConnection, type HTTPConnectionSettings } from '../../../http/objects/connection.ts'
import type { Run } from '../../run/run.ts'

/** A connection whose kept socket ends with the run. */
export function connectionOf(run: Run, settings: HTTPConnectionSettings): HTTPConnection {
  const connection = new HTTPConnection(machineOf(run), settings)
  const known = run.kept.get('connections') as Connections | undefined
  if (known === undefined) run.kept.set('connections', new Connections(connection))
  else known.add(connection)
  return connection
}

/** Those that a run has opened, ended with it. */
class Connections {
  readonly #all: HTTPConnection[]

  constructor(first: HTTPConnection) {
    this.#all = [first]
  }

  add(one: HTTPConnection): void {
    this.#all.push(one)
  }

  close(): void {
    for (const one of this.#all) one.Close()
  }
}

const machineOf = (run: Run): HTTPMachine => ({
  outgoing: (request) => run.outgoing(inTime(request, run.timeLeft())),
  systemProxy: (url) => run.systemProxy(url),
  files: {
    async open(path) {
      const bytes = run.files.read(path)
      return {
        size: bytes.length,
        async *stream() {
          yield bytes
        },
      }
    },
    async save(path, pieces) {
      const all: Uint8Array[] = []
      for await (const piece of pieces) all.push(piece)
      run.files.write(path, concatBytes(all))
    },
  },
})

/** A call ends with the time of its handler, a little later, so that the end is the handler's. */
function inTime(request: OutgoingRequest, left: number | undefined): OutgoingRequest {
  const { timeout = Infinity } = request
  if (left === undefined || timeout <= left) return request
  return { ...request, timeout: Math.max(Math.ceil(left), 0) + 2 }
}
