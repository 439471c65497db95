/** Types that fields of external data sources may have, and references to their tables: `ExternalDataSourceTableRef('DBF', 'Товары')`. */
import { typesOf, type DescribedType, type TypeDescription } from '../../infobase/definition/parts/type-description.ts'

/** A reference to an object of a table with object data: `ВнешнийИсточникДанныхТаблицаСсылка.DBF.Товары`. */
export const ExternalDataSourceTableRef = <const S extends string, const T extends string>(
  source: S,
  table: T,
): TypeDescription<`ExternalDataSourceTableRef.${S}.${T}`> =>
  typesOf([{ kind: 'Other', Name: `ExternalDataSourceTableRef.${source}.${table}` }]) as TypeDescription<never>

/** A reference to a member of a dimension table: `ВнешнийИсточникДанныхКубТаблицаИзмеренияСсылка.OLAP.Продажи.Товары`. */
export const ExternalDataSourceCubeDimensionTableRef = <const S extends string, const C extends string, const T extends string>(
  source: S,
  cube: C,
  table: T,
): TypeDescription<`ExternalDataSourceCubeDimensionTableRef.${S}.${C}.${T}`> =>
  typesOf([{ kind: 'Other', Name: `ExternalDataSourceCubeDimensionTableRef.${source}.${cube}.${table}` }]) as TypeDescription<never>

/** What a type of a reference refers to. */
export interface TableReference {
  /** The external data source. */
  readonly source: string
  /** The cube of a dimension table; absent for a table. */
  readonly cube?: string
  /** The table, or the dimension table. */
  readonly table: string
}

/** `undefined` for a type that refers to no table of an external data source. */
export function tableReference(type: DescribedType): TableReference | undefined {
  if (type.kind !== 'Other') return undefined
  const [word, source = '', first = '', second] = type.Name.split('.')
  if (word === 'ExternalDataSourceTableRef' && second === undefined) return { source, table: first }
  if (word === 'ExternalDataSourceCubeDimensionTableRef' && second !== undefined) return { source, cube: first, table: second }
  return undefined
}
