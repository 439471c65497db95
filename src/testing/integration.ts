/** Integration services of a stand-in of a test: by the test's clock, through its door; loaded only where there are any. */
import type { Clock as MachineClock } from '../exchange/system.ts'
import { openIntegration } from '../host/integration/open.ts'
import { system } from '../host/machine/system.ts'
import { transport } from '../host/network/outgoing/transport.ts'
import type { IntegrationService } from '../integration/definition/service.ts'
import type { IntegrationRuntime } from '../integration/runtime.ts'
import type { JobConfiguration } from '../platform/job-sessions.ts'
import type { Standin } from '../standin/standin.ts'
import type { Clock } from './clock.ts'

export interface IntegrationForTest {
  readonly services: readonly IntegrationService[]
  readonly configuration: JobConfiguration
  readonly standin: Standin
  readonly clock: Clock | undefined
  readonly net: readonly string[] | undefined
}

export const integrationForTest = ({ services, configuration, standin, clock, net }: IntegrationForTest): Promise<IntegrationRuntime> =>
  openIntegration({
    services,
    configuration: () => configuration,
    outgoing: (request) => standin.door(request, transport, 'code'),
    net,
    ...(clock && { clock: clockOf(clock) }),
  })

/** What a test's clock leaves out is the machine's. */
const clockOf = (clock: Clock): Pick<MachineClock, 'now' | 'after'> => ({
  now: () => clock.now(),
  after: (milliseconds, run) => (clock.after ?? system.after)(milliseconds, run),
})
