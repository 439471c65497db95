/** Entities as atom entries with 1C's layout (docs/odata.md): a writer is made once of a selection and used for every row. */
import type { Row } from '../../infobase/query/plan.ts'
import { Reference } from '../../infobase/values/reference.ts'
import type { EntityField, PublishedModel } from '../model/entity.ts'
import type { Item, Selection } from '../model/selected.ts'
import { atomProperty, element, type AtomProperty } from './atom-value.ts'
import { canonicalLink } from './links.ts'
import { valueReader } from './value-reader.ts'
import { escapeAttribute, escapeText, XML_DECLARATION } from './xml.ts'

export interface AtomContext {
  readonly model: PublishedModel
  readonly root: string
  /** Local time without a zone, `2017-01-12T10:48:32`. */
  readonly updated: string
}

/** Gives an entry; with `isWhole`, as a document of its own. */
export type AtomWriter = (item: Item, isWhole?: boolean) => string

const SPACES = `xmlns="http://www.w3.org/2005/Atom"
		xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices"
		xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"`
const RELATED = 'http://schemas.microsoft.com/ado/2007/08/dataservices/related'
const SCHEME = 'http://schemas.microsoft.com/ado/2007/08/dataservices/scheme'
const PROPERTIES =
  '<m:properties xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices" '
  + 'xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">'

const base = ({ root }: AtomContext): string => `\n\t\txml:base="${escapeAttribute(root)}/"`

export const feedHead = (context: AtomContext): string => `${XML_DECLARATION}\n<feed ${SPACES}${base(context)}>\n`
/** Of a feed that may have entries that were deleted (RFC 6721). */
export const changesHead = (context: AtomContext): string =>
  feedHead(context).replace(SPACES, `${SPACES}\n\t\txmlns:at="http://purl.org/atompub/tombstones/1.0"`)
/** `link`: the address of what is no longer there, below the root. */
export const deletedEntry = (link: string, { root, updated }: AtomContext): string =>
  `<at:deleted-entry ref="${escapeAttribute(`${root}/${link}`)}"\n\t\twhen="${updated}"/>\n`
export const feedTail = (count: number | undefined): string => `${count === undefined ? '' : `\t<m:count>${count}</m:count>\n`}</feed>`

export function atomWriter(selection: Selection, context: AtomContext): AtomWriter {
  const { entity } = selection
  const { model, root, updated } = context
  const properties = propertiesWriter(selection, context)
  const links = [...selection.head, ...selection.tail].filter(({ target }) => target !== undefined && model.ofObject(target) !== undefined)
  const before = `</id>
	<category term="StandardODATA.${entity.name}"
			scheme="${SCHEME}"/>
	<title type="text"/>
	<updated>${updated}</updated>
	<author/>
	<summary/>
`
  const inline = inlineWriter(selection, context)
  const related = links.map((field) => relatedLink(selection, field, inline))
  const whole = `${XML_DECLARATION}\n<entry ${SPACES}${base(context)}>\n`
  const start = `	<id>${escapeText(root)}/`
  const [edit, edited] = link('edit', 'edit-link')
  const content = `${edited}/>\n	<content type="application/xml">${PROPERTIES}\n`
  const end = '</m:properties>\n	</content>\n</entry>'
  return (item, isWhole = false) => {
    const own = escapeAttribute(canonicalLink(entity, item, model))
    let text = (isWhole ? whole : '<entry>\n') + start + own + before
    for (const write of related) text += write(item, own)
    text += edit + own + content + properties(item) + end
    return isWhole ? text : `${text}\n`
  }
}

/** What stands before the address of a link, and behind it; its end is not written yet. */
function link(rel: string, title: string, type?: string): readonly [before: string, after: string] {
  const typed = type === undefined ? '' : `\n\t\t\ttype="${type}"`
  return [`\t<link rel="${rel}"\n\t\t\thref="`, `"${typed}\n\t\t\ttitle="${title}"`]
}

/** Gives the link of a reference that leads somewhere. */
function relatedLink(selection: Selection, field: EntityField, inline: Inline): (item: Item, own: string) => string {
  const title = escapeAttribute(field.base)
  const read = valueReader(selection, field)
  const [before, after] = link(`${RELATED}/${title}`, title, 'application/atom+xml;type=entry;charset=utf-8')
  const end = `/${title}${after}`
  return (item, own) => {
    const value = read(item)
    if (!(value instanceof Reference) || value.IsEmpty()) return ''
    const content = inline(field, item)
    return before + own + end + (content === undefined ? '/>\n' : `>\n${content}\t</link>\n`)
  }
}

