/** Connections of one source to analytic servers, and readers of its cubes over them; sessions with the same parameters share them. */
import { XMLAClient } from '../../xmla/client.ts'
import { parseXMLAAddress } from '../../xmla/connection-string.ts'
import type { ConnectionParameters } from '../connection/parameters.ts'
import { CubeReader } from '../cube/read.ts'
import type { ExternalPorts } from '../data/ports.ts'
import type { ExternalDataSource } from '../definition/source.ts'
import { externalError } from '../error.ts'

/** Records or members that are read at most where nobody asks for the first ones. */
const MOST = 100_000
/** Milliseconds. */
const TIMEOUT = 60_000
/** Bytes. */
const LONGEST = 256 * 1024 * 1024

interface Connection {
  readonly client: XMLAClient
  readonly readers: Map<string, CubeReader>
}

export class CubeConnections {
  readonly #definition: ExternalDataSource
  readonly #ports: Pick<ExternalPorts, 'outgoing' | 'settings'>
  readonly #open = new Map<string, Connection>()

  constructor(definition: ExternalDataSource, ports: Pick<ExternalPorts, 'outgoing' | 'settings'>) {
    this.#definition = definition
    this.#ports = ports
  }

  /** @throws ExternalDataSourceError without a connection string, XMLAError for one that is not of an analytic server */
  reader(name: string, { ConnectionString = '', Password, UserName }: ConnectionParameters): CubeReader {
    const source = this.#definition.Name
    if (ConnectionString === '') throw externalError('no-string', { source })
    const key = JSON.stringify([ConnectionString, UserName, Password])
    let open = this.#open.get(key)
    if (open === undefined) {
      const { outgoing, settings } = this.#ports
      const timeout = settings.connectTimeout ?? TIMEOUT
      const address = parseXMLAAddress(ConnectionString)
      const client = new XMLAClient({ address, outgoing, user: UserName, password: Password, timeout, maxAnswer: LONGEST })
      this.#open.set(key, (open = { client, readers: new Map() }))
    }
    let reader = open.readers.get(name)
    if (reader === undefined) {
      const limit = this.#ports.settings.mostRows ?? MOST
      reader = new CubeReader({ source, name, definition: this.#definition.Cubes[name]!, client: open.client, limit })
      open.readers.set(name, reader)
    }
    return reader
  }

  /** Ends the sessions. */
  async close(): Promise<void> {
    const all = [...this.#open.values()]
    this.#open.clear()
    await Promise.allSettled(all.map(({ client }) => client.close()))
  }
}
