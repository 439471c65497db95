/**
 * The rows of a selection with all that belongs to them: tabular sections, records, presentations and expanded references, each read by one
 * more query for a slice of rows, not by joins.
 */
import { field as planField, type Expression } from '../../infobase/query/expression.ts'
import { column, type Column, type Row } from '../../infobase/query/plan.ts'
import { Reference } from '../../infobase/values/reference.ts'
import { objectOfType } from '../../infobase/values/type-of.ts'
import type { Value } from '../../infobase/values/value.ts'
import type { EntityField, EntityType } from '../model/entity.ts'
import { FOLDER, isInapplicable, neededFields, type Expanded, type ExpandedItem, type Item, type Selection } from '../model/selected.ts'
import { ownRows } from './allowed.ts'
import { restricted } from './area.ts'
import type { Reads, Source } from './source.ts'

/** A list of fields as it is asked for, made once: plans that share their columns are recognised at once. */
interface Asked {
  readonly columns: readonly Column[]
  readonly places: ReadonlyMap<string, number>
}

const asked = new WeakMap<readonly string[], Asked>()

function askedOf(names: readonly string[]): Asked {
  let found = asked.get(names)
  if (found === undefined) {
    found = { columns: names.map((name) => column(name)), places: new Map(names.map((name, at) => [name, at])) }
    asked.set(names, found)
  }
  return found
}

export const columnsOf = (names: readonly string[]): readonly Column[] => askedOf(names).columns

const rowColumns = new WeakMap<readonly EntityField[], readonly Column[]>()

/** The columns of rows that belong to an item, and last what they belong to. */
function columnsOfRows(fields: readonly EntityField[], by: string): readonly Column[] {
  let found = rowColumns.get(fields)
  if (found?.at(-1)?.name !== by) rowColumns.set(fields, (found = [...fields.map((one) => column(one.column)), column(by)]))
  return found
}

/** `in` lists that every engine takes. */
const CHUNK = 500

/** `columns`: as `neededFields` gave them; rows have their values in that order. */
export async function itemsOf(
  source: Source,
  selection: Selection,
  columns: readonly string[],
  rows: readonly Row[],
): Promise<readonly Item[]> {
  if (isFlat(selection)) return flatItems(selection, columns, rows)
  const { places } = askedOf(columns)
  const valueAt = (row: Row, { column: name }: EntityField): Value => row[places.get(name)!]
  const [owner] = selection.entity.key
  const own = ownValues(selection, columns)
  const owners = rows.map((row) => (owner === undefined ? undefined : valueAt(row, owner)))
  const sections = await Promise.all([
    ...selection.sections.map(({ entity, fields }) => grouped(source, entity, 'Ref', fields, owners)),
    ...(selection.records === undefined ? [] : [grouped(source, selection.entity.records!, 'Recorder', selection.records, owners)]),
  ])
  const expanded = await Promise.all(
    selection.expanded.map((one) =>
      expansions(
        source,
        one,
        rows.map((row) => valueAt(row, one.field)),
      ),
    ),
  )
  const itemOf = (row: Row, index: number, presentations: readonly string[], presentation: string): Item => ({
    ...own(row),
    sections: sections.map((one) => one.get(keyText(owners[index])) ?? []),
    presentations,
    presentation,
    expanded: expanded.map((one, at) => one.get(keyText(valueAt(row, selection.expanded[at]!.field))) ?? null),
  })
  // A promise a row is waited for only where something is.
  if (selection.presentations.length === 0 && !selection.isPresented) return rows.map((row, index) => itemOf(row, index, none, ''))
  const present = cachedPresentation(source.reads)
  return Promise.all(
    rows.map(async (row, index): Promise<Item> => {
      const named = await Promise.all(selection.presentations.map((one) => present(valueAt(row, one.field))))
      return itemOf(row, index, named, selection.isPresented ? await present(owners[index]) : '')
    }),
  )
}

/** Gives the values of a row's own fields. */
function ownValues(selection: Selection, columns: readonly string[]): (row: Row) => OwnValues {
  const { places } = askedOf(columns)
  const folderAt = places.get(FOLDER)
  const isWhole = columns === neededFields(selection)
  return (row) => {
    const folder = folderAt === undefined ? undefined : row[folderAt] === true
    const value = (field: EntityField): Value => (isInapplicable(field, folder) ? null : row[places.get(field.column)!])
    return isWhole ? { value, row, folder } : { value }
  }
}

