/** What `startStandin`, `startBus` and the fixtures take. */
import type { Users } from '../access/user.ts'
import type { BusDefinition } from '../bus/definition/definition.ts'
import type { BusJournalOptions } from '../bus/journal/journal.ts'
import type { ExternalDataSource } from '../external/definition/source.ts'
import type { TLSOptions } from '../host/server/serve.ts'
import type { BrokerSettings } from '../integration/bus/parts.ts'
import type { IntegrationService } from '../integration/definition/service.ts'
import type { BSLOptions } from '../load/bsl/program.ts'
import type { Configuration, Service } from '../platform/configuration.ts'
import type { JournalOptions } from '../standin/journal/journal.ts'
import type { StubFile } from '../standin/stub/read-file.ts'
import type { Clock } from './clock.ts'
import type { DataForTest } from './data.ts'

/** The options of `startStandin`. */
export interface StandinOptions extends Omit<Configuration, 'services' | 'journal' | 'fileOf' | 'users' | 'instead'>, DataForTest {
  /** Services as values, integration services and external data sources among them. */
  readonly services?: readonly (Service | IntegrationService | ExternalDataSource)[]
  /** Folders of service modules, configurations and stub files, as `standin serve` takes them. */
  readonly paths?: readonly string[]
  /** Stub files by path, or their texts. */
  readonly stubs?: readonly (string | StubFile)[]
  /** A request that nothing serves fails the test, with what was near; true when absent. */
  readonly strict?: boolean
  /** Time that the test moves: sessions, `{{now}}` and delays go by it. */
  readonly clock?: Clock
  /** Bounds of the journal. */
  readonly journal?: JournalOptions
  /** 0, any free one, when absent. */
  readonly port?: number
  /** With it https is served. */
  readonly tls?: TLSOptions
  /** Where mode `record` writes: a folder, `recorded` when absent, or a function that is given name and text. */
  readonly record?: string | ((file: string, text: string) => Promise<void>)
  /**
   * Hosts that calls may go out to where no stub answers: `api.example`, `*.example`, `127.0.0.1:8080`. When absent, modules of 1C's
   * language call none, and code in TypeScript each for which no stub is written.
   */
  readonly net?: readonly string[]
  /** Names of options, keys, elements and headers whose values are never recorded nor shown, beside the usual ones (docs/stubs.md). */
  readonly secrets?: readonly string[]
  /** Receives the error of a recording that could not be written; the call was answered. */
  readonly recordingFailed?: (file: string, error: unknown) => void
  /** Default.vrd files, as `standin serve --vrd` takes them; `publications` are those in code. */
  readonly vrd?: string | readonly string[]
  /** Users in code, or a file users.json, as `standin serve --users` takes it. */
  readonly users?: Users | string
  /** Serve of a WSDL with errors what is sound; 1C refuses such a description whole. */
  readonly lenient?: boolean
  /** Files of schemas by namespace, read in place of what imports of WSDL documents name, as `standin serve --schema` does. */
  readonly schemas?: Readonly<Record<string, string>>
  /** HTTP services of configurations are answered by their own modules, as `standin serve --bsl` does; `true` for no options. */
  readonly bsl?: true | BSLOptions
  /**
   * The project file whose settings hold where the test says nothing: its path, or `false` for none. When absent, it is `standin.config.ts`
   * (or `.mts`, `.js`, `.mjs`, `.json`) of the working folder, if there is one.
   */
  readonly config?: string | false
}

/** The options of `startBus`: a definition, paths or services, of which one at least is needed. */
export interface BusOptions {
  /** The bus as a value. */
  readonly definition?: BusDefinition
  /** Files `bus.yaml`; configurations and folders of modules, whose integration services are mirrored. */
  readonly paths?: readonly string[]
  /** Integration services as values, mirrored. */
  readonly services?: readonly IntegrationService[]
  /** Port of HTTP; 0, any free one, when absent. */
  readonly port?: number
  /** Port of AMQP; 0, any free one, when absent. */
  readonly amqpPort?: number
  /** Time that the test moves: tokens and messages expire by it. */
  readonly clock?: Clock
  /** Seconds that a token is valid; 3600 when absent. */
  readonly tokenLifetime?: number
  /** Seconds that a client may take to answer when the bus closes its link; 10 when absent. */
  readonly detachTimeout?: number
  /** A file that keeps the messages; memory when absent. */
  readonly journalFile?: string
  /** Bounds of what is kept for `received` and `verify`. */
  readonly journal?: BusJournalOptions
  /** With it https and amqps are served. */
  readonly tls?: TLSOptions
  /** A message for a participant that the channel does not lead to: `reject` (when absent), or `drop`. */
  readonly unknownRecipient?: BrokerSettings['unknownRecipient']
  /** A message that is sent again after its accept was lost is kept `once` (when absent), or `again`. */
  readonly repeated?: BrokerSettings['repeated']
  /** The project file whose `bus` holds where the test says nothing, as of `startStandin`; `false` for none. */
  readonly config?: string | false
}
