/** The XDTO type and package references of a Web service, which the two formats write quite differently. */
import type { Name } from '../../xml/name.ts'
import { attributeOf, childNamed, childrenNamed, qnameOf, textOf, type XMLElement } from '../../xml/tree.ts'
import type { MetadataObject } from '../format/format.ts'
import { problem, type Complain } from '../format/problems.ts'
import { placeOf, textProperty } from '../format/properties.ts'

/** A package of the configuration by its name, or one that the platform brings by its namespace. */
export type XDTOPackageReference = { readonly package: string } | { readonly namespace: string }

const XSI = 'http://www.w3.org/2001/XMLSchema-instance'

/**
 * The type that a property names: a QName against the prefixes in scope in a Designer dump, `name` and `nsUri` in EDT. `undefined` when
 * there is none, or when it cannot be resolved, which is complained of.
 */
export function xdtoTypeOf(object: MetadataObject, property: string, complain: Complain): Name | undefined {
  const element = object.property(property)
  if (element === undefined) return undefined
  if (object.format === 'edt') return edtTypeOf(object, element, property, complain)
  const text = textProperty(object, property)
  if (text === undefined) return undefined
  const name = qnameOf(element, text)
  if (name === undefined) complain(problem('unbound-prefix', { object: object.fullName, property, value: text }, placeOf(object, property)))
  return name
}

function edtTypeOf(object: MetadataObject, element: XMLElement, property: string, complain: Complain): Name | undefined {
  const child = (local: string): string | undefined => {
    const found = childNamed(element, local)
    return found && textOf(found).trim()
  }
  const local = child('name')
  if (local) return { namespace: child('nsUri') ?? '', local }
  complain(problem('missing-property', { object: object.fullName, property: `${property}.Name` }, placeOf(object, property)))
  return undefined
}

/** Items are distinguished by `xsi:type`: a reference to an object (`XDTOPackage.<Name>`) or a string (sources 57, 58, A). */
export function xdtoPackagesOf(object: MetadataObject, complain: Complain): readonly XDTOPackageReference[] {
  return packageValues(object).flatMap(({ type, value }): XDTOPackageReference[] => {
    const text = textOf(value).trim()
    const local = type.slice(type.indexOf(':') + 1)
    if (local === 'StringValue' || local === 'string') return [{ namespace: text }]
    const name = /^XDTOPackage\.(.+)$/.exec(text)?.[1]
    if (name !== undefined && (local === 'ReferenceValue' || local === 'MDObjectRef')) return [{ package: name }]
    const allowed = 'XDTOPackage.<Name>, <namespace>'
    complain(
      problem(
        'unknown-value',
        { object: object.fullName, property: 'XDTOPackages', value: `${type} ${text}`.trim(), allowed },
        object.source.at(value),
      ),
    )
    return []
  })
}

/** Each item's value with the `xsi:type` that says what it is: on the value in a Designer dump, on the item in EDT. */
function packageValues(object: MetadataObject): readonly { readonly type: string; readonly value: XMLElement }[] {
  const typeOf = (element: XMLElement): string => attributeOf(element, 'type', XSI) ?? ''
  if (object.format === 'edt') {
    return childrenNamed(object.element, 'xdtoPackages').map((item) => ({ type: typeOf(item), value: childNamed(item, 'value') ?? item }))
  }
  const list = object.property('XDTOPackages')
  return (list ? childrenNamed(list, 'Item') : []).flatMap((item) => {
    const value = childNamed(item, 'Value')
    return value ? [{ type: typeOf(value), value }] : []
  })
}
