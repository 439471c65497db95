/** Handlers for the integration services of a configuration, from the modules that have a service of the same name. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { Channel } from './channel.ts'
import { reportIntegration } from './diagnostics.ts'
import { placeOf, type DefinedIntegrationService } from './place.ts'
import { IntegrationService } from './service.ts'

export interface SuppliedIntegrationServices {
  readonly services: readonly DefinedIntegrationService[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The configuration's services with handlers of the modules, then the modules' other services as they are. */
export function supplyProcessing(
  configuration: readonly DefinedIntegrationService[],
  modules: readonly DefinedIntegrationService[],
): SuppliedIntegrationServices {
  const diagnostics: Diagnostic[] = []
  const known = new Set(configuration.map((one) => one.service.Name))
  const suppliers = new Map<string, DefinedIntegrationService>()
  for (const module of modules.filter((one) => known.has(one.service.Name))) {
    const { Name: service } = module.service
    const first = suppliers.get(service)
    if (first === undefined) suppliers.set(service, module)
    else diagnostics.push(reportIntegration('supply-twice', { service, first: first.file ?? '-' }, placeOf(module, 'Name')))
  }
  const supplied = configuration.map((one) => {
    const module = suppliers.get(one.service.Name)
    if (module === undefined) return one
    diagnostics.push(...strangeChannels(one, module))
    return withHandlers(one, module)
  })
  return { services: [...supplied, ...modules.filter((one) => !known.has(one.service.Name))], diagnostics }
}

const strangeChannels = (one: DefinedIntegrationService, module: DefinedIntegrationService): readonly Diagnostic[] =>
  Object.keys(module.service.Channels)
    .filter((channel) => one.service.Channels[channel] === undefined)
    .map((channel) =>
      reportIntegration(
        'supply-unknown-channel',
        { service: one.service.Name, channel, known: Object.keys(one.service.Channels).join(', ') || '-' },
        placeOf(module, { channel }),
      ),
    )

/** Properties are the configuration's; only handlers are taken. */
function withHandlers(one: DefinedIntegrationService, { service }: DefinedIntegrationService): DefinedIntegrationService {
  const channels = Object.entries(one.service.Channels).map(([name, channel]) => {
    const handler = service.Channels[name]?.ReceiveMessageProcessing
    return [name, handler === undefined ? channel : Channel({ ...channel, ReceiveMessageProcessing: handler })] as const
  })
  return { ...one, service: IntegrationService({ ...one.service, Channels: Object.fromEntries(channels) }) }
}
