/**
 * Entries of a message: an object, a recorder's set of records, a record of an independent register, a constant, each as it is now; what is
 * no longer there as a deleted entry, and a set without records as an empty one.
 */
import { changeTable } from '../../infobase/exchange/change-table.ts'
import { and, equal, field as planField, type Expression } from '../../infobase/query/expression.ts'
import type { Row } from '../../infobase/query/plan.ts'
import type { TableLayout } from '../../infobase/store/layout.ts'
import { Reference } from '../../infobase/values/reference.ts'
import type { Value } from '../../infobase/values/value.ts'
import { atomWriter, deletedEntry } from '../format/atom.ts'
import { deletedEntity, typedEntity, type Level } from '../format/json.ts'
import { canonicalLink } from '../format/links.ts'
import type { EntityField, EntityType } from '../model/entity.ts'
import { neededFields, type Item, type Selection } from '../model/selected.ts'
import { restricted, wholeArea } from '../read/area.ts'
import { jsonWriterOf, selectionOf } from '../read/cached.ts'
import { columnsOf, itemsOf } from '../read/items.ts'
import { slicesOf } from '../read/rows.ts'
import type { Request } from '../request.ts'

type Keys = readonly (readonly Value[])[]
/** `undefined` for what is no longer there, `null` for what the request does not see. */
type Found = readonly (Item | undefined | null)[]
type ChangeWriter = (table: TableLayout, keys: Keys) => Promise<readonly string[]>

/** Objects that are not published are skipped. */
export function changeWriter(request: Request): ChangeWriter {
  const { model } = request
  const writers = new Map<EntityType, ReturnType<typeof entryWriter>>()
  return async (table, keys) => {
    const entity = model.ofObject(table.object.FullName)
    if (entity === undefined) return []
    const selection = selectionOf(model, entity, undefined, undefined)
    let write = writers.get(entity)
    if (write === undefined) writers.set(entity, (write = entryWriter(request, selection)))
    const own = keys.map((key) => inOrderOf(entity, table, key))
    const items = await itemsFor(request, selection, own)
    return items.flatMap((item, at) =>
      item === null ? [] : [item === undefined ? write.deleted(keyOf(entity, own[at]!)) : write.entry(item)],
    )
  }
}

const keyOf =
  ({ key }: EntityType, values: readonly Value[]) =>
  (field: EntityField): Value =>
    values[key.indexOf(field)]

/** A key by its columns, as the parts of the entity's key are. */
const inOrderOf = ({ key }: EntityType, table: TableLayout, values: readonly Value[]): readonly Value[] => {
  const names = changeTable(table).key.map(({ field }) => field.Name)
  return key.map(({ column }) => values[names.indexOf(column)])
}

function entryWriter({ writing, model }: Request, selection: Selection) {
  const { representation, root, updated } = writing
  const { entity } = selection
  const link = (value: (field: EntityField) => Value): string => canonicalLink(entity, { value }, model)
  if (representation === 'atom') {
    const context = { model, root, updated }
    const write = atomWriter(selection, context)
    return { entry: (item: Item) => write(item), deleted: (value: (field: EntityField) => Value) => deletedEntry(link(value), context) }
  }
  const context = { model, root, level: representation as Level }
  const write = jsonWriterOf(selection, context)
  return {
    entry: (item: Item) => typedEntity(entity.name, write(item), context),
    deleted: (value: (field: EntityField) => Value) => deletedEntity(entity.name, link(value), context),
  }
}

async function itemsFor(request: Request, selection: Selection, keys: Keys): Promise<Found> {
  const { entity } = selection
  const columns = neededFields(selection)
  if (entity.shape === 'object') return objects(request, selection, columns, keys)
  const rows =
    entity.shape === 'recordSet' ? keys.map((key) => columns.map(() => key[0])) : await ownRows(request, selection, columns, keys)
  const there = rows.filter((row): row is Row => row !== undefined)
  const items = (await itemsOf(request.source, selection, columns, there))[Symbol.iterator]()
  return rows.map((row) => (row === undefined ? undefined : items.next().value))
}

async function objects({ source }: Request, selection: Selection, columns: readonly string[], keys: Keys): Promise<Found> {
  const { entity } = selection
  const where: Expression = { kind: 'in', operand: planField('Ref'), values: keys.map(([key]) => key) }
  const read = async (condition: object): Promise<readonly Row[]> =>
    source.reads.select({ source: entity.source, ...condition, columns: columnsOf(columns) })
  const items = await itemsOf(source, selection, columns, await read(restricted(source.area, entity, where)))
  const [own] = entity.key
  const byUUID = new Map<string, Item | null>()
  // What is in another area was not deleted.
  if (source.area.size > 0)
    for (const row of await read(restricted(wholeArea, entity, where))) byUUID.set(uuidOf(row[columns.indexOf('Ref')]), null)
  for (const item of items) byUUID.set(uuidOf(item.value(own!)), item)
  return keys.map(([key]) => byUUID.get(uuidOf(key)))
}

const uuidOf = (value: Value): string => (value instanceof Reference ? value.UUID : '')

/** The row of each key: of an independent register, or of a constant. */
async function ownRows(
  { source }: Request,
  { entity }: Selection,
  columns: readonly string[],
  keys: Keys,
): Promise<readonly (Row | undefined)[]> {
  const found: (Row | undefined)[] = []
  for (const key of keys) {
    const own = entity.key.map(({ column }, at) => equal(planField(column), { kind: 'value', value: key[at] }))
    const where = own.length === 0 || entity.shape === 'constant' ? undefined : and(...own)
    const query = { entity, ...restricted(source.area, entity, where), order: [], skip: 0, top: 1 }
    let row: Row | undefined
    for await (const rows of slicesOf(query, columns, source)) row ??= rows[0]
    found.push(row)
  }
  return found
}
