/** Reads lists of fields and values of metadata: `KeyFields`, `FillValue`, `UnfilledParentValue`. */
import type { MetadataValue } from '../../external/definition/field.ts'
import { attributeOf, childrenNamed, elementsOf, textOf, type XMLElement } from '../../xml/element.ts'
import { childText } from '../data/references.ts'
import { lowerCamel } from '../format/edt.ts'
import type { MetadataObject } from '../format/format.ts'
import { textProperty } from '../format/properties.ts'

const XSI = 'http://www.w3.org/2001/XMLSchema-instance'

/** `ExternalDataSource.X.Table.T.Field.Поле1` is `Поле1`. */
const lastName = (fullName: string): string => fullName.slice(fullName.lastIndexOf('.') + 1)

/** The field that a property names; `''` for none. */
export const fieldNamed = (object: MetadataObject, property: string): string => lastName(textProperty(object, property) ?? '')

/** The fields that a property lists: elements within it in a Designer dump, the property repeated in EDT. */
export function fieldsNamed(object: MetadataObject, property: string): readonly string[] {
  const list = object.property(property)
  const items =
    object.format === 'edt' ? childrenNamed(object.element, lowerCamel(property), '') : list === undefined ? [] : elementsOf(list)
  return items.map((one) => lastName(textOf(one).trim())).filter((one) => one !== '')
}

/** Numbers that JavaScript holds exactly are numbers, all others texts. */
export function valueOf(object: MetadataObject, property: string): MetadataValue {
  const element = object.property(property)
  if (element === undefined || attributeOf(element, 'nil', XSI) === 'true') return undefined
  const type = (attributeOf(element, 'type', XSI) ?? '').replace(/^.*:/, '')
  const text = object.format === 'edt' ? childText(element, 'value') : textOf(element)
  return typed(type.replace(/Value$/, '').toLowerCase(), text, element)
}

function typed(type: string, text: string, element: XMLElement): MetadataValue {
  if (type === 'undefined' || type === 'null' || (type === '' && elementsOf(element).length === 0 && text === '')) return undefined
  if (type === 'boolean') return text === 'true'
  if (type === 'decimal' || type === 'number') return /^-?\d{1,15}(?:\.\d{1,6})?$/.test(text) ? Number(text) : text
  return text
}
