/** `startBus`: a bus on free ports for tests in this process; each is alone with its queues, failures and journal. */
import type { BusDefinition } from '../bus/definition/definition.ts'
import type { BusJournalOptions } from '../bus/journal/journal.ts'
import { DiagnosticError } from '../diagnostics/diagnostic.ts'
import { pause as realPause } from '../host/machine/system.ts'
import type { TLSOptions } from '../host/server/serve.ts'
import type { BrokerSettings } from '../integration/bus/parts.ts'
import type { IntegrationService } from '../integration/definition/service.ts'
import type { Clock } from './clock.ts'
import { TestBus } from './test-bus.ts'

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
  /** Bounds of what is kept for `received` and `verify`. */
  readonly journal?: BusJournalOptions
  /** With it https and amqps are served. */
  readonly tls?: TLSOptions
  /** A message for a participant that the channel does not lead to: `reject` (when absent), or `drop`. */
  readonly unknownRecipient?: BrokerSettings['unknownRecipient']
  /** A message that is sent again after its accept was lost is kept `once` (when absent), or `again`. */
  readonly repeated?: BrokerSettings['repeated']
}

/**
 * Rejects with DiagnosticError when the definition has errors. Needs the package rhea.
 *
 * @example
 *   const bus = await startBus({ paths: ['./my-configuration'] })
 */
export async function startBus({
  definition,
  paths = [],
  services = [],
  port = 0,
  amqpPort = 0,
  ...options
}: BusOptions): Promise<TestBus> {
  const { clock, tokenLifetime, journal, tls, unknownRecipient, repeated } = options
  const [{ joinedBus, readBusDefinition }, { mirroredServices, readBusPaths }, { openBus }] = await Promise.all([
    import('../bus/definition/read-bus.ts'),
    import('../load/bus/bus-paths.ts'),
    import('../load/bus/open-bus.ts'),
  ])
  const read = [
    ...(definition === undefined ? [] : [readBusDefinition(definition)]),
    ...(services.length === 0 ? [] : [mirroredServices(services)]),
    ...(paths.length === 0 ? [] : [await readBusPaths(paths)]),
  ]
  if (read.length === 0) throw new TypeError('startBus needs a definition, paths or services')
  const { plan, diagnostics } = joinedBus(read)
  const errors = diagnostics.filter((one) => one.severity === 'error')
  if (errors.length > 0) throw new DiagnosticError(errors)
  const defects: unknown[] = []
  const opened = await openBus(plan, {
    host: '127.0.0.1',
    port,
    amqpPort,
    settings: { ...(unknownRecipient && { unknownRecipient }), ...(repeated && { repeated }) },
    failed: (error) => void defects.push(error),
    ...(clock && { clock }),
    ...(tokenLifetime !== undefined && { tokenLifetime }),
    ...(journal && { seen: journal }),
    ...(tls && { tls }),
  })
  return new TestBus(opened, realPause, defects)
}
