/** A reference to an object that lies outside of the infobase, in a table or a cube of an external data source. */

/** Two references of one type and one key are equal; its text is for people. */
export abstract class ForeignReference {
  /** `ExternalDataSourceTableRef.DBF.Товары`. */
  abstract readonly type: string

  /** The key as a text that no other object of the table has. */
  abstract keyText(): string

  /** Whether both lead to one object. */
  equals(other: unknown): boolean {
    return other instanceof ForeignReference && other.type === this.type && other.keyText() === this.keyText()
  }
}
