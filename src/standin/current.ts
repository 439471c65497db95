/** The platform that a stand-in serves now, made anew when its configuration, or the places of its stubs, change. */
import type { DataOperation } from '../infobase/store/frame.ts'
import type { CallListener, Platform } from '../platform/configuration.ts'
import { createPlatform } from '../platform/platform.ts'
import type { SessionManager } from '../session/manager.ts'
import { MemorySessions } from '../session/memory.ts'
import { createAddresses, type Addresses } from './calls/address.ts'
import type { Notes } from './calls/notes.ts'
import type { StandinConfiguration, StandinPorts } from './configuration.ts'
import type { Hosts } from './hosts/hosts.ts'
import type { Journal } from './journal/journal.ts'
import { relay, type ReadCalled } from './relay/relay.ts'
import type { Callbacks } from './stub/callback.ts'
import { joinStubs } from './stub/join.ts'
import type { Stubs } from './stub/stubs.ts'

export interface Current {
  configuration(): StandinConfiguration
  /** Those of the platform that serves now, whichever it is. */
  readonly platform: Platform
  /** Of the services that are served, those of stubs among them. */
  addresses(): Addresses
  /** Of the services as they are configured, without stubs. */
  defined(): Addresses
  /** Serves the configuration with fresh sessions. */
  begin(configuration: StandinConfiguration): void
  /** Takes what has changed in the stubs. */
  rebuild(): void
}

export interface CurrentPorts extends StandinPorts {
  readonly stubs: Stubs
  readonly hosts: Hosts
  readonly notes: Notes
  readonly journal: Journal
  readonly callbacks: Callbacks
}

export function createCurrent(first: StandinConfiguration, ports: CurrentPorts): Current {
  const { stubs, journal, system, parts } = ports
  let configuration = first
  let manager: SessionManager
  let platform: Platform
  let addresses: Addresses
  let places: number | undefined
  const called: ReadCalled = ({ channel: name, service }, arrival) => {
    const channel = parts.channels.find((one) => one.name === name)
    const found = configuration.services.find((one) => channel?.kinds.includes(one.kind) && one.Name === service)
    return found && channel?.called?.(found, arrival, system)
  }
  const linked = (name: string): string | undefined => parts.channels.find((one) => one.name === name && one.linked === true)?.segment
  const relaying = ports.relay && { ...ports.relay, linked }
  const instead = relaying && { instead: relay(() => configuration.modes ?? [], ports.notes, relaying, ports.system, called) }
  const rebuild = (): void => {
    if (places === stubs.places) return
    places = stubs.places
    const services = joinStubs(configuration.services, { ...ports, channels: parts.channels, modes: configuration.modes ?? [] })
    const sessions = { ...configuration.sessions, manager }
    platform = createPlatform(
      {
        ...configuration,
        services,
        journal: listening(both(journal.listener, configuration.journal), configuration, ports.notes),
        sessions,
        ...instead,
      },
      system,
      parts,
    )
    addresses = createAddresses(services, parts.channels, platform.addressOf, ports.hosts)
  }
  return {
    configuration: () => configuration,
    platform: forwarding(() => platform),
    addresses: () => addresses,
    defined: () => createAddresses(configuration.services, parts.channels),
    begin(next) {
      configuration = next
      const { sessions, hideExceptions = false } = next
      manager = sessions?.manager ?? new MemorySessions({ hideExceptions, ...sessions }, system)
      places = undefined
    },
    rebuild,
  }
}

const forwarding = (current: () => Platform): Platform => ({
  get base() {
    return current().base
  },
  get services() {
    return current().services
  },
  get publications() {
    return current().publications
  },
  sessions: () => current().sessions(),
  handle: (arrival) => current().handle(arrival),
  publishes: (target) => current().publishes(target),
  addressOf: (method, target) => current().addressOf(method, target),
  explain: (method, target) => current().explain(method, target),
})

const both = (one: CallListener, other: CallListener | undefined): CallListener =>
  other === undefined
    ? one
    : {
        called: (arrival, call) => {
          one.called(arrival, call)
          other.called(arrival, call)
        },
        answered: (answer) => {
          one.answered(answer)
          other.answered(answer)
        },
      }

/** Operations on data that are kept of one call. */
const MAX_OPERATIONS = 200

/** What the handlers of a call do with data is noted of the call; only where there is data. */
function listening(listener: CallListener, { infobase, journal }: StandinConfiguration, notes: Notes): CallListener {
  if (infobase === undefined) return listener
  return {
    ...listener,
    data(call, operation) {
      const noted = notes.of(call).data as DataOperation[] | undefined
      if (noted === undefined) notes.put(call, { data: [operation] })
      else if (noted.length < MAX_OPERATIONS) noted.push(operation)
      journal?.data?.(call, operation)
    },
  }
}
