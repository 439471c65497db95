/** Entities written as plain JSON, as items that are ready to be written in any form: what a stub gives in place of rows that were read. */
import { said } from '../../diagnostics/said.ts'
import type { Row } from '../../infobase/query/plan.ts'
import type { Value } from '../../infobase/values/value.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import { odataRefusal } from '../errors.ts'
import type { EntityField, EntityType } from '../model/entity.ts'
import type { Expanded, ExpandedItem, Item, Selection } from '../model/selected.ts'
import { emptyValue } from '../read/empty.ts'
import { assignmentsOf } from '../write/assignments.ts'
import { isBody, XmlText, type Body, type BodyValue } from '../write/body.ts'
import type { ValueContext } from '../write/values.ts'

/** What is not written is the field's empty value; the presentation of a property is `X____Presentation`, of the entity `Presentation`. */
export function givenItem(selection: Selection, body: Body, context: ValueContext): Item {
  const { entity } = selection
  const { values, sections } = assignmentsOf(entity, numbered(entity, ownOf(entity, body)), context)
  const value = (field: EntityField): Value => (values.has(field.column) ? values.get(field.column) : emptyValue(field.field))
  const owner = entity.key[0] === undefined ? undefined : value(entity.key[0])
  const rowsOf = (name: string, fields: readonly EntityField[]): readonly Row[] =>
    (sections.get(name) ?? []).map((row, at) => fields.map(({ column, field }) => cell(column, field, row, at, owner)))
  return {
    value,
    sections: [
      ...selection.sections.map((one) => rowsOf(one.entity.section!.Name, one.fields)),
      ...(selection.records === undefined ? [] : [rowsOf('RecordSet', selection.records)]),
    ],
    presentations: selection.presentations.map(({ name }) => textOf(body[name])),
    presentation: textOf(body['Presentation']),
    expanded: selection.expanded.map((one) => expandedItem(one, body[one.field.base], context)),
  }
}

/** Annotations are links of the answer that was copied; navigations are expanded, not assigned. */
const ownOf = (entity: EntityType, body: Body): Body =>
  Object.fromEntries(
    Object.entries(body).filter(
      ([name, value]) => !(isBody(value) && entity.field(name) !== undefined && entity.field(name)!.form !== 'types'),
    ),
  )

const textOf = (given: BodyValue | undefined): string => (typeof given === 'string' ? given : given instanceof XmlText ? given.text : '')

/** Lines of sections are numbered where the stub has no numbers. */
const numbered = (entity: EntityType, body: Body): Body =>
  Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, isSection(entity, name) && Array.isArray(value) ? value.map(withLine) : value]),
  )

const isSection = ({ sections, records }: EntityType, name: string): boolean =>
  (name === 'RecordSet' && records !== undefined) || sections.some(({ section }) => section!.Name === name)

const withLine = (row: BodyValue, at: number): BodyValue => (isBody(row) ? { ...row, LineNumber: String(at + 1) } : row)

function cell(column: string, field: EntityField['field'], row: Readonly<Record<string, Value>>, at: number, owner: Value): Value {
  if (column === 'LineNumber') return Decimal.from(at + 1)
  if (column === 'Ref' || column === 'Recorder') return owner
  return column in row ? row[column] : emptyValue(field)
}

function expandedItem({ field, of }: Expanded, given: BodyValue | undefined, context: ValueContext): ExpandedItem | null {
  if (!isBody(given)) return null
  const selection = of(field.target ?? '')
  if (selection === undefined)
    throw odataRefusal(
      'segment',
      [field.base],
      said('what this reference leads to is not published', 'то, на что ведёт ссылка, не опубликовано'),
    )
  return { selection, item: givenItem(selection, given, context) }
}
