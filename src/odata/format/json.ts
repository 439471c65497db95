/**
 * Entities as JSON (version 3's "light" form) with 1C's line breaks: a writer is made once of a selection and used for every row. Links of
 * navigations are written last, and only of references that lead somewhere.
 */
import { Reference } from '../../infobase/values/reference.ts'
import type { EntityField, EntityType, PublishedModel } from '../model/entity.ts'
import type { ExpandedItem, Item, SelectedSection, Selection } from '../model/selected.ts'
import { jsonProperty } from './json-value.ts'
import { canonicalLink } from './links.ts'
import { valueReader } from './value-reader.ts'

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

/** Gives what comes next of an item's properties, each behind `before`; '' where there is nothing. */
type Part = (item: Item, before: string) => string

/** Parts two properties. */
export const NEXT = ',\n'

export function jsonWriter(selection: Selection, context: JsonContext): JsonWriter {
  const parts = partsOf(selection, context)
  return (item) => {
    let text = ''
    for (const part of parts) text += part(item, text === '' ? '' : NEXT)
    return text
  }
}

function partsOf(selection: Selection, context: JsonContext): readonly Part[] {
  const { entity, head, tail, sections, records } = selection
  const isVirtual = entity.shape === 'virtual'
  const rows = [
    ...sections.map((one) => sectionWriter(one, context)),
    ...(records === undefined ? [] : [rowsWriter('RecordSet', `${entity.name}_RowType`, records, context)]),
  ]
  const listed =
    (write: (item: Item) => readonly string[]): Part =>
    (item, before) =>
      joined(write(item), before)
  return [
    ...(context.level === 'full' && !isVirtual ? [listed((item) => annotations(selection, item, context))] : []),
    ...(head.length === 0 ? [] : [propertiesPart(selection, head, context)]),
    ...rows.map(
      (write, at): Part =>
        (item, before) =>
          before + write(item.sections[at]!),
    ),
    ...(tail.length === 0 ? [] : [propertiesPart(selection, tail, context)]),
    ...(selection.isSurrogate ? [(_: Item, before: string) => `${before}"SurrogateKey": 0`] : []),
    ...(selection.presentations.length === 0 && !selection.isPresented ? [] : [listed((item) => presentations(selection, item))]),
    ...(context.level === 'none' || isVirtual ? [] : [linksPart(selection, context)]),
    ...(selection.expanded.length === 0 ? [] : [listed(expandWriter(selection, context))]),
  ]
}

const joined = (properties: readonly string[], before: string): string => (properties.length === 0 ? '' : before + properties.join(NEXT))

const presentations = ({ presentations: named, isPresented }: Selection, item: Item): readonly string[] => [
  ...named.map(({ name }, at) => `${JSON.stringify(name)}: ${JSON.stringify(item.presentations[at])}`),
  ...(isPresented ? [`"Presentation": ${JSON.stringify(item.presentation)}`] : []),
]

/** At least one field. */
function propertiesPart(selection: Selection, fields: readonly EntityField[], { model }: JsonContext): Part {
  const written = fields.map((field, at) => ({
    read: valueReader(selection, field),
    write: jsonProperty(field, model, at === 0 ? '' : NEXT),
  }))
  return (item, before) => {
    let text = before
    for (const { read, write } of written) text += write(read(item))
    return text
  }
}

function linksPart(selection: Selection, { model, level }: JsonContext): Part {
  const { entity, head, tail, expanded } = selection
  const isVerbose = level === 'verbose'
  const links = [...head, ...tail]
    .filter(({ target }) => target !== undefined && model.ofObject(target) !== undefined)
    .filter((field) => !isVerbose || !expanded.some((one) => one.field === field))
    .map((field) => ({ ...linkTexts(field, isVerbose), read: valueReader(selection, field) }))
  return (item, before) => {
    let text = ''
    let own: string | undefined
    for (const { read, start, end } of links) {
      const value = read(item)
      if (!(value instanceof Reference) || value.IsEmpty()) continue
      own ??= openLink(entity, item, model)
      text += (text === '' ? before : NEXT) + start + own + end
    }
    return text
  }
}

/** The address of the entity as a string of JSON whose quote is open. A name and a UUID have nothing to escape. */
function openLink(entity: EntityType, item: Item, model: PublishedModel): string {
  const link = canonicalLink(entity, item, model)
  return entity.key.length === 1 && entity.key[0]!.form === 'reference' ? `"${link}` : JSON.stringify(link).slice(0, -1)
}

/** What comes before the address of the entity, whose quote is open, and after it. */
export const linkTexts = ({ base }: EntityField, isVerbose: boolean): { readonly start: string; readonly end: string } =>
  isVerbose
    ? { start: `${JSON.stringify(base)}: {\n"__deferred": {\n"uri": `, end: `/${base}"\n}\n}` }
    : { start: `"${base}@navigationLinkUrl": `, end: `/${base}"` }

/** What `odata=fullmetadata` adds to an entity (OData 3.0, JSON format, 4.5): its type, address and edit link. */
function annotations({ entity }: Selection, item: Item, { model, root }: JsonContext): string[] {
  const link = canonicalLink(entity, item, model)
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

/** The expanded entities; `null` for an empty reference. */
function expandWriter({ expanded }: Selection, context: JsonContext): (item: Item) => readonly string[] {
  const writers = new Map<Selection, JsonWriter>()
  const write = ({ selection: of, item }: ExpandedItem): string => {
    let made = writers.get(of)
    if (made === undefined) writers.set(of, (made = jsonWriter(of, context)))
    return `{\n${made(item)}\n}`
  }
  return (item) =>
    expanded.map(({ field }, at) => {
      const found = item.expanded[at]
      const name = field.form === 'composite' ? `${field.base}_Expanded` : field.base
      return `${JSON.stringify(name)}: ${found == null ? 'null' : write(found)}`
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
