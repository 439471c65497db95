/** The bus that the integration services of a configuration speak to: each channel from the other side. */
import type { Location } from '../../diagnostics/location.ts'
import type { ApplicationDefinition, BusDefinition, ChannelDefinition, ProcessDefinition } from './definition.ts'

/** An integration service as a configuration defines it; what is not needed here is left out. */
export interface MirroredService {
  readonly Name: string
  /** `http://host:9090/applications/<name>`, or anything else. */
  readonly ExternalIntegrationServiceAddress: string
  readonly Channels: readonly MirroredChannel[]
}

/** A channel of such a service. */
export interface MirroredChannel {
  readonly Name: string
  /** `process.channel`. */
  readonly ExternalIntegrationServiceChannelName: string
  readonly MessageDirection: 'Send' | 'Receive'
  /** Where it is written. */
  readonly location?: Location | undefined
}

/** The participant that is 1C, and the one that has every channel from the other side. */
const mirrorParticipants = { onec: 'onec', peer: 'peer' } as const

/** `PROCESS.CHANNEL` at the last point; a name without one is the channel's, in a process with the name of the service. */
export function splitName(
  service: string,
  { Name, ExternalIntegrationServiceChannelName: given }: MirroredChannel,
): readonly [string, string] {
  const at = given.lastIndexOf('.')
  if (at > 0 && at < given.length - 1) return [given.slice(0, at), given.slice(at + 1)]
  return [service, given === '' ? Name : given]
}

/** The last segment behind `/applications/`; the name of the service where its address has none. */
export function applicationOf({ Name, ExternalIntegrationServiceAddress: address }: MirroredService): string {
  const [, found] = /\/applications\/([^/?#]+)/.exec(address) ?? []
  if (found === undefined) return Name
  try {
    return decodeURIComponent(found)
  } catch {
    return found
  }
}

/** 1C's «Отправка» is WRITE_ONLY for 1C; services with one address are one application. */
export function mirrorOf(services: readonly MirroredService[]): BusDefinition {
  const applications = new Map<string, Map<string, Map<string, ChannelDefinition>>>()
  for (const service of services) {
    const processes = taken(applications, applicationOf(service), () => new Map<string, Map<string, ChannelDefinition>>())
    for (const channel of service.Channels) {
      const [process, name] = splitName(service.Name, channel)
      taken(processes, process, () => new Map<string, ChannelDefinition>()).set(name, mirrored(channel))
    }
  }
  return { applications: recordOf(applications, applicationFrom) }
}

const { onec, peer } = mirrorParticipants

const mirrored = ({ MessageDirection }: MirroredChannel): ChannelDefinition =>
  MessageDirection === 'Send' ? { write: onec, read: peer } : { read: onec, write: peer }

const applicationFrom = (processes: ReadonlyMap<string, ReadonlyMap<string, ChannelDefinition>>): ApplicationDefinition => ({
  participants: [onec, peer],
  processes: recordOf(processes, (channels): ProcessDefinition => ({ channels: recordOf(channels, (one) => one) })),
})

const recordOf = <From, To>(map: ReadonlyMap<string, From>, make: (value: From) => To): Readonly<Record<string, To>> =>
  Object.fromEntries([...map].map(([key, value]) => [key, make(value)]))

function taken<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  if (!map.has(key)) map.set(key, make())
  return map.get(key)!
}
