/** Reads types of data: `v8:Type` with qualifiers in a Designer dump, `types` with qualifiers in EDT. */
import {
  isPlainType,
  isReferenceKind,
  typesOf,
  type DescribedType,
  type TypeDescription,
} from '../../infobase/definition/parts/type-description.ts'
import { elementsOf, qnameOf, textOf, type XMLElement } from '../../xml/element.ts'
import { lowerCamel } from '../format/edt.ts'
import type { MetadataObject } from '../format/format.ts'
import { problem, type Complain } from '../format/problems.ts'
import { placeOf } from '../format/properties.ts'
import { childText } from './references.ts'

const XS = 'http://www.w3.org/2001/XMLSchema'

const simpleNames: ReadonlyMap<string, string> = new Map([
  ['string', 'String'],
  ['decimal', 'Number'],
  ['boolean', 'Boolean'],
  ['dateTime', 'Date'],
  ['base64Binary', 'BinaryData'],
])

/** The type of an attribute, a constant and the like; one without any is complained of and may be any text. */
export function typeOf(object: MetadataObject, complain: Complain): TypeDescription {
  const element = object.property('Type')
  const type = element === undefined ? undefined : typeIn(element)
  if (type !== undefined && type.Types.length > 0) return type
  complain(problem('missing-property', { object: object.fullName, property: 'Type' }, placeOf(object, 'Type')))
  return typesOf([{ kind: 'String', Length: 0, AllowedLength: 'Variable' }])
}

/** What a `Type` element says; no types where it is empty. */
export function typeIn(element: XMLElement): TypeDescription {
  const names = elementsOf(element).flatMap((one) => {
    const text = textOf(one).trim()
    if (one.local === 'types') return [text]
    return one.local === 'Type' || one.local === 'TypeSet' ? [designerName(one, text)] : []
  })
  return typesOf(names.map((name) => describedType(name, element)))
}

/** `xs:string` is `String`, `cfg:CatalogRef.Товары` and `v8:UUID` are their local names. */
function designerName(element: XMLElement, text: string): string {
  const name = qnameOf(element, text)
  const local = name?.local ?? text.slice(text.indexOf(':') + 1)
  return name === undefined || name.namespace === XS ? (simpleNames.get(local) ?? local) : local
}

function describedType(name: string, type: XMLElement): DescribedType {
  const said = (part: string, property: string): string => qualifier(type, part, property)
  if (name === 'String')
    return {
      kind: 'String',
      Length: Number(said('StringQualifiers', 'Length')),
      AllowedLength:
        said('StringQualifiers', 'AllowedLength') === 'Fixed' || said('StringQualifiers', 'Fixed') === 'true' ? 'Fixed' : 'Variable',
    }
  if (name === 'Number') return numberType(said)
  if (name === 'Date') {
    const fractions = said('DateQualifiers', 'DateFractions')
    return { kind: 'Date', DateFractions: fractions === 'Date' || fractions === 'Time' ? fractions : 'DateTime' }
  }
  if (name === 'BinaryData')
    return {
      kind: 'BinaryData',
      Length: Number(said('BinaryDataQualifiers', 'Length')),
      AllowedLength: said('BinaryDataQualifiers', 'AllowedLength') === 'Fixed' ? 'Fixed' : 'Variable',
    }
  return namedType(name)
}

/** Digits and their fraction are named otherwise in EDT. */
const numberType = (said: (part: string, property: string) => string): DescribedType => ({
  kind: 'Number',
  Digits: Number(said('NumberQualifiers', 'Digits') || said('NumberQualifiers', 'Precision')),
  FractionDigits: Number(said('NumberQualifiers', 'FractionDigits') || said('NumberQualifiers', 'Scale')),
  AllowedSign:
    said('NumberQualifiers', 'AllowedSign') === 'Nonnegative' || said('NumberQualifiers', 'NonNegative') === 'true' ? 'Nonnegative' : 'Any',
})

function namedType(name: string): DescribedType {
  if (isPlainType(name)) return { kind: name }
  if (name === 'AnyRef' || name === 'AnyIBRef') return { kind: 'TypeSet', Name: 'AnyIBRef' }
  const reference = /^(\w+)Ref(?:\.(.+))?$/u.exec(name)
  const of = reference?.[1] ?? ''
  if (isReferenceKind(of))
    return reference?.[2] === undefined ? { kind: 'TypeSet', Name: name } : { kind: 'Reference', of, Name: reference[2] }
  return /^(?:DefinedType|Characteristic)\./.test(name) ? { kind: 'TypeSet', Name: name } : { kind: 'Other', Name: name }
}

/** The text of one qualifier, `''` where it is left out. */
function qualifier(type: XMLElement, part: string, property: string): string {
  const found = elementsOf(type).find((one) => one.local === part || one.local === lowerCamel(part))
  return found === undefined ? '' : childText(found, property)
}
