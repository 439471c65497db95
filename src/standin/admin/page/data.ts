/** The data of an infobase by object, in pages of rows as 1C presents their values. */
import { said } from '../../../diagnostics/said.ts'
import { MASK, type IsSecretName } from '../../../exchange/secret-names.ts'
import type { Infobase } from '../../../infobase/infobase.ts'
import type { Field } from '../../../infobase/model/field.ts'
import type { AnyModelObject } from '../../../infobase/model/model.ts'
import { column, type Plan } from '../../../infobase/query/plan.ts'
import { objectSource, sectionSource } from '../../../infobase/query/source.ts'
import { EnumMember, Reference } from '../../../infobase/values/reference.ts'
import { ValueStorage, type Value } from '../../../infobase/values/value.ts'
import type { Standin } from '../../standin.ts'
import type { Answer } from '../answers.ts'
import { AdminError } from '../error.ts'

/** Objects whose rows are counted at once, however large the configuration is. */
const COUNTED = 100
/** Rows of a page: at most, and where the request names no number. */
const [MOST, USUAL] = [200, 50]

const infobaseOf = (standin: Standin): Infobase => {
  const infobase = standin.infobase()
  if (infobase === undefined) throw new AdminError(404, said('there is no data here', 'данных здесь нет'))
  return infobase
}

/** Of a table that was not made yet: it would have rows from its start, or those of others. */
const beginsFull = ({ kind, predefined }: AnyModelObject): boolean =>
  kind === 'Enum' || kind === 'DocumentJournal' || Object.keys(predefined).length > 0

/** Objects that have rows of their own, with how many; `null` where objects are too many to be counted, and this one may have rows. */
export const dataObjects: Answer = async ({ standin }) => {
  const infobase = infobaseOf(standin)
  const { layout, tables } = infobase.base
  const objects = infobase.model.objects.filter(({ FullName }) => layout.table(FullName) !== undefined)
  const listed = []
  for (const object of objects) {
    const { FullName, kind, Name, tables: sections } = object
    const isCounted = objects.length <= COUNTED || tables.has(layout.table(FullName)!.name)
    const uncounted = beginsFull(object) ? null : 0
    const count = isCounted ? await infobase.count({ source: objectSource(FullName), columns: [] }) : uncounted
    listed.push({ object: FullName, kind, name: Name, count, sections: sections.map((one) => one.Name) })
  }
  return [200, listed]
}

/** `skip`, `top`, `section`: a page of the rows of an object, or of one of its tabular sections. */
export const dataRows: Answer = async ({ standin, id, query }) => {
  const infobase = infobaseOf(standin)
  const object = infobase.model.byFullName(id)
  if (object === undefined || infobase.base.layout.table(id) === undefined)
    throw new AdminError(404, said(`there is no object ${id} with rows`, `нет объекта ${id} со строками`))
  const section = query.get('section')
  const { source, columns } =
    infobase.base.layout.section(id, section ?? '') === undefined ? ofObject(object) : ofSection(infobase, object, section!)
  const [skip, top] = [numberOf(query.get('skip'), 0), Math.min(MOST, numberOf(query.get('top'), USUAL))]
  const plan: Plan = { source, columns: columns.map(({ name }) => column(name)), skip, top }
  const [rows, count] = [await infobase.select(plan), await infobase.count({ source, columns: [] })]
  return [
    200,
    {
      object: id,
      section: section ?? null,
      columns,
      rows: await Promise.all(
        rows.map((row) => Promise.all(row.map((value, at) => cellOf(infobase, columns[at]!, value, standin.isSecret)))),
      ),
      count,
      skip,
      top,
    },
  ]
}

interface ShownColumn {
  readonly name: string
  /** 1C's Russian name of a standard field; the name itself for others. */
  readonly russian: string
}

const numberOf = (text: string | undefined, usual: number): number => (text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : usual)

const columnsOf = (fields: readonly Field[]): readonly ShownColumn[] =>
  fields.map(({ Name, russianName }) => ({ name: Name, russian: russianName }))

const ofObject = ({ FullName, fields }: AnyModelObject) => ({ source: objectSource(FullName), columns: columnsOf(fields) })

const ofSection = ({ base }: Infobase, { FullName }: AnyModelObject, name: string) => {
  const table = base.layout.section(FullName, name)!
  return { source: sectionSource(FullName, table.section!.Name), columns: columnsOf(table.columns.map(({ field }) => field)) }
}

/** A value as 1C presents it, of a reference with the object and the UUID. */
async function cellOf(infobase: Infobase, { name }: ShownColumn, value: Value, isSecret: IsSecretName): Promise<object> {
  const isEmpty = value === undefined || value === null || value === ''
  if (!isEmpty && isSecret(name)) return { text: MASK }
  if (value instanceof Uint8Array) return { text: '', bytes: value.length }
  if (value instanceof ValueStorage) return { text: '', stored: true }
  const text = await infobase.Presentation(value)
  if (value instanceof Reference && !value.IsEmpty()) return { text, object: value.type.replace('Ref.', '.'), uuid: value.UUID }
  return value instanceof EnumMember ? { text, name: value.Name } : { text }
}
