/** `СервисИнтеграцииМенеджер`: makes messages, keeps the settings of a service, has the managers of its channels (chapter 17.7.4-5). */
import { didYouMean } from '../../diagnostics/near.ts'
import { said } from '../../diagnostics/said.ts'
import { inRussian } from '../../names/bilingual.ts'
import { memberNames } from '../../names/members.ts'
import type { IntegrationService } from '../definition/service.ts'
import { integrationError } from '../message/error.ts'
import { IntegrationServiceMessage } from '../message/message.ts'
import type { SettingsStore } from '../queue/settings-store.ts'
import { IntegrationServiceChannelManager, type ChannelPorts } from './channel-manager.ts'
import { IntegrationServiceSettings } from './settings.ts'

export interface ServicePorts extends ChannelPorts {
  readonly settings: SettingsStore
  readonly newUUID: () => string
  /** The number of the message that is being made. */
  readonly nextMade: () => number
  /** Settings or activity are other than before. */
  changed(): void
}

/** What a message may be made with. */
export interface NewMessage {
  /** `ДатаУстаревания`. From then on the message is neither sent nor handled; it is never changed. Never when absent. */
  readonly ExpirationDate?: Date | undefined
}

/** The manager of an integration service. */
export class IntegrationServiceManager {
  readonly #service: IntegrationService
  readonly #ports: ServicePorts
  readonly #channels = new Map<string, IntegrationServiceChannelManager>()

  /** Made by `IntegrationServices`. */
  constructor(service: IntegrationService, ports: ServicePorts) {
    this.#service = service
    this.#ports = ports
    for (const [channel, definition] of Object.entries(service.Channels))
      this.#channels.set(channel, new IntegrationServiceChannelManager({ service: service.Name, channel }, definition, ports))
  }

  /** `СоздатьСообщение`. A message that only a channel of this service sends. */
  CreateMessage({ ExpirationDate }: NewMessage = {}): IntegrationServiceMessage {
    const expires = ExpirationDate?.getTime()
    if (expires !== undefined && !Number.isFinite(expires))
      throw integrationError('wrong-value', {
        property: said('ExpirationDate', 'ДатаУстаревания'),
        value: String(ExpirationDate),
        expected: said('Date', 'Дата'),
      })
    const { newUUID, nextMade } = this.#ports
    const header = { id: newUUID(), sender: '', recipient: '', expires, parameters: {} }
    return new IntegrationServiceMessage({ service: this.#service.Name, made: nextMade() }, 'created', header)
  }

  /** `ПолучитьНастройки`. A copy: `SetSettings` takes it back. */
  GetSettings(): IntegrationServiceSettings {
    return new IntegrationServiceSettings(this.#ports.settings.of(this.#service.Name).settings)
  }

  /** `УстановитьНастройки`. Keeps them in the infobase; they count from the next connection on. */
  async SetSettings(settings: Partial<IntegrationServiceSettings>): Promise<void> {
    const { ExternalIntegrationServiceAddress, ExternalIntegrationServiceUserName, ExternalIntegrationServiceUserPassword, UserName } =
      new IntegrationServiceSettings({ ...this.GetSettings(), ...settings })
    const kept = { ExternalIntegrationServiceAddress, ExternalIntegrationServiceUserName, ExternalIntegrationServiceUserPassword, UserName }
    await this.#ports.settings.set(this.#service.Name, { settings: kept })
    this.#ports.changed()
  }

  /** `ПолучитьАктивность`. Whether messages are sent and received by this service. */
  GetActive(): boolean {
    return this.#ports.settings.of(this.#service.Name).active
  }

  /** `УстановитьАктивность`. */
  async SetActive(active: boolean): Promise<void> {
    await this.#ports.settings.set(this.#service.Name, { active })
    this.#ports.changed()
  }

  /** The channel of that name; in 1C it is a property of the service. @throws IntegrationError where there is none */
  Channel(name: string): IntegrationServiceChannelManager {
    const found = this.#channels.get(name)
    if (found !== undefined) return found
    const names = [...this.#channels.keys()]
    throw integrationError('unknown-channel', { service: this.#service.Name, name, hint: didYouMean(name, names) })
  }

  /** Names of its channels. */
  get Channels(): readonly string[] {
    return [...this.#channels.keys()]
  }

  // The same by their Russian names.
  /** `CreateMessage`. */
  declare readonly СоздатьСообщение: this['CreateMessage']
  /** `GetSettings`. */
  declare readonly ПолучитьНастройки: this['GetSettings']
  /** `SetSettings`. */
  declare readonly УстановитьНастройки: this['SetSettings']
  /** `GetActive`. */
  declare readonly ПолучитьАктивность: this['GetActive']
  /** `SetActive`. */
  declare readonly УстановитьАктивность: this['SetActive']
}

inRussian(IntegrationServiceManager, memberNames.IntegrationServiceManager)
