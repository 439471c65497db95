/** 1C's side of integration services on this machine: its network, its clock, sessions of its own; loaded only where there are any. */
import { inBoth } from '../../diagnostics/said-error.ts'
import type { Outgoing } from '../../exchange/outgoing/request.ts'
import type { Clock } from '../../exchange/system.ts'
import type { AmqpClient } from '../../integration/amqp/client.ts'
import type { IntegrationService } from '../../integration/definition/service.ts'
import type { ObserveIntegration } from '../../integration/jobs/events.ts'
import { createIntegration, type IntegrationRuntime } from '../../integration/runtime.ts'
import { connectToBus } from '../../integration/wire/connection.ts'
import { httpWire } from '../../integration/wire/http-wire.ts'
import { jobSessions, type JobConfiguration } from '../../platform/job-sessions.ts'
import { createAmqpClient } from '../amqp/connect.ts'
import { goOut } from '../http/doors.ts'
import { system } from '../machine/system.ts'
import { transport } from '../network/outgoing/transport.ts'
import { refuseHost } from './refuse-host.ts'

export interface OpenIntegration {
  readonly services: readonly IntegrationService[]
  /** The platform's, as it is at each call. */
  readonly configuration: () => JobConfiguration
  readonly save?: (() => void) | undefined
  readonly observe?: ObserveIntegration | undefined
  /** A test's time; the machine's when absent. */
  readonly clock?: Pick<Clock, 'now' | 'after'> | undefined
  /** Hosts that may be connected to; any when absent. */
  readonly net?: readonly string[] | undefined
  /** The calls of this stand-in; those of the current one when absent. */
  readonly outgoing?: Outgoing | undefined
}

/** Milliseconds between two calls of ExecuteProcessing by a scheduled job. */
const MINUTE = 60_000

/** The infobase of the configuration has the managers from then on. */
export async function openIntegration({ services, configuration, ...ports }: OpenIntegration): Promise<IntegrationRuntime> {
  const { infobase, integration = {} } = configuration()
  if (infobase === undefined)
    throw inBoth(new Error('integration services need an infobase'), 'сервисам интеграции нужна информационная база')
  const { base } = infobase
  const clock = ports.clock ?? system
  // Its library is loaded with the first connection.
  let amqp: Promise<AmqpClient> | undefined
  const { services: settings, everyMinute = false, dispatch, oldCodes = false, ca, defaultRoles: _, ...job } = integration
  const runtime = await createIntegration({
    services,
    base,
    connect: connectToBus({
      http: httpWire(ports.outgoing ?? ((request) => goOut(request, transport))),
      amqp: {
        connect: async (peer) => {
          refuseHost(ports.net, peer)
          amqp ??= createAmqpClient()
          return (await amqp).connect(peer)
        },
      },
      newId: base.newUUID,
      settings: { oldCodes },
      ...(ca !== undefined && { ca }),
    }),
    openSession: jobSessions(configuration, system),
    newUUID: base.newUUID,
    clock,
    save: ports.save,
    observe: ports.observe,
    dispatch,
    settings,
    job,
  })
  base.beside.IntegrationServices = runtime.services
  if (!everyMinute) return runtime
  let callOff: (() => void) | undefined
  const execute = (): void => {
    runtime.services.ExecuteProcessing()
    callOff = clock.after(MINUTE, execute)
  }
  execute()
  return {
    ...runtime,
    close() {
      callOff?.()
      return runtime.close()
    },
  }
}
