/** The connections of calls that go out: one that is kept for each line, one of its own for a call without a line. */
import { Agent, type ClientRequestArgs } from 'node:http'
import { Agent as SecureAgent, type AgentOptions } from 'node:https'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { OutgoingLine, OutgoingProxy, OutgoingRequest, OutgoingURL } from '../../../exchange/outgoing/request.ts'
import { refuseRevoked } from './revocation.ts'
import { connectSecurely, tlsSettings, type TLSSettings } from './tls.ts'
import { openTunnel } from './tunnel.ts'

interface Kept {
  readonly agent: Agent
  /** What the connection was opened for: another call of the line with other ones needs another connection. */
  readonly tls: OutgoingRequest['tls']
  readonly tunnel: OutgoingProxy | undefined
}

const byLine = new WeakMap<OutgoingLine, Kept>()

export function agentOf(asked: OutgoingRequest): Agent {
  const { line } = asked
  if (line === undefined) return agentFor(asked, false)
  const known = byLine.get(line)
  if (known !== undefined && known.tls === asked.tls && known.tunnel === tunnelOf(asked)) return known.agent
  known?.agent.destroy()
  const agent = agentFor(asked, true)
  byLine.set(line, { agent, tls: asked.tls, tunnel: tunnelOf(asked) })
  line.end = () => {
    agent.destroy()
    byLine.delete(line)
    line.end = undefined
  }
  return agent
}

const tunnelOf = ({ url, proxy }: OutgoingRequest): OutgoingProxy | undefined => (url.scheme === 'https' ? proxy : undefined)

function agentFor({ url, tls, proxy }: OutgoingRequest, keepAlive: boolean): Agent {
  const options = { keepAlive, maxSockets: 1, maxFreeSockets: 1 }
  return url.scheme === 'http' ? new Agent(options) : new SecureLine(options, tlsSettings(tls), proxy)
}

type Connected = (error: Error | null, socket?: Socket) => void

/** TLS, through a proxy's tunnel where there is one; the connection is there when its certificates are found good. */
class SecureLine extends SecureAgent {
  readonly #settings: TLSSettings
  readonly #proxy: OutgoingProxy | undefined

  constructor(options: AgentOptions, settings: TLSSettings, proxy: OutgoingProxy | undefined) {
    super(options)
    this.#settings = settings
    this.#proxy = proxy
  }

  override createConnection({ host, port }: ClientRequestArgs, connected?: (error: Error | null, socket: Duplex) => void): undefined {
    const done = connected as Connected
    this.#open({ host: host ?? '', port: Number(port) }).then(
      (socket) => done(null, socket),
      (error: Error) => done(error),
    )
  }

  async #open(server: Pick<OutgoingURL, 'host' | 'port'>): Promise<Socket> {
    const under = this.#proxy === undefined ? undefined : await openTunnel(this.#proxy, server)
    const socket = await connectSecurely(this.#settings, server, under)
    refuseRevoked(socket, this.#settings, server)
    return socket
  }
}
