/** Opens external data sources on this machine: the drivers of this process, its time, its asynchronous extents. */
import { createParameterLayers } from '../../external/connection/layers.ts'
import type { ConnectionParameters } from '../../external/connection/parameters.ts'
import { regionalSettings } from '../../external/conversion/locale.ts'
import type { ExternalFrame, ExternalSettings } from '../../external/data/ports.ts'
import type { ExternalDataSource } from '../../external/definition/source.ts'
import { createExternalDataSources, type ExternalDataSourcesRuntime } from '../../external/objects/sources.ts'
import { createAsyncContext } from '../machine/async-context.ts'
import { driverOf } from './drivers.ts'

/** `connections`: common parameters by the name of the source. @throws ExternalDataSourceError for parameters that are not sound */
export function openExternalDataSources(
  definitions: readonly ExternalDataSource[],
  connections: Readonly<Record<string, ConnectionParameters>> = {},
  settings: ExternalSettings = {},
): ExternalDataSourcesRuntime {
  return createExternalDataSources(definitions, {
    driver: driverOf,
    layers: createParameterLayers(connections),
    context: createAsyncContext<ExternalFrame>(),
    regional: regionalSettings[settings.regional ?? 'ru'],
    settings,
    after(milliseconds, run) {
      const timer = setTimeout(run, milliseconds).unref()
      return () => clearTimeout(timer)
    },
  })
}
