/** Lists of full names that a property holds: `<xr:Item>` elements in a Designer dump, the property repeated in EDT. */
import { childrenNamed, elementsOf, textOf, type XMLElement } from '../../xml/element.ts'
import { lowerCamel } from '../format/edt.ts'
import type { MetadataObject } from '../format/format.ts'

/** The elements of a list, each an item. */
export function itemsOf(object: MetadataObject, property: string): readonly XMLElement[] {
  if (object.format === 'edt') return childrenNamed(object.element, lowerCamel(property), '')
  const list = object.property(property)
  return list === undefined ? [] : elementsOf(list).filter((one) => one.local === 'Item')
}

/** `Document.Заказ`, `Document.Заказ.Attribute.Сумма`; empty items are left out. */
export const namesIn = (object: MetadataObject, property: string): readonly string[] =>
  itemsOf(object, property)
    .map((one) => textOf(one).trim())
    .filter((one) => one !== '')

/** The text of a child by its Designer's name, in either format; `''` when there is none. */
export function childText(element: XMLElement, name: string): string {
  const found = elementsOf(element).find((one) => one.local === name || one.local === lowerCamel(name))
  return found === undefined ? '' : textOf(found).trim()
}
