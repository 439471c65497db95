/**
 * Names of schema components that exist without being loaded: XML Schema's own types and its element `schema`, the attributes of `xml:`,
 * and the SOAP encodings.
 */
import type { Name } from '../../xml/name.ts'
import { SOAPENC, SOAPENC12, SWA_REF, XML, XSD } from './namespaces.ts'
import type { SymbolSpace } from './schema-model.ts'

const simpleTypes = [
  'string',
  'boolean',
  'decimal',
  'float',
  'double',
  'duration',
  'dateTime',
  'time',
  'date',
  'gYearMonth',
  'gYear',
  'gMonthDay',
  'gDay',
  'gMonth',
  'hexBinary',
  'base64Binary',
  'anyURI',
  'QName',
  'NOTATION',
  'normalizedString',
  'token',
  'language',
  'NMTOKEN',
  'NMTOKENS',
  'Name',
  'NCName',
  'ID',
  'IDREF',
  'IDREFS',
  'ENTITY',
  'ENTITIES',
  'integer',
  'nonPositiveInteger',
  'negativeInteger',
  'long',
  'int',
  'short',
  'byte',
  'nonNegativeInteger',
  'unsignedLong',
  'unsignedInt',
  'unsignedShort',
  'unsignedByte',
  'positiveInteger',
]

const encoding: Partial<Record<SymbolSpace, ReadonlySet<string>>> = {
  type: new Set([...simpleTypes, 'Array', 'Struct', 'base64']),
  element: new Set([...simpleTypes, 'Array', 'Struct', 'base64']),
  group: new Set(['Array', 'Struct']),
  attribute: new Set(['arrayType', 'offset', 'position', 'root', 'itemType', 'arraySize', 'nodeType', 'id', 'ref']),
  attributeGroup: new Set(['commonAttributes', 'arrayAttributes', 'arrayMemberAttributes']),
}

const known: ReadonlyMap<string, Partial<Record<SymbolSpace, ReadonlySet<string>>>> = new Map([
  // A .NET DataSet brings its schema in the message: `<xs:element ref="xs:schema"/>`.
  [XSD, { type: new Set([...simpleTypes, 'anyType', 'anySimpleType']), element: new Set(['schema']) }],
  [XML, { attribute: new Set(['lang', 'space', 'base', 'id']), attributeGroup: new Set(['specialAttrs']) }],
  [SOAPENC, encoding],
  [SOAPENC12, encoding],
  [SWA_REF, { type: new Set(['swaRef']) }],
])

/** Whether the namespace has components that are built in: its schema need not be had. */
export const isKnownNamespace = (namespace: string): boolean => known.has(namespace)

/** Whether the component is built in; `undefined` for a namespace that has none. */
export function isBuiltIn(space: SymbolSpace, name: Name): boolean | undefined {
  const spaces = known.get(name.namespace)
  return spaces && (spaces[space]?.has(name.local) ?? false)
}
