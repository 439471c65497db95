/** `СервисыИнтеграции`: the managers of all integration services, and the start and the end of their jobs (chapter 17.7.4). */
import { didYouMean } from '../../diagnostics/near.ts'
import { inRussian } from '../../names/bilingual.ts'
import { memberNames } from '../../names/members.ts'
import type { IntegrationService } from '../definition/service.ts'
import { integrationError } from '../message/error.ts'
import type { IntegrationServiceChannelManager } from './channel-manager.ts'
import type { IntegrationServiceManager } from './service-manager.ts'

/** What the managers are made of. */
export interface ServicesPorts {
  readonly managers: () => ReadonlyMap<string, IntegrationServiceManager>
  execute(): void
  stop(): Promise<void>
  idle(): Promise<void>
}

/** The managers of integration services by name: `infobase.IntegrationServices.Service('Bus').Channel('Orders')`. */
export class IntegrationServicesManager {
  readonly #ports: ServicesPorts

  /** Made with the infobase. */
  constructor(ports: ServicesPorts) {
    this.#ports = ports
  }

  /**
   * `ВыполнитьОбработку`. Connects the active services with their external ones and sends and receives, for two minutes from now on; in 1C
   * a scheduled job calls it once a minute.
   */
  ExecuteProcessing(): void {
    this.#ports.execute()
  }

  /** `ОстановитьОбработку`. Ends the connections; messages stay in their queues. */
  StopProcessing(): Promise<void> {
    return this.#ports.stop()
  }

  /** The service of that name or definition; in 1C it is a property. @throws IntegrationError where there is none */
  Service(service: string | IntegrationService): IntegrationServiceManager {
    const name = typeof service === 'string' ? service : service.Name
    const managers = this.#ports.managers()
    const found = managers.get(name)
    if (found === undefined) throw integrationError('unknown-service', { name, hint: didYouMean(name, [...managers.keys()]) })
    return found
  }

  /** Names of the services. */
  get Services(): readonly string[] {
    return [...this.#ports.managers().keys()]
  }

  /** Waits until no job runs and nothing is left to be done by now: what waits for its time, or for the bus, is not waited for. Ours. */
  idle(): Promise<void> {
    return this.#ports.idle()
  }

  // The same by their Russian names.
  /** `ExecuteProcessing`. */
  declare readonly ВыполнитьОбработку: this['ExecuteProcessing']
  /** `StopProcessing`. */
  declare readonly ОстановитьОбработку: this['StopProcessing']
}

inRussian(IntegrationServicesManager, memberNames.IntegrationServicesManager)

/** A service with its channels as properties, as in 1C: `services['Bus']['Orders']`. */
export type NamedService = IntegrationServiceManager & { readonly [channel: string]: IntegrationServiceChannelManager }

/** The manager with the services as properties, as in 1C: `infobase.IntegrationServices['Bus']`. */
export type IntegrationServices = IntegrationServicesManager & { readonly [service: string]: NamedService }

/** Members of the class go before names of services and channels. */
export const withServices = (manager: IntegrationServicesManager): IntegrationServices =>
  named(manager, (name) => (manager.Services.includes(name) ? named(manager.Service(name), channelOf(manager.Service(name))) : undefined))

const channelOf =
  (service: IntegrationServiceManager) =>
  (name: string): IntegrationServiceChannelManager | undefined =>
    service.Channels.includes(name) ? service.Channel(name) : undefined

/** A member that there is not is said to be missing, as it would be in 1C; what a promise or JSON asks for is not. */
function named<T extends object, R extends object>(manager: T, find: (name: string) => object | undefined): R {
  return new Proxy(manager, {
    get(target, name) {
      const own = Reflect.get(target, name, target) as unknown
      if (own !== undefined || typeof name !== 'string' || name in target) return typeof own === 'function' ? own.bind(target) : own
      const found = find(name)
      if (found !== undefined || name === 'then' || name === 'toJSON') return found
      if (target instanceof IntegrationServicesManager) return target.Service(name)
      return (target as unknown as IntegrationServiceManager).Channel(name)
    },
    has: (target, name) => name in target || (typeof name === 'string' && find(name) !== undefined),
  }) as unknown as R
}
