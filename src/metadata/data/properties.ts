/** Reads the properties of a data object or of a part of one, by the names and kinds of values that its definition's defaults have. */
import { attributeOf, elementsOf, type XMLElement } from '../../xml/element.ts'
import type { MetadataObject } from '../format/format.ts'
import { problem, type Complain } from '../format/problems.ts'
import { placeOf, textProperty } from '../format/properties.ts'
import { childText, namesIn } from './references.ts'
import { omittedNumbers, wholeSeries, words } from './words.ts'

/**
 * What the file says of each property of `defaults`; a property that the Designer's file lacks (it is of a later version) keeps its
 * default, one that EDT leaves out is what EDT means by that.
 */
export function propertiesOf<D extends object>(object: MetadataObject, defaults: D, complain: Complain): D {
  const read: Record<string, unknown> = {}
  for (const [name, usual] of Object.entries(defaults)) {
    if (name === 'uuid') read[name] = attributeOf(object.element, 'uuid') ?? ''
    else if (name === 'Synonym') read[name] = synonymOf(object)
    else if (Array.isArray(usual)) read[name] = Object.freeze(namesIn(object, name))
    else if (typeof usual === 'string' || typeof usual === 'number' || typeof usual === 'boolean')
      read[name] = valueOf(object, name, usual, complain)
  }
  return read as D
}

function valueOf(object: MetadataObject, name: string, usual: string | number | boolean, complain: Complain): string | number | boolean {
  const text = textProperty(object, name)
  if (text === undefined) return omitted(object, name, usual)
  if (typeof usual === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  if (typeof usual === 'number' && /^\d{1,9}$/.test(text)) return Number(text)
  const allowed = typeof usual === 'boolean' ? ['true', 'false'] : typeof usual === 'number' ? ['0, 1, 2, ...'] : words[name]
  if (allowed === undefined || allowed.includes(text)) return text
  complain(
    problem('unknown-value', { object: object.fullName, property: name, value: text, allowed: allowed.join(', ') }, placeOf(object, name)),
  )
  return usual
}

function omitted(object: MetadataObject, name: string, usual: string | number | boolean): string | number | boolean {
  if (!object.omitsDefaults) return usual
  if (typeof usual === 'boolean') return false
  if (typeof usual === 'number') return omittedNumbers[name] ?? 0
  const kind = object.fullName.slice(0, object.fullName.indexOf('.'))
  return name === 'CodeSeries' ? (wholeSeries[kind] ?? 'WholeCatalog') : (words[name]?.[0] ?? '')
}

/** In Russian where there is one, else in the first language of the file. */
export function synonymOf(object: MetadataObject): string {
  const items = object.format === 'edt' ? elementsOf(object.element).filter((one) => one.local === 'synonym') : synonymItems(object)
  const chosen = items.find((one) => childText(one, object.format === 'edt' ? 'key' : 'lang') === 'ru') ?? items[0]
  return chosen === undefined ? '' : childText(chosen, object.format === 'edt' ? 'value' : 'content')
}

function synonymItems(object: MetadataObject): readonly XMLElement[] {
  const synonym = object.property('Synonym')
  return synonym === undefined ? [] : elementsOf(synonym)
}
