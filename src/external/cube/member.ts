/** A reference to a member of a dimension table: `ВнешнийИсточникДанныхКубТаблицаИзмеренияСсылка.OLAP.Продажи.Товары`. */

/** Which dimension table. */
export interface DimensionTableName {
  /** Name of the external data source. */
  readonly source: string
  readonly cube: string
  readonly table: string
}

/** A member by its unique name; two references to one member are equal. */
export class CubeMemberRef implements DimensionTableName {
  readonly source: string
  readonly cube: string
  readonly table: string
  /** As the analytic server names it: `[Product].[Drink]`. */
  readonly uniqueName: string
  /** The caption, for people. */
  readonly caption: string

  constructor({ source, cube, table }: DimensionTableName, uniqueName: string, caption: string) {
    this.source = source
    this.cube = cube
    this.table = table
    this.uniqueName = uniqueName
    this.caption = caption
    Object.freeze(this)
  }

  equals(other: unknown): boolean {
    return (
      other instanceof CubeMemberRef
      && other.uniqueName === this.uniqueName
      && other.table === this.table
      && other.cube === this.cube
      && other.source === this.source
    )
  }

  toString(): string {
    return this.caption
  }
}
