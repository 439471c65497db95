/** The external data sources of several configurations together: what an extension adds joins the source of its base configuration. */
import { ExternalDataSource } from '../../external/definition/source.ts'
import { problem, type Complain } from '../format/problems.ts'
import { uniqueByName } from '../format/unique.ts'
import type { ExternalDataSourceMetadata } from './read-source.ts'

export function joinExternalDataSources(
  all: readonly ExternalDataSourceMetadata[],
  complain: Complain,
): readonly ExternalDataSourceMetadata[] {
  const joined = new Map(
    uniqueByName(
      all.filter((one) => !one.adopted),
      'ExternalDataSource',
      complain,
    ).map((one) => [one.Name, one]),
  )
  for (const adopted of all.filter((one) => one.adopted)) {
    const base = joined.get(adopted.Name)
    const { Tables, Cubes, Functions } = adopted.source
    const own = [Tables, Cubes, Functions].flatMap((parts) => Object.keys(parts))
    const object = `ExternalDataSource.${adopted.Name}`
    if (own.length === 0) complain(problem('adopted-empty', { object }, adopted.location))
    else complain(problem(base ? 'adopted-joined' : 'adopted-alone', { object, own: own.join(', ') }, adopted.location))
    if (base !== undefined) joined.set(adopted.Name, extended(base, adopted))
  }
  return [...joined.values()]
}

/** A part of the base counts before one of the same name. */
function extended(base: ExternalDataSourceMetadata, adopted: ExternalDataSourceMetadata): ExternalDataSourceMetadata {
  const { source } = base
  return {
    ...base,
    source: ExternalDataSource({
      ...source,
      Tables: { ...adopted.source.Tables, ...source.Tables },
      Cubes: { ...adopted.source.Cubes, ...source.Cubes },
      Functions: { ...adopted.source.Functions, ...source.Functions },
    }),
    at: (part) =>
      ((part[0] as 'Tables') in source && Object.hasOwn(source[part[0] as 'Tables'], part[1] ?? '') ? base : adopted).at?.(part),
  }
}
