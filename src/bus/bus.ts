/**
 * A bus: its HTTP half, its broker, what went through it, its failures. Sockets and files are given to it; what a test does with it is in
 * control.ts.
 */
import type { Crypto } from '../exchange/crypto.ts'
import type { Pause, System } from '../exchange/system.ts'
import type { BusAccess } from '../integration/bus/access.ts'
import type { Broker } from '../integration/bus/broker.ts'
import { BusError } from '../integration/bus/bus-error.ts'
import { busFault } from '../integration/bus/diagnostics.ts'
import type { BrokerParts, BrokerSettings } from '../integration/bus/parts.ts'
import type { Platform } from '../platform/configuration.ts'
import { failingBroker } from './broker/failing.ts'
import { brokerTopology, outsideAddress } from './broker/topology.ts'
import { destinationsOf, type BusPlan, type PlannedChannel } from './definition/plan.ts'
import { createBusFailures, type ActiveFailures } from './failure/failures.ts'
import { busPlatform } from './http/platform.ts'
import { clientOfToken, createTokens, participantOf, type TokenKeys, type Tokens } from './http/tokens.ts'
import { createBusJournal, type BusJournal, type BusJournalOptions } from './journal/journal.ts'

/** What a bus needs of the machine. */
export interface BusPorts {
  readonly system: Pick<System, 'now' | 'after' | 'randomBytes'>
  readonly crypto: Crypto
  readonly pause: Pause
  readonly broker: (parts: Omit<BrokerParts, 'store'>) => Promise<Broker>
  readonly keys: () => Promise<TokenKeys>
  /** Of the broker, once it listens. */
  readonly port: () => number
  readonly settings?: Partial<BrokerSettings>
  /** Seconds that a token is good for; 3600 when absent. */
  readonly tokenLifetime?: number
  readonly journal?: BusJournalOptions
  /** Receives a defect. */
  readonly failed: (error: unknown) => void
}

/** A bus that is served. */
export interface Bus {
  readonly plan: BusPlan
  /**
   * Takes another plan: queues stay, those of channels that it has no longer as well; links to what is gone are closed, all others go on.
   */
  replace(plan: BusPlan): void
  readonly platform: Platform
  readonly broker: Broker
  readonly journal: BusJournal
  readonly failures: ActiveFailures
  readonly system: BusPorts['system']
  /** Puts a message into a channel as of the outside. Rejects where the broker does not keep it. */
  put(channel: PlannedChannel, bytes: Uint8Array): Promise<void>
  /** As at the start: queues, journal and failures are empty; connections stay. */
  reset(): Promise<void>
  /** Ends connections and timers. */
  close(): Promise<void>
}

/** Milliseconds between two looks for what has expired. */
const EXPIRY = 10_000

export async function createBus(first: BusPlan, ports: BusPorts): Promise<Bus> {
  let current = first
  const plan = (): BusPlan => current
  const { system, crypto, pause, keys, port, tokenLifetime, failed } = ports
  const closing = new AbortController()
  const failures = createBusFailures()
  let destinations = destinationsOf(first)
  const participantAt = (address: string): string => destinations.get(address)?.participant.Name ?? ''
  const journal = createBusJournal(system.now, participantAt, ports.journal)
  const tokens = createTokens(plan, {
    crypto,
    now: system.now,
    keys,
    ...(tokenLifetime !== undefined && { lifetime: tokenLifetime }),
  })
  // A message of our own asks for the application too, which no failure concerns.
  let ours = false
  const broker = await ports.broker({
    topology: brokerTopology(plan, (application) => !ours && failures.strike('applicationNotFound', { application }) !== undefined),
    access: accessTo(plan, tokens, failures),
    now: system.now,
    failures: failingBroker({ plan, participantAt, failures, pause, never: closing.signal }),
    observer: journal.observe,
    ...(ports.settings && { settings: ports.settings }),
  })
  let stopExpiry = system.after(EXPIRY, expire)
  function expire(): void {
    broker.expire()
    stopExpiry = system.after(EXPIRY, expire)
  }
  const platform = busPlatform({
    plan,
    tokens,
    port,
    fails: (name, application) => failures.strike(name, { application }) !== undefined,
    answered: journal.request,
    failed,
  })
  return {
    get plan() {
      return current
    },
    replace(next) {
      current = next
      destinations = destinationsOf(next)
      broker.refresh()
    },
    platform,
    broker,
    journal,
    failures,
    system,
    async put(channel, bytes) {
      if (closing.signal.aborted) throw new BusError(busFault('bus-closed', {}))
      ours = true
      const kept = broker.send(`/applications/${channel.Application}`, outsideAddress(channel), bytes)
      ours = false
      await kept
    },
    async reset() {
      failures.clear()
      await broker.clear(() => journal.clear())
    },
    async close() {
      stopExpiry()
      closing.abort()
      await broker.close()
    },
  }
}

/** The token is login and password both (documentation of 1С:Шина). */
function accessTo(plan: () => BusPlan, tokens: Tokens, failures: ActiveFailures): BusAccess {
  return {
    async authenticate({ user, password }) {
      if (user !== password || !('client' in (await tokens.check(user)))) return false
      return failures.strike('tokenExpired', {}) === undefined
    },
    // Its signature was checked before the connection was opened.
    permits({ user }, { name }) {
      const participants = plan().applications.find((one) => one.Name === name)?.Participants ?? []
      return participantOf(participants, clientOfToken(user) ?? '') !== undefined
    },
  }
}
