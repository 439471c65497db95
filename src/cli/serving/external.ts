/** External data sources beside what is served: opened where there are any, opened anew with each reload, ended with the command. */
import type { ConnectionParameters } from '../../external/connection/parameters.ts'
import type { ExternalDataSourcesSettings } from '../../external/data/ports.ts'
import type { ExternalDataSourcesRuntime } from '../../external/objects/sources.ts'
import type { LoadedSources } from '../../load/sources.ts'
import type { Configuration } from '../../platform/configuration.ts'

export interface ExternalHolder {
  /** For these sources, now and after each reload. */
  of(
    loaded: Pick<LoadedSources, 'externalDataSources'>,
    configuration: Pick<Configuration, 'infobase' | 'externalDataSources'>,
  ): Promise<void>
  close(): Promise<void>
}

export interface ExternalArguments {
  /** Connection strings by name, before those of the settings. */
  readonly external?: Readonly<Record<string, string>>
}

export function holdExternal({ external = {} }: ExternalArguments): ExternalHolder {
  let open: ExternalDataSourcesRuntime | undefined
  return {
    async of({ externalDataSources }, configuration) {
      await open?.close()
      open = undefined
      if (externalDataSources.length === 0) return
      const { attachExternalDataSources } = await import('../../host/external/open.ts')
      open = attachExternalDataSources(
        externalDataSources.map((one) => one.source),
        { ...configuration, externalDataSources: withStrings(configuration.externalDataSources, external) },
      )
    },
    close: async () => open?.close(),
  }
}

/** The password stays out of lists of processes: it is in the environment, as `import-structure` has it. */
function withStrings(
  settings: Configuration['externalDataSources'],
  strings: Readonly<Record<string, string>>,
): ExternalDataSourcesSettings {
  const Password = process.env['STANDIN_EXTERNAL_PASSWORD']
  const given = Object.entries(strings).map(([name, ConnectionString]): [string, ConnectionParameters] => [
    name,
    { ...settings?.parameters?.[name], ConnectionString, ...(Password !== undefined && { Password }) },
  ])
  return { ...settings, parameters: { ...settings?.parameters, ...Object.fromEntries(given) } }
}
