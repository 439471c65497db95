/** Values in atom: `<d:Цена>10</d:Цена>`, `<d:X/>` of an empty text, `m:null="true"` of none; the types of composites follow them. */
import { typeOf } from '../../infobase/values/type-of.ts'
import type { Value } from '../../infobase/values/value.ts'
import type { EntityField, PublishedModel } from '../model/entity.ts'
import { linesOfBase64, storedBytes, textOf } from './values.ts'
import { escapeText } from './xml.ts'

export type AtomProperty = (value: Value) => string

/** Each property is a line with its tabs. */
export function atomProperty(field: EntityField, model: PublishedModel, tabs = '\t'): AtomProperty {
  const own = `${tabs}<d:${field.name}`
  const type = `${tabs}<d:${field.base}_Type`
  const typeTag = `d:${field.base}_Type`
  const tag = `d:${field.name}`
  if (field.form === 'storage')
    return (value) => {
      const stored = storedBytes(value)
      return (
        element(own, tag, stored === undefined ? null : linesOfBase64(stored.bytes)) + element(type, typeTag, stored?.contentType ?? null)
      )
    }
  if (field.form === 'composite')
    return (value) => element(own, tag, textOf(value)) + element(type, typeTag, value === null ? null : model.typeOnWire(typeOf(value)))
  if (field.form === 'types') return (value) => typeDescription(own, tag, tabs, textOf(value) ?? '')
  const isPlain = field.edm !== 'Edm.String'
  return isPlain
    ? (value) => (value === null ? `${own} m:null="true"/>\n` : `${own}>${textOf(value)}</${tag}>\n`)
    : (value) => element(own, tag, textOf(value))
}

export const element = (start: string, tag: string, text: string | null): string =>
  text === null ? `${start} m:null="true"/>\n` : text === '' ? `${start}/>\n` : `${start}>${escapeText(text)}</${tag}>\n`

function typeDescription(start: string, tag: string, tabs: string, text: string): string {
  const line = (depth: number, name: string, value: string): string => `${tabs}${'\t'.repeat(depth)}<d:${name}>${value}</d:${name}>\n`
  const group = (name: string, ...lines: readonly string[]): string => `${tabs}\t<d:${name}>\n${lines.join('')}${tabs}\t</d:${name}>\n`
  const types = text.split(',').filter((one) => one !== '')
  const listed = `${tabs}\t<d:Types m:type="Collection(Edm.String)"`
  return (
    `${start}>\n`
    + (types.length === 0
      ? `${listed}/>\n`
      : `${listed}>\n${types.map((one) => line(2, 'element', escapeText(one.trim()))).join('')}${tabs}\t</d:Types>\n`)
    + group('NumberQualifiers', line(2, 'AllowedSign', 'Any'), line(2, 'Digits', '0'), line(2, 'FractionDigits', '0'))
    + group('StringQualifiers', line(2, 'AllowedLength', 'Variable'), line(2, 'Length', '0'))
    + group('DateQualifiers', line(2, 'DateFractions', 'DateTime'))
    + group('BinaryDataQualifiers', line(2, 'AllowedLength', 'Variable'), line(2, 'Length', '0'))
    + `${tabs}</${tag}>\n`
  )
}