/** The items of a flat selection, for which nothing more is read. `sections`: rows that are there already. */
export function flatItems(
  selection: Selection,
  columns: readonly string[],
  rows: readonly Row[],
  sections: Item['sections'] = none,
): readonly Item[] {
  const { places } = askedOf(columns)
  const folderAt = places.get(FOLDER)
  const isWhole = columns === neededFields(selection)
  return rows.map((row) => new FlatItem(places, row, isWhole, folderAt === undefined ? undefined : row[folderAt] === true, sections))
}

/** Nothing but the fields of the row itself is asked for. */
export const isFlat = ({ sections, records, presentations, isPresented, expanded }: Selection): boolean =>
  sections.length === 0 && records === undefined && presentations.length === 0 && !isPresented && expanded.length === 0

type OwnValues = Pick<Item, 'value' | 'row' | 'folder'>

const none: readonly never[] = []

class FlatItem implements Item {
  readonly #places: ReadonlyMap<string, number>
  readonly #values: Row
  readonly row: Row | undefined
  readonly folder: boolean | undefined
  readonly sections: Item['sections']
  readonly presentations = none
  readonly presentation = ''
  readonly expanded = none

  constructor(places: ReadonlyMap<string, number>, values: Row, isWhole: boolean, folder: boolean | undefined, sections: Item['sections']) {
    this.#places = places
    this.#values = values
    this.row = isWhole ? values : undefined
    this.folder = folder
    this.sections = sections
  }

  value(field: EntityField): Value {
    return isInapplicable(field, this.folder) ? null : this.#values[this.#places.get(field.column)!]
  }
}

const keyText = (value: Value): string => (value instanceof Reference ? `${value.type} ${value.UUID}` : '')

/** Rows of a tabular section, or records, by what they belong to. */
async function grouped(
  source: Source,
  entity: EntityType,
  by: string,
  fields: readonly EntityField[],
  owners: readonly Value[],
): Promise<ReadonlyMap<string, readonly Row[]>> {
  const groups = new Map<string, Row[]>()
  for (let at = 0; at < owners.length; at += CHUNK) {
    const where: Expression = { kind: 'in', operand: planField(by), values: owners.slice(at, at + CHUNK) }
    // Rows of sections go with their owner, which was looked at.
    const own = by === 'Recorder' ? await ownRows(source, entity, where) : { where }
    const rows = await source.reads.select({
      source: entity.source,
      ...restricted(source.area, entity, own.where),
      order: [{ expression: planField('LineNumber') }],
      columns: columnsOfRows(fields, by),
    })
    for (const row of rows) {
      const key = keyText(row.at(-1))
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [row])
      else group.push(row)
    }
  }
  return groups
}

async function expansions(source: Source, { of }: Expanded, values: readonly Value[]): Promise<ReadonlyMap<string, ExpandedItem>> {
  const byType = new Map<string, Map<string, Reference>>()
  for (const value of values) {
    if (!(value instanceof Reference) || value.IsEmpty()) continue
    const group = byType.get(value.type) ?? new Map<string, Reference>()
    byType.set(value.type, group.set(value.UUID, value))
  }
  const found = new Map<string, ExpandedItem>()
  for (const [type, references] of byType) {
    const selection = of(objectOfType(type) ?? '')
    if (selection === undefined) continue
    source.requires(selection.entity.object)
    const columns = neededFields(selection)
    const all = [...references.values()]
    for (let at = 0; at < all.length; at += CHUNK) {
      const where: Expression = { kind: 'in', operand: planField('Ref'), values: all.slice(at, at + CHUNK) }
      const own = await ownRows(source, selection.entity, where)
      const rows = await source.reads.select({
        source: selection.entity.source,
        ...restricted(source.area, selection.entity, own.where),
        columns: columnsOf(columns),
      })
      const items = await itemsOf(source, selection, columns, rows)
      const [key] = selection.entity.key
      for (const item of items) found.set(keyText(item.value(key!)), { selection, item })
    }
  }
  return found
}

function cachedPresentation(reads: Reads): (value: Value) => Promise<string> {
  const known = new Map<string, Promise<string>>()
  return (value) => {
    if (!(value instanceof Reference)) return reads.Presentation(value)
    const key = keyText(value)
    let made = known.get(key)
    if (made === undefined) known.set(key, (made = reads.Presentation(value)))
    return made
  }
}
