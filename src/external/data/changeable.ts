/** Which fields are written, of one object: those that are not only read, or those that it was told to (chapter 17.5.2.3.4). */
import { fieldNamed, type FieldModel, type TableModel } from './model.ts'

export class ChangeableFields {
  readonly #table: TableModel
  #names: ReadonlySet<string>

  constructor(table: TableModel) {
    this.#table = table
    this.#names = new Set(table.fields.filter((one) => !one.isReadOnly).map((one) => one.name))
  }

  has(field: FieldModel): boolean {
    return this.#names.has(field.name)
  }

  /** Names, in the order of the fields. */
  get(): readonly string[] {
    return this.#table.fields.filter((one) => this.has(one)).map((one) => one.name)
  }

  /** Names as a list, or in a text with commas. @throws ExternalDataSourceError for a field that there is not */
  set(names: readonly string[] | string): void {
    const all = typeof names === 'string' ? names.split(',').map((one) => one.trim()) : names
    this.#names = new Set(all.filter((one) => one !== '').map((one) => fieldNamed(this.#table, one).name))
  }

  /** What goes into a new row: keys always do, the version never. */
  toInsert(): readonly FieldModel[] {
    return this.#table.fields.filter((one) => one !== this.#table.version && (one.isKey || this.has(one)))
  }

  /** What is set in a row that is there: the key only where it is changed. */
  toUpdate(isKeyChanged: boolean): readonly FieldModel[] {
    return this.#table.fields.filter((one) => one !== this.#table.version && (one.isKey ? isKeyChanged : this.has(one)))
  }
}
