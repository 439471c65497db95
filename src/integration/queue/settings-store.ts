/** The settings of services as the infobase keeps them (chapter 17.7.5); a service without any is active and as its definition says. */
import type { QueueBase } from './queue.ts'
import { SETTINGS } from './tables.ts'

/** Empty texts mean that the definition decides. */
export interface KeptSettings {
  readonly ExternalIntegrationServiceAddress: string
  readonly ExternalIntegrationServiceUserName: string
  readonly ExternalIntegrationServiceUserPassword: string
  readonly UserName: string
}

export const noSettings: KeptSettings = {
  ExternalIntegrationServiceAddress: '',
  ExternalIntegrationServiceUserName: '',
  ExternalIntegrationServiceUserPassword: '',
  UserName: '',
}

export interface KeptService {
  readonly settings: KeptSettings
  readonly active: boolean
}

/** Is read at once, for code that cannot wait. */
export class SettingsStore {
  readonly #base: QueueBase
  /** What there is where the infobase says nothing. */
  readonly #first: (service: string) => KeptService

  constructor(base: QueueBase, first: (service: string) => KeptService) {
    this.#base = base
    this.#first = first
  }

  of(service: string): KeptService {
    return this.#base.transactions.readNow(() => {
      const [row] = this.#base.writer.statement(`SELECT settings, active FROM ${SETTINGS} WHERE service = ?`).all([service])
      if (row === undefined) return this.#first(service)
      return { settings: { ...noSettings, ...(JSON.parse(String(row['settings'])) as KeptSettings) }, active: Number(row['active']) === 1 }
    })
  }

  async set(service: string, change: Partial<KeptService>): Promise<void> {
    await this.#base.transactions.run(() => {
      const { settings, active } = { ...this.of(service), ...change }
      this.#base.writer
        .statement(
          `INSERT INTO ${SETTINGS} (service, settings, active) VALUES (?, ?, ?) `
            + `ON CONFLICT (service) DO UPDATE SET settings = excluded.settings, active = excluded.active`,
        )
        .run([service, JSON.stringify(settings), active ? 1n : 0n])
    })
  }

  async clear(): Promise<void> {
    await this.#base.transactions.run(() => void this.#base.writer.statement(`DELETE FROM ${SETTINGS}`).run([]))
  }
}
