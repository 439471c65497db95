/** A row that is read, changed and written by its key: what record managers and objects share. */
import { ChangeableFields } from '../data/changeable.ts'
import type { TableModel } from '../data/model.ts'
import type { ExternalValue } from '../data/reference.ts'
import { readRows, requireRows, rowsOver, writingOver, type TableAccess } from '../data/rows.ts'
import type { Link } from '../data/session.ts'
import {
  conditionsOf,
  deleteRows,
  insertRows,
  lostUpdate,
  requireFilledKeys,
  requireUnchanged,
  requireWritable,
  updateRow,
  versionOf,
  withVersion,
  type Row,
} from '../data/write-rows.ts'
import type { Writing } from '../data/writing.ts'

export class StoredRow {
  readonly access: TableAccess
  readonly changeable: ChangeableFields
  readonly #compares: boolean
  /** As it is in the database; `undefined`: it was not read. */
  read: Row | undefined

  constructor(access: TableAccess, compares: boolean, read?: Row) {
    this.access = access
    this.changeable = new ChangeableFields(access.table)
    this.#compares = compares
    this.read = read
  }

  get #table(): TableModel {
    return this.access.table
  }

  /** The row with the key that these values have; `undefined`: there is none. */
  async find(values: Row): Promise<ExternalValue[] | undefined> {
    const [found] = await this.access
      .session()
      .use(this.#table.fullName, async (link) => readRows(this.access, link, { where: conditionsOf(this.#table.keys, values), top: 1 }))
    this.read = found && [...found]
    return found
  }

  /** `add`: it must not be there. Gives the row with its version. @throws ExternalDataSourceError, and nothing is written */
  async write(values: Row, add: boolean): Promise<ExternalValue[]> {
    const table = this.#table
    requireWritable(table)
    requireFilledKeys(table, values)
    const known = add ? 'Insert' : this.read && 'Update'
    if (known !== undefined) this.access.rights.require(known)
    const row = await this.access.session().write(table.fullName, table.level, async (link) => {
      const writing = await writingOver(this.access, link)
      const made = [...values]
      const right = known ?? (await this.#rightTo(writing, link, values))
      if (right === 'Update') await requireRows(this.access, writing, link, right, conditionsOf(table.keys, this.read ?? values))
      if (add) await insertRows(writing, link, this.changeable, [made])
      else await this.#put(writing, link, made)
      await requireRows(this.access, writing, link, right, conditionsOf(table.keys, made))
      await withVersion(writing, link, made)
      return made
    })
    this.read = [...row]
    return row
  }

  /** What nobody has read is replaced, or made. */
  async #rightTo(writing: Writing, link: Link, values: Row): Promise<'Insert' | 'Update'> {
    const { rights, table } = this.access
    if (rights.isFree) return 'Update'
    const found = await rowsOver(writing, link, { where: conditionsOf(table.keys, values), top: 1 }, table.keys)
    const right = found.length > 0 ? 'Update' : 'Insert'
    rights.require(right)
    return right
  }

  async #put(writing: Writing, link: Link, values: ExternalValue[]): Promise<void> {
    if (this.read === undefined) {
      if ((await updateRow(writing, link, this.changeable, values, values)) === 0)
        await insertRows(writing, link, this.changeable, [values])
      return
    }
    if (this.#compares && this.#table.version === undefined) await requireUnchanged(writing, link, this.read)
    if ((await updateRow(writing, link, this.changeable, this.read, values)) === 0) throw lostUpdate(this.#table, this.read)
  }

  /** Deletes what was read, or what has this key. @throws ExternalDataSourceError where it was changed since it was read */
  async delete(values: Row): Promise<void> {
    const table = this.#table
    requireWritable(table)
    const { read } = this
    this.access.rights.require('Delete')
    requireFilledKeys(table, read ?? values)
    await this.access.session().write(table.fullName, table.level, async (link) => {
      const writing = await writingOver(this.access, link)
      await requireRows(this.access, writing, link, 'Delete', conditionsOf(table.keys, read ?? values))
      if (read !== undefined && this.#compares && table.version === undefined) await requireUnchanged(writing, link, read)
      const where = [...conditionsOf(table.keys, read ?? values), ...(read === undefined ? [] : versionOf(table, read))]
      if ((await deleteRows(writing, link, where)) === 0 && read !== undefined) throw lostUpdate(table, read)
    })
    this.read = undefined
  }
}
