/** What a path ends at that is no entity: one property, the rows of a tabular section, the records of a record set. */
import { textReply, type Reply } from '../../exchange/reply.ts'
import { atomProperty } from '../format/atom-value.ts'
import { jsonProperty } from '../format/json-value.ts'
import { linesOfBase64, storedBytes } from '../format/values.ts'
import { XML_DECLARATION } from '../format/xml.ts'
import type { EntityField, PublishedModel } from '../model/entity.ts'
import { VERSION, type Writing } from './answer.ts'
import type { PathEnd } from './entity.ts'

type End<K extends PathEnd['kind']> = PathEnd & { readonly kind: K }

const SPACES = `xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices"
		xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"`

const ofXml = (text: string): Reply => textReply(200, 'application/xml;charset=utf-8', `${XML_DECLARATION}\n${text}`, VERSION)

/** `type`: as `odata.metadata` says it; `property` is what version 2 has around it instead. */
function ofJson({ representation, root }: Writing, type: string, property: string, value: string): Reply {
  const metadata = representation === 'none' ? '' : `"odata.metadata": ${JSON.stringify(`${root}/$metadata#${type}`)},\n`
  const text =
    representation === 'verbose' ? `{\n"d": {\n${JSON.stringify(property)}: ${value}\n}\n}` : `{\n${metadata}"value": ${value}\n}`
  return textReply(200, 'application/json;charset=utf-8', text, VERSION)
}

export function rowsReply({ name, entity, section, item, selection }: End<'rows'>, writing: Writing, model: PublishedModel): Reply {
  const rows = item.sections[0]!
  const fields = selection.records ?? selection.sections[0]!.fields
  const type = `StandardODATA.${selection.records === undefined ? section.name : entity.name}_RowType`
  if (writing.representation === 'atom') {
    const write = fields.map((field) => atomProperty(field, model))
    const start = `<d:element m:type="${type}">`
    const lines = rows.map((row) => `${start}\n${write.map((one, at) => one(row[at])).join('')}</d:element>\n`)
    return ofXml(`<d:${name} ${SPACES}\n\t\tm:type="Collection(${type})">\n${lines.join('')}</d:${name}>`)
  }
  const write = fields.map((field) => jsonProperty(field, model))
  const written = rows.map((row) => `{\n${write.map((one, at) => one(row[at])).join(',\n')}\n}`)
  return ofJson(writing, selection.records === undefined ? section.name : `Collection(${type})`, 'results', `[${written.join(',')}]`)
}

export function propertyReply({ field: own, value: kept }: End<'property'>, writing: Writing, model: PublishedModel): Reply {
  // A property alone is one element: no type comes behind it.
  const field: EntityField = { ...own, form: own.form === 'types' ? 'types' : 'plain' }
  const stored = own.form === 'storage' ? storedBytes(kept) : undefined
  const value = own.form !== 'storage' ? kept : stored === undefined ? null : linesOfBase64(stored.bytes)
  if (writing.representation === 'atom') {
    const written = atomProperty(field, model, '')(value).trimEnd()
    return ofXml(written.replace(/^<d:[^\s/>][^\s/>]*/, (one) => `${one} ${SPACES}`))
  }
  const [, written = 'null'] = /^"[^"]*": ([\s\S]*)$/.exec(jsonProperty(field, model)(value)) ?? []
  return ofJson(writing, field.edm, field.name, written)
}
