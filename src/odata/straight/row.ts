/**
 * Bodies of plain properties as cells of a row, and the answer as the texts of these: what every item of a set has is made once. Anything
 * but single values of fields is left to the object between (create.ts), and so is every body that is not sure to be taken.
 */
import type { Infobase } from '../../infobase/infobase.ts'
import { assigned } from '../../infobase/objects/fields/assign.ts'
import { newRows, type NewRows } from '../../infobase/objects/item/new-row.ts'
import { asKept, type Column } from '../../infobase/store/column.ts'
import type { Bound } from '../../infobase/store/engine.ts'
import type { TableLayout } from '../../infobase/store/layout.ts'
import { versionText } from '../../infobase/store/version.ts'
import { fold } from '../../infobase/values/fold.ts'
import { referenceCell } from '../../infobase/values/reference-cell.ts'
import { emptyUUID } from '../../infobase/values/reference.ts'
import type { Value } from '../../infobase/values/value.ts'
import { jsonProperty } from '../format/json-value.ts'
import { linkTexts, NEXT, type Level } from '../format/json.ts'
import { canonicalLink } from '../format/links.ts'
import type { EntityField, PublishedModel } from '../model/entity.ts'
import { FOLDER, isInapplicable, type Selection } from '../model/selected.ts'
import { assignsAlone } from '../write/assignments.ts'
import { readPlainJson, WrittenNumber } from '../write/body.ts'
import { notSet } from '../write/objects.ts'
import { fieldValue, type ValueContext } from '../write/values.ts'

/** What a body gives: the cells of its row, and the properties of the answer by their places. */
interface FilledRow {
  readonly cells: Bound[]
  readonly texts: string[]
}

export interface RowForm {
  /** `undefined`, or anything thrown: an object is needed. `context` has what is to be said of the values, and their references. */
  readonly fill: (body: string, contentType: string | undefined, context: ValueContext) => FilledRow | undefined
  /** Writes it; gives the UUID. @throws DataError */
  readonly write: (row: FilledRow) => string
  /** Its address below the root. */
  readonly link: (uuid: string) => string
  /** The properties of the item that was written, with its links. */
  readonly text: (row: FilledRow, uuid: string) => string
}

/** A field in a row and in the answer. */
interface Place {
  readonly field: EntityField
  readonly column: Column
  /** Where its cells begin. */
  readonly cell: number
  /** Where its property is. */
  readonly slot: number
  readonly write: (value: Value) => string
}

/** Stands for a UUID in texts that are cut at it. */
const MARK = '\uE000'

const EMPTY = referenceCell(emptyUUID)

/** `undefined`: items of the set need their objects. `selection`: of a new item, with its tabular sections and nothing else. */
export function rowForm(
  { base }: Pick<Infobase, 'base'>,
  table: TableLayout,
  selection: Selection,
  { model, level }: { readonly model: PublishedModel; readonly level: Level },
): RowForm | undefined {
  const rows = newRows(base, table)
  const answer = rows && answerOf(selection, table, rows, model)
  const [before, after] = canonicalLink(selection.entity, { value: () => MARK }, model).split(MARK)
  const ref = answer?.places.find(({ column }) => column.field.Name === 'Ref')
  if (rows === undefined || answer === undefined || ref === undefined || after === undefined) return undefined
  const code = rows.codePlace < 0 ? undefined : answer.places.find(({ cell }) => cell === rows.codePlace)
  const parent = answer.places.find(({ column }) => column.field.Name === 'Parent')
  const given = new Map(answer.places.filter((one) => isGiven(selection, one, rows)).map((one) => [one.field.name, one]))
  const linked = level === 'none' ? [] : linksOf(answer.places, model, level === 'verbose', [before!, after])
  return {
    fill(body, contentType, context) {
      const read = rows.isReady() ? readPlainJson(body, contentType) : undefined
      if (typeof read !== 'object' || read === null || Array.isArray(read)) return undefined
      const row: FilledRow = { cells: rows.empty.slice(), texts: answer.texts.slice() }
      for (const name of Object.keys(read)) {
        const place = given.get(name)
        const value = (read as Readonly<Record<string, unknown>>)[name]
        if (place === undefined || (typeof value === 'object' && value !== null)) return undefined
        if (value !== null) put(row, place, value as string | number | boolean, table.object.FullName, context)
      }
      // A parent is looked at before it is one.
      return parent === undefined || row.cells[parent.cell] === EMPTY ? row : undefined
    },
    write: ({ cells }) => rows.write(cells),
    link: (uuid) => before + uuid + after,
    text({ cells, texts }, uuid) {
      texts[ref.slot] = ref.write(uuid)
      if (code !== undefined) texts[code.slot] = code.write(cells[code.cell] as string)
      let text = texts.join('')
      for (const { cell, start, end } of linked) if (cells[cell] !== EMPTY && cells[cell] !== null) text += start + uuid + end
      return text
    },
  }
}

