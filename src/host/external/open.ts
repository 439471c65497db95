/** Opens external data sources on this machine: the drivers of this process, its time, its asynchronous extents. */
import { createParameterLayers } from '../../external/connection/layers.ts'
import type { ConnectionParameters } from '../../external/connection/parameters.ts'
import { regionalSettings } from '../../external/conversion/locale.ts'
import type { ExternalDataSourcesSettings, ExternalFrame, ExternalPorts, ExternalSettings } from '../../external/data/ports.ts'
import type { ExternalDataSource } from '../../external/definition/source.ts'
import { createExternalDataSources, type ExternalDataSourcesRuntime } from '../../external/objects/sources.ts'
import type { Infobase } from '../../infobase/infobase.ts'
import { goOut } from '../http/doors.ts'
import { createAsyncContext } from '../machine/async-context.ts'
import { transport } from '../network/outgoing/transport.ts'
import { driverOf } from './drivers.ts'

/** What of a configuration external data sources need. */
export interface ExternalConfiguration {
  readonly infobase?: Infobase | undefined
  readonly externalDataSources?: ExternalDataSourcesSettings | undefined
}

/** The infobase of the configuration has the managers from then on, and queries the tables. */
export function attachExternalDataSources(
  definitions: readonly ExternalDataSource[],
  { infobase, externalDataSources: { parameters, ...settings } = {} }: ExternalConfiguration,
): ExternalDataSourcesRuntime | undefined {
  if (infobase === undefined || definitions.length === 0) return undefined
  const runtime = openExternalDataSources(definitions, parameters, settings, {
    rights: () => infobase.base.context.get(),
    parametersOf: (user, source) =>
      infobase.base.context.get()?.people?.all.find(({ Name }) => Name === user)?.ExternalDataSources?.[source],
  })
  infobase.base.beside.ExternalDataSources = runtime
  infobase.base.beside.ForeignTables = runtime.tables
  return runtime
}

/**
 * `connections`: common parameters by the name of the source. Without the last argument there are no users, and everything is allowed.
 *
 * @throws ExternalDataSourceError for parameters that are not sound
 */
export function openExternalDataSources(
  definitions: readonly ExternalDataSource[],
  connections: Readonly<Record<string, ConnectionParameters>> = {},
  settings: ExternalSettings = {},
  { rights, parametersOf }: Pick<ExternalPorts, 'rights' | 'parametersOf'> = { rights: () => undefined, parametersOf: () => undefined },
): ExternalDataSourcesRuntime {
  return createExternalDataSources(definitions, {
    driver: driverOf,
    outgoing: (request) => goOut(request, transport),
    layers: createParameterLayers(connections),
    context: createAsyncContext<ExternalFrame>(),
    regional: regionalSettings[settings.regional ?? 'ru'],
    settings,
    rights,
    parametersOf,
    after(milliseconds, run) {
      const timer = setTimeout(run, milliseconds).unref()
      return () => clearTimeout(timer)
    },
  })
}
