/** A reference to a member of a dimension table: `ВнешнийИсточникДанныхКубТаблицаИзмеренияСсылка.OLAP.Продажи.Товары`. */
import { ForeignReference } from '../../infobase/foreign/reference.ts'

/** Which dimension table. */
export interface DimensionTableName {
  /** Name of the external data source. */
  readonly source: string
  readonly cube: string
  readonly table: string
}

/** A member by its unique name; two references to one member are equal. */
export class CubeMemberRef extends ForeignReference implements DimensionTableName {
  readonly type: string
  readonly source: string
  readonly cube: string
  readonly table: string
  /** As the analytic server names it: `[Product].[Drink]`. */
  readonly uniqueName: string
  /** For people. */
  readonly caption: string

  constructor({ source, cube, table }: DimensionTableName, uniqueName: string, caption: string) {
    super()
    this.type = `ExternalDataSourceCubeDimensionTableRef.${source}.${cube}.${table}`
    this.source = source
    this.cube = cube
    this.table = table
    this.uniqueName = uniqueName
    this.caption = caption
    Object.freeze(this)
  }

  keyText(): string {
    return this.uniqueName
  }

  /** The caption. */
  override toString(): string {
    return this.caption
  }
}