/** Null is the field's empty value, which is there already. */
function put(
  { cells, texts }: FilledRow,
  { field, column, cell: at, slot, write }: Place,
  given: string | number | boolean,
  object: string,
  context: ValueContext,
): void {
  const value = fieldValue(field, typeof given === 'number' ? new WrittenNumber(String(given)) : given, context)
  const [codec] = column.codecs
  const cell = codec!.encode(assigned(column, value, object))
  cells[at] = cell
  if (column.twin !== undefined) cells[at + 1] = fold(cell as string)
  texts[slot] = write(codec!.decode(cell))
}

interface Answer {
  /** The properties of an item to which nothing was assigned, in their order. */
  readonly texts: readonly string[]
  readonly places: readonly Place[]
}

/** `undefined` where a field is none of the row. */
function answerOf(selection: Selection, table: TableLayout, rows: NewRows, model: PublishedModel): Answer | undefined {
  const { entity, head, tail, sections } = selection
  const folder = entity.field(FOLDER) === undefined ? undefined : false
  const texts: string[] = []
  const places: Place[] = []
  const add = (field: EntityField): boolean => {
    const at = table.columns.findIndex((one) => one.field.Name === field.column)
    if (at < 0) return false
    const column = table.columns[at]!
    const write = jsonProperty(field, model, texts.length === 0 ? '' : NEXT)
    places.push({ field, column, cell: rows.places[at]!, slot: texts.length, write })
    const kept = field.column === 'DataVersion' ? versionText(0) : asKept(column, column.empty)
    texts.push(write(isInapplicable(field, folder) ? null : kept))
    return true
  }
  if (!head.every(add)) return undefined
  for (const { entity: one } of sections) texts.push(`${texts.length === 0 ? '' : NEXT}${JSON.stringify(one.section!.Name)}: []`)
  return tail.every(add) ? { texts, places } : undefined
}

/** Whether bodies assign it by a value of one type. A code that is given has to be looked for. */
function isGiven({ entity }: Selection, { field, column, cell }: Place, rows: NewRows): boolean {
  const isOwn = !notSet.has(field.column) && field.column !== 'Code' && column.tag === undefined && rows.empty[cell] !== null
  return isOwn && assignsAlone(entity, field)
}

/** References that have links, in the order of these, with what stands before the UUID of the item and behind it. */
const linksOf = (places: readonly Place[], model: PublishedModel, isVerbose: boolean, [before, after]: readonly [string, string]) =>
  places
    .filter(({ field: { target } }) => target !== undefined && model.ofObject(target) !== undefined)
    .filter(({ column: { tag, codecs } }) => tag === undefined && codecs[0]!.kept.kind === 'reference')
    .map(({ field, cell }) => {
      const { start, end } = linkTexts(field, isVerbose)
      return { cell, start: `${NEXT}${start}"${inText(before)}`, end: inText(after) + end }
    })

/** A piece of a text in JSON. */
const inText = (text: string): string => JSON.stringify(text).slice(1, -1)
