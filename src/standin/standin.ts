/** A stand-in: a platform with a journal, stubs and failures around it, which share one set of services. */
import type { Platform } from '../platform/configuration.ts'
import { createNotes, type CallParts } from './calls/notes.ts'
import type { StandinConfiguration, StandinPorts } from './configuration.ts'
import { createCurrent } from './current.ts'
import { createFailures, type Failures } from './failure/failures.ts'
import { createCoverage, type CoveredService } from './journal/coverage.ts'
import { createJournal, type Journal } from './journal/journal.ts'
import { show, type Received } from './journal/received.ts'
import { createStubs, type Stubs } from './stub/stubs.ts'
import { writeStubs, type StubWriter } from './write-stubs.ts'

export type { StandinConfiguration, StandinPorts } from './configuration.ts'

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
  /** The data as at the start, where that was kept. */
  resetData(): Promise<void>
}

export function createStandin(first: StandinConfiguration, ports: StandinPorts): Standin {
  const [coverage, notes, stubs] = [createCoverage(), createNotes(), createStubs()]
  const dropped = first.coverage === true && { dropped: (entry: Parameters<typeof show>[0]) => coverage.count(shown(entry)) }
  const journal = createJournal(ports.system, { ...first.kept, ...dropped })
  const current = createCurrent(first, { ...ports, stubs, notes, journal })
  const { addresses } = current
  const shown = (entry: Parameters<typeof show>[0]): Received => show(entry, { journal, addresses: addresses(), notes })
  const received = (): readonly Received[] => journal.entries().map(shown)
  const failures = createFailures({ pause: ports.pause, notes, addresses })
  const restore = (configuration: StandinConfiguration): void => {
    current.begin(configuration)
    begin(configuration, stubs, failures)
    current.rebuild()
  }
  restore(first)
  const parts: CallParts = { notes, addresses }
  const defined = { listed: () => current.defined().listed, modes: () => current.configuration().modes ?? [] }
  return {
    ...parts,
    journal,
    stubs,
    failures,
    platform: journal.wrap(failures.strike(current.platform)),
    write: writeStubs(stubs, parts, defined, current.rebuild),
    received,
    coverage: () => coverage.report(addresses(), received()),
    replace: restore,
    reset() {
      journal.clear()
      restore(current.configuration())
    },
    async resetData() {
      const { infobase, dataStart } = current.configuration()
      if (dataStart !== undefined) await infobase?.restore(dataStart)
    },
  }
}

/** Stubs, scenarios and failures as the configuration has them. */
function begin({ stubs: first = [], failures: rules = [] }: StandinConfiguration, stubs: Stubs, failures: Failures): void {
  stubs.clear()
  stubs.add(first)
  stubs.resetState()
  failures.clear()
  for (const one of rules) failures.add(one)
}
