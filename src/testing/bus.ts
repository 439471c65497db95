/** `startBus`: a bus on free ports for tests in this process; each is alone with its queues, failures and journal. */
import { DiagnosticError } from '../diagnostics/diagnostic.ts'
import { inBoth } from '../diagnostics/said-error.ts'
import { pause as realPause } from '../host/machine/system.ts'
import { checkBusOptions } from './bus-options.ts'
import type { BusOptions } from './options.ts'
import { withBusOfProject } from './project.ts'
import { TestBus } from './test-bus.ts'

/**
 * Rejects with DiagnosticError when the options or the definition have errors. Needs the package rhea.
 *
 * @example
 *   const bus = await startBus({ paths: ['./my-configuration'] })
 */
export async function startBus(given: BusOptions = {}): Promise<TestBus> {
  checkBusOptions(given)
  return started(await withBusOfProject(given))
}

async function started({ definition, paths = [], services = [], port = 0, amqpPort = 0, ...options }: BusOptions): Promise<TestBus> {
  const { clock, tokenLifetime, detachTimeout, journalFile, journal, tls, unknownRecipient, repeated } = options
  const [{ joinedBus, readBusDefinition }, { mirroredServices, readBusPaths }, { openBus }, { controlOf }] = await Promise.all([
    import('../bus/definition/read-bus.ts'),
    import('../load/bus/bus-paths.ts'),
    import('../load/bus/open-bus.ts'),
    import('../bus/control.ts'),
  ])
  const read = [
    ...(definition === undefined ? [] : [readBusDefinition(definition)]),
    ...(services.length === 0 ? [] : [mirroredServices(services.map((service) => ({ service })))]),
    ...(paths.length === 0 ? [] : [await readBusPaths(paths)]),
  ]
  if (read.length === 0)
    throw inBoth(new TypeError('startBus needs a definition, paths or services'), 'startBus нужно определение, paths или services')
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
    ...(detachTimeout !== undefined && { detachTimeout }),
    ...(journalFile !== undefined && { journal: journalFile }),
    ...(journal && { seen: journal }),
    ...(tls && { tls }),
  })
  return new TestBus(opened, controlOf(opened.bus), realPause, defects)
}