type Inline = (field: EntityField, item: Item) => string | undefined

/** An expanded entity goes into its link. */
function inlineWriter(selection: Selection, context: AtomContext): Inline {
  const writers = new Map<Selection, AtomWriter>()
  return (field, item) => {
    const at = selection.expanded.findIndex((one) => one.field === field)
    if (at < 0) return undefined
    const found = item.expanded[at]
    if (found == null) return '\t\t<m:inline/>\n'
    let write = writers.get(found.selection)
    if (write === undefined) writers.set(found.selection, (write = atomWriter(found.selection, context)))
    return `\t\t<m:inline>\n${write(found.item)}\t\t</m:inline>\n`
  }
}

/** What stands in `m:properties`, a line each. */
function propertiesWriter(selection: Selection, context: Pick<AtomContext, 'model'>): (item: Item) => string {
  const { model } = context
  const written = (fields: readonly EntityField[]) =>
    fields.map((field) => ({ read: valueReader(selection, field), write: atomProperty(field, model) }))
  const head = written(selection.head)
  const tail = written(selection.tail)
  const sections = [
    ...selection.sections.map(({ entity, fields }) => rowsWriter(entity.section!.Name, `${entity.name}_RowType`, fields, model)),
    ...(selection.records === undefined ? [] : [rowsWriter('RecordSet', `${selection.entity.name}_RowType`, selection.records, model)]),
  ]
  const isVirtual = selection.entity.shape === 'virtual'
  const surrogate = selection.isSurrogate ? '\t<d:SurrogateKey>0</d:SurrogateKey>\n' : ''
  return (item) => {
    let text = ''
    for (const { read, write } of head) text += write(read(item))
    sections.forEach((write, at) => (text += write(item.sections[at]!)))
    for (const { read, write } of tail) text += write(read(item))
    text += surrogate
    selection.presentations.forEach(({ name }, at) => (text += element(`\t<d:${name}`, `d:${name}`, item.presentations[at]!)))
    if (selection.isPresented) text += element('\t<d:Presentation', 'd:Presentation', item.presentation)
    return text + expandedHere(selection, item, context, isVirtual)
  }
}

/** Objects of composites are written beside their value; those of virtual tables all are (chapter 17.4.6.4). */
function expandedHere({ expanded }: Selection, item: Item, context: Pick<AtomContext, 'model'>, isVirtual: boolean): string {
  let text = ''
  expanded.forEach(({ field }, at) => {
    const found = item.expanded[at]
    if ((field.form !== 'composite' && !isVirtual) || found == null) return
    const tag = field.form === 'composite' ? `d:${field.base}_Expanded` : `d:${field.base}`
    text += `\t<${tag}>\n${propertiesWriter(found.selection, context)(found.item)}\t</${tag}>\n`
  })
  return text
}

/** Rows of a virtual table: `d:Result` of `d:element`s. */
export function resultWriter(
  selection: Selection,
  context: Pick<AtomContext, 'model'>,
): { head: string; row: (item: Item) => string; tail: string } {
  const type = `StandardODATA.${selection.entity.name}`
  const properties = propertiesWriter(selection, context)
  return {
    head: `${XML_DECLARATION}
<d:Result xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices"
		xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"
		m:type="Collection(${type})">\n`,
    row: (item) => `<d:element m:type="${type}">\n${properties(item)}</d:element>\n`,
    tail: '</d:Result>',
  }
}

function rowsWriter(name: string, type: string, fields: readonly EntityField[], model: PublishedModel) {
  const properties: readonly AtomProperty[] = fields.map((field) => atomProperty(field, model, '\t\t\t'))
  const start = `\t<d:${name} m:type="Collection(StandardODATA.${type})"`
  const row = `\t\t<d:element m:type="StandardODATA.${type}">\n`
  const rowElement = (one: Row): string => `${row}${properties.map((write, at) => write(one[at])).join('')}\t\t</d:element>\n`
  return (rows: readonly Row[]): string =>
    rows.length === 0 ? `${start}/>\n` : `${start}>\n${rows.map(rowElement).join('')}\t</d:${name}>\n`
}
