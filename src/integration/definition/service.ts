/** An integration service: the adapter of one external integration service, with its channels (chapter 17.7). */
import { inBoth } from '../../diagnostics/said-error.ts'
import type { Channel } from './channel.ts'

/** What `IntegrationService` makes. */
export interface IntegrationService {
  readonly kind: 'IntegrationService'
  /** The metadata name, an identifier of 1C. */
  readonly Name: string
  /** Such as `http://host:9090/applications/trade`; empty: settings give one. */
  readonly ExternalIntegrationServiceAddress: string
  /** By name, in the order of definition; a null-prototype record. */
  readonly Channels: Readonly<Record<string, Channel>>
}

/** Tells it from services that are called. */
export const isIntegrationService = (one: object): one is IntegrationService => 'Channels' in one

/** The definition of an integration service, as `IntegrationService` takes it. */
export interface IntegrationServiceDefinition {
  /** The metadata name, an identifier of 1C. */
  readonly Name: string
  /** The address of the application at the bus: `http://host:9090/applications/trade`. Settings of the infobase may give another one. */
  readonly ExternalIntegrationServiceAddress?: string
  /** Channels by name. */
  readonly Channels: Readonly<Record<string, Channel>>
}

/**
 * Throws only where there is not a definition.
 *
 * @example
 *   export default IntegrationService({
 *     Name: 'Bus',
 *     ExternalIntegrationServiceAddress: 'http://127.0.0.1:9090/applications/trade',
 *     Channels: { Orders: Channel({ MessageDirection: 'Send', ExternalIntegrationServiceChannelName: 'e1c::Trade::Main::Orders.out' }) },
 *   })
 */
export function IntegrationService(definition: IntegrationServiceDefinition): IntegrationService {
  if (definition === null || definition === undefined)
    throw inBoth(
      new TypeError(`IntegrationService takes a definition such as { Name, Channels }; found ${String(definition)}`),
      `IntegrationService принимает определение вида { Name, Channels }; передано ${String(definition)}`,
    )
  return Object.freeze({
    kind: 'IntegrationService',
    Name: definition.Name,
    ExternalIntegrationServiceAddress: definition.ExternalIntegrationServiceAddress ?? '',
    Channels: Object.freeze(Object.assign(Object.create(null) as Record<string, Channel>, definition.Channels)),
  })
}
