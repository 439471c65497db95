/** A stand-in: a platform with a journal, stubs and failures about it, which share one set of services. */
import type { Pause } from '../exchange/pause.ts'
import type { CallListener, Configuration, Machine, Parts, Platform } from '../platform/configuration.ts'
import { createPlatform } from '../platform/platform.ts'
import type { SessionManager } from '../session/manager.ts'
import { MemorySessions } from '../session/memory.ts'
import { createAddresses, type Addresses } from './calls/address.ts'
import { createNotes } from './calls/notes.ts'
import type { CallParts } from './calls/parts.ts'
import { createFailures, type Failures } from './failure/failures.ts'
import type { FailureRule } from './failure/rule.ts'
import { createCoverage, type CoveredService } from './journal/coverage.ts'
import { createJournal, type Journal, type JournalOptions } from './journal/journal.ts'
import { show, type Received } from './journal/received.ts'
import { relay, type RelayPorts } from './relay/relay.ts'
import type { RelayRule } from './relay/rule.ts'
import { joinStubs } from './stub/join.ts'
import type { Stub } from './stub/stub.ts'
import { createStubs, type Stubs } from './stub/stubs.ts'
import { writeStubs, type StubWriter } from './write-stubs.ts'

export interface StandinConfiguration extends Configuration {
  readonly kept?: JournalOptions
  /** Those with which the stand-in begins, and to which `reset` returns. */
  readonly stubs?: readonly Stub[]
  readonly failures?: readonly FailureRule[]
  /** Count calls of templates and operations also after the journal has dropped them. */
  readonly coverage?: boolean
  /** Who answers which calls; handlers, and stubs behind them, where nothing is said. */
  readonly modes?: readonly RelayRule[]
}

export interface StandinPorts {
  readonly system: Machine
  /** Of the platform. */
  readonly parts: Parts
  readonly pause: Pause
  /** Of the modes that ask a real 1C; without them those calls are served here. */
  readonly relay?: RelayPorts
}

export interface Standin extends CallParts {
  /** What is served. */
  readonly platform: Platform
  readonly journal: Journal
  readonly stubs: Stubs
  readonly failures: Failures
  /** Stubs from programs. */
  readonly write: StubWriter
  /** Every exchange of the journal, oldest first. */
  received(): readonly Received[]
  /** What was called how often since the start, of all that can be; what the journal has dropped only with `coverage: true`. */
  coverage(): readonly CoveredService[]
  /** Begins anew with other services, stubs and failures; the journal stays. */
  replace(configuration: StandinConfiguration): void
  /** The journal empty, stubs and failures as at the start, scenarios at their beginning. */
  reset(): void
}

export function createStandin(first: StandinConfiguration, ports: StandinPorts): Standin {
  let configuration = first
  const coverage = createCoverage()
  const journal = createJournal(
    ports.system,
    first.coverage === true
      ? { ...first.kept, dropped: (entry) => coverage.count(show(entry, { journal, addresses, notes })) }
      : first.kept,
  )
  const notes = createNotes()
  const stubs = createStubs()
  const failures = createFailures({ pause: ports.pause, notes, addresses: () => addresses })
  let current: Platform
  let manager: SessionManager
  let addresses: Addresses
  let built: { readonly configuration: StandinConfiguration; readonly places: string } | undefined
  const rebuild = (): void => {
    const places = stubs.places()
    if (built?.configuration === configuration && built.places === places) return
    built = { configuration, places }
    const services = joinStubs(configuration.services, { ...ports, stubs, notes, modes: configuration.modes ?? [] })
    current = createPlatform(
      {
        ...configuration,
        services,
        journal: both(journal.listener, configuration.journal),
        sessions: { ...configuration.sessions, manager },
      },
      ports.system,
      ports.parts,
    )
    addresses = createAddresses(services, current.addressOf)
  }
  const restore = (): void => {
    manager =
      configuration.sessions?.manager
      ?? new MemorySessions({ hideExceptions: configuration.hideExceptions ?? false, ...configuration.sessions }, ports.system)
    built = undefined
    stubs.clear()
    stubs.add(configuration.stubs ?? [])
    stubs.resetState()
    failures.clear()
    for (const one of configuration.failures ?? []) failures.add(one)
    rebuild()
  }
  restore()
  const parts: CallParts = { notes, addresses: () => addresses }
  const inner: Platform = {
    get base() {
      return current.base
    },
    get services() {
      return current.services
    },
    get publications() {
      return current.publications
    },
    sessions: () => current.sessions(),
    handle: (arrival) => current.handle(arrival),
    publishes: (target) => current.publishes(target),
    addressOf: (method, target) => current.addressOf(method, target),
    explain: (method, target) => current.explain(method, target),
  }
  const relayed = ports.relay === undefined ? inner : relay(inner, () => configuration.modes ?? [], parts, ports.relay)
  return {
    ...parts,
    journal,
    stubs,
    failures,
    platform: journal.wrap(failures.strike(relayed)),
    write: writeStubs(stubs, parts, () => configuration.services, rebuild),
    received: () => journal.entries().map((entry) => show(entry, { journal, addresses, notes })),
    coverage: () =>
      coverage.report(
        addresses,
        journal.entries().map((entry) => show(entry, { journal, addresses, notes })),
      ),
    replace(next) {
      configuration = next
      restore()
    },
    reset() {
      journal.clear()
      restore()
    },
  }
}

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
