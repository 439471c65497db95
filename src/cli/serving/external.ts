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

export function holdExternal(): ExternalHolder {
  let open: ExternalDataSourcesRuntime | undefined
  return {
    async of({ externalDataSources }, configuration) {
      await open?.close()
      open = undefined
      if (externalDataSources.length === 0) return
      const { attachExternalDataSources } = await import('../../host/external/open.ts')
      open = attachExternalDataSources(
        externalDataSources.map((one) => one.source),
        configuration,
      )
    },
    close: async () => open?.close(),
  }
}
