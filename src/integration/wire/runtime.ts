/** The destinations of an application's channels, and the port of its messages: `GET …/sys/esb/runtime/channels`. */
import { joined, said } from '../../diagnostics/said.ts'
import { wholeBody } from '../../exchange/outgoing/body.ts'
import type { BusAddress } from './address.ts'
import { WireError } from './error.ts'
import type { HTTPWire } from './http-wire.ts'
import { messageOf, type Token } from './token.ts'

export interface RuntimeChannels {
  /** Of AMQP. */
  readonly port: number
  /** By `process.channel`, the name that channels have at the bus. */
  readonly destinations: ReadonlyMap<string, string>
}

/** A channel as the bus describes it: `GET …/sys/esb/metadata/channels`. */
export interface DescribedChannel {
  readonly process: string
  readonly channel: string
  /** `READ_ONLY`: 1C receives. `WRITE_ONLY`: 1C sends. */
  readonly access: 'READ_ONLY' | 'WRITE_ONLY'
  readonly processDescription: string
  readonly channelDescription: string
}

/** @throws WireError */
export async function runtimeChannels(wire: HTTPWire, address: BusAddress, token: Token): Promise<RuntimeChannels> {
  const { items, port } = (await got(wire, address, token, 'runtime')) as { readonly items?: unknown; readonly port?: unknown }
  if (!Array.isArray(items) || typeof port !== 'number')
    throw new WireError(
      'http',
      said('the list of runtime channels has no items or no port', 'в списке каналов времени выполнения нет items или port'),
    )
  const destinations = (items as readonly Readonly<Record<string, unknown>>[]).map(
    ({ process, channel, destination }) => [`${String(process)}.${String(channel)}`, String(destination)] as const,
  )
  return { port, destinations: new Map(destinations) }
}

/** All channels that the application has at the bus. @throws WireError */
export async function describedChannels(wire: HTTPWire, address: BusAddress, token: Token): Promise<readonly DescribedChannel[]> {
  const listed = await got(wire, address, token, 'metadata')
  if (!Array.isArray(listed)) throw new WireError('http', said('the list of channels is not an array', 'список каналов – не массив'))
  return (listed as readonly Readonly<Record<string, unknown>>[]).map((one) => ({
    process: String(one['process']),
    channel: String(one['channel']),
    // An edition of the manual says `sendAllowed` in its place.
    access: one['access'] === 'WRITE_ONLY' || (one['access'] === undefined && one['sendAllowed'] === true) ? 'WRITE_ONLY' : 'READ_ONLY',
    processDescription: String(one['processDescription'] ?? ''),
    channelDescription: String(one['channelDescription'] ?? ''),
  }))
}

async function got(wire: HTTPWire, address: BusAddress, token: Token, what: 'runtime' | 'metadata'): Promise<unknown> {
  const url = { ...address.server, path: `${address.path}/sys/esb/${what}/channels` }
  const answer = await wire.ask(url, 'GET', ['Authorization', `Bearer ${token.text}`])
  const text = new TextDecoder().decode(await wholeBody(answer, 10_000_000, url))
  if (answer.status !== 200) throw new WireError(answer.status === 401 ? 'login' : 'http', joined([`${answer.status}: `, messageOf(text)]))
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw new WireError('http', said(`the list of ${what} channels is not JSON`, `список каналов ${what} – не JSON`), error)
  }
}

/** The destination of a channel by its external name, `process.channel`; a bus with one process may be asked by the channel alone. */
export function destinationOf({ destinations }: RuntimeChannels, external: string): string | undefined {
  const exact = destinations.get(external)
  if (exact !== undefined) return exact
  const ending = [...destinations].filter(([name]) => name.endsWith(`.${external}`))
  return ending.length === 1 ? ending[0]![1] : undefined
}
