/** The configuration of a stand-in: a platform's configuration, its stubs, failures and modes, and the ports behind them. */
import type { Said } from '../diagnostics/said.ts'
import type { Outgoing } from '../exchange/outgoing/request.ts'
import type { Pause } from '../exchange/system.ts'
import type { Snapshot } from '../infobase/store/snapshots.ts'
import type { Configuration, Machine, Parts } from '../platform/configuration.ts'
import type { FailureRule } from './failure/rule.ts'
import type { JournalOptions } from './journal/journal.ts'
import type { CollectionDefinition } from './keep/collections.ts'
import type { RelayPorts } from './relay/relay.ts'
import type { RelayRule } from './relay/rule.ts'
import type { Stub } from './stub/stub.ts'

export interface StandinConfiguration extends Configuration {
  readonly kept?: JournalOptions
  /** Those with which the stand-in begins, and to which `reset` returns. */
  readonly stubs?: readonly Stub[]
  readonly failures?: readonly FailureRule[]
  /** What stubs keep items in, with those at the start. */
  readonly collections?: readonly CollectionDefinition[]
  /** Count calls of templates and operations also after the journal has dropped them. */
  readonly coverage?: boolean
  /** The data as at the start, to which the admin surface resets it. */
  readonly dataStart?: Snapshot
  /** Names of options, keys, elements and headers that are secret beside the usual ones: masked in all that is shown and written. */
  readonly secrets?: readonly string[]
  /**
   * Hosts that calls may go out to where no stub answers: `api.example`, `*.example`, `127.0.0.1:8080`. When absent, modules of 1C's
   * language call none, and code in TypeScript each for which no stub is written.
   */
  readonly net?: readonly string[]
  /** Who answers which calls; handlers, and stubs behind them, where nothing is said. */
  readonly modes?: readonly RelayRule[]
}

export interface StandinPorts {
  readonly system: Machine
  /** Of the platform. */
  readonly parts: Parts
  readonly pause: Pause
  /** Of the real machine, where `pause` goes by the time of a test. */
  readonly realPause?: Pause
  /** Of the modes that ask a real 1C; without them those calls are served here. */
  readonly relay?: RelayPorts
  /** What calls after answers go out by; without it only stubs answer them. */
  readonly transport?: Outgoing
  /** Receives why a call after an answer did not succeed. */
  readonly callbackFailed?: (sentence: Said) => void
  /** The configuration made anew, its modules evaluated again: `reset` leaves nothing of their state. */
  readonly fresh?: (() => Promise<StandinConfiguration>) | undefined
}
