/** Binds the restrictions of roles by row, where a role has any, and notes those that are not applied. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { dataProblem } from '../../infobase/check/problems.ts'
import type { Role } from '../../infobase/definition/objects/role.ts'
import type { InfobaseSource } from '../../infobase/objects/ports.ts'
import type { OutsideField } from '../../odata/restriction.ts'
import type { LoadedData } from './load-data.ts'

export async function withRestrictions(loaded: LoadedData): Promise<LoadedData & Pick<InfobaseSource, 'restriction'>> {
  const notes = loaded.roles.flatMap(noteOf)
  const isAny = loaded.roles.some((one) => Object.keys(one.Restrictions).length > 0)
  if (!isAny) return notes.length === 0 ? loaded : { ...loaded, diagnostics: [...loaded.diagnostics, ...notes] }
  const { restriction, diagnostics } = (await import('../../odata/restriction.ts')).bindRestrictions(
    loaded.model,
    loaded.roles,
    loaded.restrictions,
    outsideOf(loaded),
  )
  return { ...loaded, restriction, diagnostics: [...loaded.diagnostics, ...diagnostics, ...notes] }
}

/** Fields of tables of external data sources, by the tables' full names. */
const outsideOf = ({ externalDataSources = [] }: LoadedData): Map<string, readonly OutsideField[]> =>
  new Map(
    externalDataSources.flatMap(({ source: { Name, Tables } }) =>
      Object.entries(Tables).map(([table, { Fields }]) => [
        `ExternalDataSource.${Name}.Table.${table}`,
        Object.entries(Fields).map(([name, { Type }]) => ({ name, types: Type.Types })),
      ]),
    ),
  )

const SHOWN = 3

/** One a role: large configurations have hundreds of such conditions. */
function noteOf({ Name, Unapplied }: Role): readonly Diagnostic[] {
  if (Unapplied.length === 0) return []
  const objects = Unapplied.length > SHOWN ? `${Unapplied.slice(0, SHOWN).join(', ')}, … (${Unapplied.length})` : Unapplied.join(', ')
  return [dataProblem('restriction-unapplied', { role: Name, objects })]
}
