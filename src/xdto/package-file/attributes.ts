/** The attributes of a package file's elements: a table of which element has which, in the order in which 1C writes them (source 60). */

export const XDTO_NAMESPACE = 'http://v8.1c.ru/8.1/xdto'

export type AttributeKind = 'text' | 'boolean' | 'number' | 'qname' | 'names'

export const facetAttributes = {
  length: 'number',
  minLength: 'number',
  maxLength: 'number',
  whiteSpace: 'text',
  minInclusive: 'text',
  maxInclusive: 'text',
  minExclusive: 'text',
  maxExclusive: 'text',
  totalDigits: 'number',
  fractionDigits: 'number',
} as const satisfies Record<string, AttributeKind>

const valueTypeAttributes = { base: 'qname', variety: 'text', itemType: 'qname', memberTypes: 'names', ...facetAttributes } as const

const objectTypeAttributes = {
  base: 'qname',
  open: 'boolean',
  abstract: 'boolean',
  mixed: 'boolean',
  ordered: 'boolean',
  sequenced: 'boolean',
} as const

/** Element to attribute to what it holds; `typeDef` is `valueTypeDef` or `objectTypeDef` by its xsi:type. */
export const packageAttributes = {
  package: { targetNamespace: 'text', elementFormQualified: 'boolean', attributeFormQualified: 'boolean' },
  import: { namespace: 'text' },
  property: {
    name: 'text',
    ref: 'qname',
    type: 'qname',
    lowerBound: 'number',
    upperBound: 'number',
    nillable: 'boolean',
    fixed: 'boolean',
    default: 'text',
    form: 'text',
    localName: 'text',
    qualified: 'boolean',
  },
  objectType: { name: 'text', ...objectTypeAttributes },
  valueType: { name: 'text', ...valueTypeAttributes },
  objectTypeDef: objectTypeAttributes,
  valueTypeDef: valueTypeAttributes,
} as const satisfies Record<string, Record<string, AttributeKind>>

/** Attributes whose values are words of a list. */
export const attributeWords: Readonly<Record<string, readonly string[]>> = {
  form: ['Element', 'Attribute', 'Text'],
  variety: ['Atomic', 'List', 'Union'],
  whiteSpace: ['preserve', 'replace', 'collapse'],
}
