/** A stand-in: a platform with a journal, stubs and failures around it, which share one set of services. */
import type { OutgoingDoor } from '../exchange/outgoing/caller.ts'
import { closedDoor } from '../exchange/outgoing/door.ts'
import { secretNames, type IsSecretName } from '../exchange/secret-names.ts'
import type { Infobase } from '../infobase/infobase.ts'
import type { Platform } from '../platform/configuration.ts'
import { wrapPlatform } from '../platform/wrap.ts'
import { createNotes, type CallParts } from './calls/notes.ts'
import type { StandinConfiguration, StandinPorts } from './configuration.ts'
import { createCurrent, type Current } from './current.ts'
import { createFailures, type Failures } from './failure/failures.ts'
import { createCoverage, type CoveredService } from './journal/coverage.ts'
import { createJournal, type Journal } from './journal/journal.ts'
import { show, type Received } from './journal/received.ts'
import { createCallbacks } from './outgoing/callbacks.ts'
import { createDoor } from './outgoing/door.ts'
import { createHosts } from './outgoing/hosts.ts'
import { createStubs, type Stubs } from './stub/stubs.ts'
import { writeStubs, type StubWriter } from './write-stubs.ts'

export type { StandinConfiguration, StandinPorts } from './configuration.ts'

export interface Standin extends CallParts {
  /** What is served. */
  readonly platform: Platform
  readonly journal: Journal
  readonly stubs: Stubs
  readonly failures: Failures
  /** Through which calls of other servers go out. */
  readonly door: OutgoingDoor
  /** Stubs from programs. */
  readonly write: StubWriter
  /** What the names of its exchanges say of their values. */
  readonly isSecret: IsSecretName
  /** Every exchange of the journal, oldest first; with `after` those that have a greater id. */
  received(after?: number): readonly Received[]
  /** Calls it with each exchange that is over, read when asked, and with `undefined` where the journal was emptied; gives the end of it. */
  watch(seen: (one: (() => Received) | undefined) => void): () => void
  /** The data that is served now. */
  infobase(): Infobase | undefined
  /** What was called how often since the start, of all that can be; what the journal has dropped only with `coverage: true`. */
  coverage(): readonly CoveredService[]
  /** Begins anew with other services, stubs and failures; the journal stays. */
  replace(configuration: StandinConfiguration): void
  /**
   * The journal empty, stubs and failures as at the start, scenarios at their beginning, at once. Modules are evaluated anew; requests wait
   * for it. Rejects where they do not load any more: then they go on as they were.
   */
  reset(): Promise<void>
  /** When the calls that follow answers are through, those that wait among them. */
  settled(): Promise<void>
  /** Calls that wait to follow an answer are not made any more. */
  close(): void
  /** The data as at the start, where that was kept. */
  resetData(): Promise<void>
}

export function createStandin(first: StandinConfiguration, ports: StandinPorts): Standin {
  const [coverage, notes, stubs] = [createCoverage(), createNotes(), createStubs()]
  const dropped = first.coverage === true && { dropped: (entry: Parameters<typeof show>[0]) => coverage.count(shown(entry)) }
  const journal = createJournal(ports.system, ports.realPause ?? ports.pause, { ...first.kept, ...dropped })
  const hosts = createHosts(stubs)
  const callbacks = createCallbacks({
    ...ports,
    door: () => door,
    transport: ports.transport ?? closedDoor,
    ...(ports.callbackFailed && { failed: ports.callbackFailed }),
  })
  const current = createCurrent(first, { ...ports, stubs, hosts, notes, journal, callbacks })
  const { addresses } = current
  const shown = (entry: Parameters<typeof show>[0]): Received => show(entry, { journal, addresses: addresses(), notes })
  const received = (after = 0): readonly Received[] =>
    journal
      .entries()
      .filter(({ id }) => id > after)
      .map(shown)
  const failures = createFailures({ pause: ports.pause, notes, addresses })
  const { system, pause } = ports
  const allowed = (): readonly string[] | undefined => current.configuration().net
  const door = createDoor({ system, pause, journal, stubs, notes, failures, hosts, callbacks, allowed })
  const restore = (configuration: StandinConfiguration): void => {
    callbacks.cancel()
    current.begin(configuration)
    begin(configuration, stubs, failures)
    current.rebuild()
  }
  restore(first)
  const parts: CallParts = { notes, addresses }
  const gate = createGate()
  const defined = { listed: () => current.defined().listed, modes: () => current.configuration().modes ?? [] }
  return {
    ...parts,
    isSecret: secretNames(first.secrets),
    journal,
    stubs,
    failures,
    platform: journal.wrap(failures.strike(gate.behind(current.platform))),
    door,
    write: writeStubs(stubs, parts, defined, current.rebuild),
    received,
    settled: callbacks.settled,
    close: callbacks.cancel,
    watch: (seen) => journal.watch((entry) => seen(entry && (() => shown(entry)))),
    infobase: () => current.configuration().infobase,
    coverage: () => coverage.report(addresses(), received()),
    replace: restore,
    reset() {
      journal.clear()
      restore(current.configuration())
      return ports.fresh === undefined ? Promise.resolve() : gate.closedWhile(renew(current, ports.fresh))
    },
    async resetData() {
      const { infobase, dataStart } = current.configuration()
      if (dataStart !== undefined) await infobase?.restore(dataStart)
    },
  }
}

/** Stubs that are added meanwhile stay. */
async function renew(current: Current, fresh: NonNullable<StandinPorts['fresh']>): Promise<void> {
  current.begin(await fresh())
  current.rebuild()
}

/** Stubs, scenarios and failures as the configuration has them. */
function begin(
  { stubs: first = [], failures: rules = [], collections = [] }: StandinConfiguration,
  stubs: Stubs,
  failures: Failures,
): void {
  stubs.clear()
  stubs.collections.begin(collections)
  stubs.add(first)
  stubs.resetState()
  failures.clear()
  for (const one of rules) failures.add(one)
}

interface Gate {
  /** Requests wait while it is closed. */
  behind(platform: Platform): Platform
  closedWhile(work: Promise<void>): Promise<void>
}

function createGate(): Gate {
  let closed: Promise<void> | undefined
  return {
    behind: (platform) =>
      wrapPlatform(platform, async (arrival) => {
        while (closed !== undefined) await closed
        return platform.handle(arrival)
      }),
    closedWhile(work) {
      const now = work
        .catch(() => {})
        .then(() => {
          if (closed === now) closed = undefined
        })
      closed = now
      return work
    },
  }
}
