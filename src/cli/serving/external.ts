/** External data sources beside what is served: opened where there are any, opened anew with each reload, ended with the command. */
import { didYouMean, itHas } from '../../diagnostics/near.ts'
import { joined, said } from '../../diagnostics/said.ts'
import type { ExternalDataSourcesRuntime } from '../../external/objects/sources.ts'
import type { LoadedSources } from '../../load/sources.ts'
import type { Configuration } from '../../platform/configuration.ts'
import { CommandError } from '../shared/command-error.ts'

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
      refuseUnknown(
        Object.keys(external),
        externalDataSources.map((one) => one.source.Name),
      )
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

/** A string for a source that is not served would change nothing. */
function refuseUnknown(given: readonly string[], names: readonly string[]): void {
  for (const one of given)
    if (!names.includes(one))
      throw new CommandError(
        'usage',
        joined([
          said(`--external: there is no external data source "${one}"`, `--external: нет внешнего источника данных «${one}»`),
          didYouMean(one, names, names.length === 0 ? said('; none is served', '; нет ни одного') : itHas(names)),
        ]),
      )
}
