/** What outlives a reload, and the infobase that is made anew with it at each one. */
import type { LoadedSources } from '../../load/sources.ts'
import type { Configuration } from '../../platform/configuration.ts'
import { holdData, type DataArguments, type DataHolder } from './data.ts'
import { holdExternal, type ExternalArguments, type ExternalHolder } from './external.ts'
import { holdIntegration, type IntegrationArguments, type IntegrationHolder } from './integration.ts'
import { loadInfobase, restrictionsOf, type InfobaseArguments, type LoadedInfobase } from './publication-files.ts'
import { publishableOf } from './serving.ts'
import { holdSettings, type HeldSettings, type SettingsArguments } from './settings.ts'

export interface Held {
  readonly bases: Map<string, string>
  readonly data: DataHolder
  readonly settings: HeldSettings
  readonly integration: IntegrationHolder
  readonly external: ExternalHolder
  /** Connections first, for what they still do may change the data. */
  close(): Promise<void>
}

type HeldArguments = DataArguments & InfobaseArguments & SettingsArguments & IntegrationArguments & ExternalArguments

/** `keepStart`: the data as it was at the start is kept, so that a reset brings it back. */
export async function hold(options: HeldArguments, keepStart: boolean): Promise<Held> {
  const data = holdData(options, keepStart)
  const settings = await holdSettings(options)
  const integration = holdIntegration(options)
  const external = holdExternal(options)
  return {
    bases: new Map<string, string>(),
    data,
    settings,
    integration,
    external,
    async close() {
      await Promise.all([integration.close(), external.close()])
      data.close()
      settings.close()
    },
  }
}

/** `more`: settings that those of the project and of files go before; only the bus of a command goes before that of a file. */
export async function infobaseOf(
  loaded: LoadedSources,
  options: HeldArguments,
  { bases, data, settings, integration, external }: Held,
  more: Partial<Configuration> = {},
): Promise<LoadedInfobase> {
  const ofData = await data.of(loaded, await restrictionsOf(options), options)
  const { configuration, diagnostics } = await loadInfobase(
    options,
    [...(await publishableOf(loaded)), ...ofData.odata],
    bases,
    loaded.configurations,
  )
  await settings.refresh(options)
  const whole = {
    ...more,
    ...settings.current,
    ...configuration,
    ...ofData.configuration,
    ...ofBus(more.integration, settings.current.integration),
  }
  await integration.of(loaded, whole, ofData.save)
  await external.of(loaded, whole)
  return {
    ...ofData,
    configuration: whole,
    diagnostics: [...diagnostics, ...ofData.diagnostics],
  }
}

function ofBus(bus: Configuration['integration'], own: Configuration['integration']): Pick<Configuration, 'integration'> {
  if (bus === undefined) return {}
  const services = Object.entries(bus.services ?? {}).map(([name, one]) => [name, { ...own?.services?.[name], ...one }] as const)
  return { integration: { ...own, ...bus, services: { ...own?.services, ...Object.fromEntries(services) } } }
}
