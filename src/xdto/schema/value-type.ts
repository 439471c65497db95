/** An XDTO value type as xs:simpleType: restriction, list or union (source 48, the table; the layout by analogy with the complex types). */
import type { XMLWriter } from '../../xml/write.ts'
import { facetAttributes } from '../package-file/attributes.ts'
import { resolved, type Reference } from '../types/type.ts'
import type { ValueType } from '../types/value-type.ts'
import { qnameIn, type SchemaSettings } from './settings.ts'

export function writeValueType(writer: XMLWriter, type: ValueType, settings: SchemaSettings, name = type.name): void {
  writer.start('xs:simpleType')
  if (name !== '') writer.attribute('name', name)
  const constrained = Object.keys(type.facets).length > 0
  const derived = type.itemType !== undefined || type.memberTypes !== undefined
  if (derived && !constrained) writeDerivation(writer, type, settings)
  else writeRestriction(writer, type, settings, derived)
  writer.end()
}

/** A list or union; with facets of its own it is a restriction of an anonymous one. */
function writeDerivation(writer: XMLWriter, type: ValueType, settings: SchemaSettings): void {
  const parts = type.itemType ? [resolved(type.itemType)] : (type.memberTypes ?? []).map((one: Reference<ValueType>) => resolved(one))
  const named = parts.filter((one) => one.name !== '').map((one) => qnameIn(settings, one))
  writer.start(type.itemType ? 'xs:list' : 'xs:union')
  if (named.length > 0) writer.attribute(type.itemType ? 'itemType' : 'memberTypes', named.join(' '))
  for (const one of parts) if (one.name === '') writeValueType(writer, one, settings)
  writer.end()
}

function writeRestriction(writer: XMLWriter, type: ValueType, settings: SchemaSettings, derived: boolean): void {
  const base = type.base && resolved(type.base)
  writer.start('xs:restriction')
  if (!derived && base && base.name !== '') writer.attribute('base', qnameIn(settings, base))
  if (derived) {
    writer.start('xs:simpleType')
    writeDerivation(writer, type, settings)
    writer.end()
  } else if (base && base.name === '') {
    writeValueType(writer, base, settings)
  }
  writeFacets(writer, type)
  writer.end()
}

function writeFacets(writer: XMLWriter, { facets }: ValueType): void {
  const facet = (name: string, value: string): void => {
    writer.start(`xs:${name}`).attribute('value', value).end()
  }
  for (const name of Object.keys(facetAttributes) as (keyof typeof facetAttributes)[]) {
    const value = facets[name]
    if (value !== undefined) facet(name, String(value))
  }
  const { pattern = [], enumeration = [] } = facets
  for (const one of typeof pattern === 'string' ? [pattern] : pattern) facet('pattern', one)
  for (const one of enumeration) facet('enumeration', one)
}
