/** External data sources beside what is served: opened where there are any, opened anew with each reload, ended with the command. */
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
      const { withConnectionStrings } = await import('../../external/connection/parameters.ts')
      const settings = configuration.externalDataSources
      // The password stays out of lists of processes: it is in the environment, as `import-structure` has it.
      const parameters = withConnectionStrings(settings?.parameters, external, process.env['STANDIN_EXTERNAL_PASSWORD'])
      open = attachExternalDataSources(
        externalDataSources.map((one) => one.source),
        { ...configuration, externalDataSources: { ...settings, parameters } },
      )
    },
    close: async () => open?.close(),
  }
}
