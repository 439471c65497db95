/**
 * Entities as JSON (version 3's "light" form) with 1C's line breaks: a writer is made once of a selection and used for every row. Links of
 * navigations are written last, and only of references that lead somewhere.
 */
import { Reference } from '../../infobase/values/reference.ts'
import type { EntityField, PublishedModel } from '../model/entity.ts'
import type { ExpandedItem, Item, SelectedSection, Selection } from '../model/selected.ts'
import { jsonProperty, type Property } from './json-value.ts'
import { canonicalLink } from './links.ts'

/** How much of metadata is written. */
export type Level = 'minimal' | 'none' | 'full' | 'verbose'

export interface JsonContext {
  readonly model: PublishedModel
  readonly level: Level
  /** `http://host/base/odata/standard.odata`. */
  readonly root: string
}

/** Gives the properties of an item between its braces, without a trailing line break. */
export type JsonWriter = (item: Item) => string

interface Written {
  readonly field: EntityField
  readonly write: Property
}

export function jsonWriter(selection: Selection, context: JsonContext): JsonWriter {
  const { entity } = selection
  const { model, level } = context
  const written = (fields: readonly EntityField[]): readonly Written[] =>
    fields.map((field) => ({ field, write: jsonProperty(field, model) }))
  const head = written(selection.head)
  const tail = written(selection.tail)
  const sections = [
    ...selection.sections.map((one) => sectionWriter(one, context)),
    ...(selection.records === undefined ? [] : [rowsWriter('RecordSet', `${entity.name}_RowType`, selection.records, context)]),
  ]
  const isVirtual = entity.shape === 'virtual'
  const links =
    level === 'none' || isVirtual
      ? []
      : [...selection.head, ...selection.tail].filter(({ target }) => target !== undefined && model.ofObject(target) !== undefined)
  const surrogate = entity.key.length === 0 && !isVirtual ? ['"SurrogateKey": 0'] : []
  const expand = expandWriter(selection, context)
  return (item) => {
    const parts: string[] = []
    if (level === 'full' && !isVirtual) parts.push(...annotations(selection, item, context))
    for (const { field, write } of head) parts.push(write(item.value(field)))
    sections.forEach((write, at) => parts.push(write(item.sections[at]!)))
    for (const { field, write } of tail) parts.push(write(item.value(field)))
    parts.push(...surrogate)
    selection.presentations.forEach(({ name }, at) => parts.push(`${JSON.stringify(name)}: ${JSON.stringify(item.presentations[at])}`))
    if (selection.isPresented) parts.push(`"Presentation": ${JSON.stringify(item.presentation)}`)
    pushLinks(parts, links, item, selection, context)
    expand(parts, item)
    return parts.join(',\n')
  }
}

function pushLinks(
  parts: string[],
  links: readonly EntityField[],
  item: Item,
  { entity, expanded }: Selection,
  { model, level }: JsonContext,
): void {
  let own: string | undefined
  for (const field of links) {
    const value = item.value(field)
    if (!(value instanceof Reference) || value.IsEmpty()) continue
    own ??= canonicalLink(entity, item.value, model)
    if (level !== 'verbose') parts.push(`"${field.base}@navigationLinkUrl": ${JSON.stringify(`${own}/${field.base}`)}`)
    else if (!expanded.some((one) => one.field === field))
      parts.push(`${JSON.stringify(field.base)}: {\n"__deferred": {\n"uri": ${JSON.stringify(`${own}/${field.base}`)}\n}\n}`)
  }
}

/** What `odata=fullmetadata` adds to an entity (OData 3.0, JSON format, 4.5): its type, address and edit link. */
function annotations({ entity }: Selection, item: Item, { model, root }: JsonContext): string[] {
  const link = canonicalLink(entity, item.value, model)
  return [
    `"odata.type": ${JSON.stringify(`StandardODATA.${entity.name}`)}`,
    `"odata.id": ${JSON.stringify(`${root}/${link}`)}`,
    `"odata.editLink": ${JSON.stringify(link)}`,
  ]
}

/** `sections` of the property name. */
const sectionWriter = ({ entity, fields }: SelectedSection, context: JsonContext) =>
  rowsWriter(entity.section!.Name, `${entity.name}_RowType`, fields, context)

function rowsWriter(name: string, type: string, fields: readonly EntityField[], { model, level }: JsonContext) {
  const properties = fields.map((field) => jsonProperty(field, model))
  const typed = level === 'full' ? `${JSON.stringify(`${name}@odata.type`)}: ${JSON.stringify(`Collection(StandardODATA.${type})`)},\n` : ''
  const start = `${typed}${JSON.stringify(name)}: [`
  return (rows: Item['sections'][number]): string =>
    rows.length === 0
      ? `${start}]`
      : `${start}\n${rows.map((row) => `{\n${properties.map((write, at) => write(row[at]!)).join(',\n')}\n}`).join(',\n')}\n]`
}

/** Adds the expanded entities; `null` for an empty reference. */
function expandWriter(selection: Selection, context: JsonContext): (parts: string[], item: Item) => void {
  const writers = new Map<Selection, JsonWriter>()
  const write = ({ selection: of, item }: ExpandedItem): string => {
    let made = writers.get(of)
    if (made === undefined) writers.set(of, (made = jsonWriter(of, context)))
    return `{\n${made(item)}\n}`
  }
  return (parts, item) =>
    selection.expanded.forEach(({ field }, at) => {
      const found = item.expanded[at]
      const name = field.form === 'composite' ? `${field.base}_Expanded` : field.base
      parts.push(`${JSON.stringify(name)}: ${found == null ? 'null' : write(found)}`)
    })
}

/** What stands before the entities of a set, and what after them. */
export function jsonEnvelope(set: string, count: number | undefined, { level, root }: JsonContext): readonly [head: string, tail: string] {
  if (level === 'verbose') return ['{\n"d": {\n"results": [', `]${count === undefined ? '' : `,\n"__count": "${count}"`}\n}\n}`]
  const metadata = level === 'none' ? '' : `"odata.metadata": ${JSON.stringify(`${root}/$metadata#${set}`)},\n`
  const counted = count === undefined ? '' : `"odata.count": "${count}",\n`
  return [`{\n${metadata}${counted}"value": [`, ']\n}']
}

/** An entity among those of other types: with its type, which clients tell them apart by. */
export const typedEntity = (set: string, properties: string, { level }: JsonContext): string =>
  level === 'full' ? `{\n${properties}\n}` : `{\n"odata.type": ${JSON.stringify(`StandardODATA.${set}`)},\n${properties}\n}`

/** What is no longer there; `link` is its address below the root. */
export function deletedEntity(set: string, link: string, { root }: JsonContext): string {
  const metadata = JSON.stringify(`${root}/$metadata#${set}/$deletedEntity`)
  return `{
"odata.metadata": ${metadata},
"id": ${JSON.stringify(`${root}/${link}`)},
"reason": "deleted"
}`
}

/** One entity as the whole answer. */
export function jsonEntity(set: string, properties: string, { level, root }: JsonContext): string {
  if (level === 'verbose') return `{\n"d": {\n${properties}\n}\n}`
  return level === 'none'
    ? `{\n${properties}\n}`
    : `{\n"odata.metadata": ${JSON.stringify(`${root}/$metadata#${set}/@Element`)},\n${properties}\n}`
}
