/** The platform's types that are ordinary definitions: identifiers, descriptions of types, lists of values. */
import { XDTOPackage } from '../types/package.ts'
import { property } from '../types/property.ts'
import { V8, type XDTOValue } from '../types/type.ts'
import { xs } from '../types/xs.ts'

export const core = XDTOPackage({ Namespace: V8 })

const once = { lowerBound: 0 } as const
const many = { lowerBound: 0, upperBound: -1 } as const

export const UUID = core.valueType('UUID', xs.string, {
  pattern: '[\\da-fA-F]{8}-[\\da-fA-F]{4}-[\\da-fA-F]{4}-[\\da-fA-F]{4}-[\\da-fA-F]{12}',
})
/** The bytes of a ХранилищеЗначения. */
export const ValueStorage = core.valueType('ValueStorage', xs.base64Binary)
export const BinaryData = core.valueType('BinaryData', xs.base64Binary)
/** A type by its name. */
export const Type = core.valueType('Type', xs.QName)

const AllowedLength = core.valueType('AllowedLength', xs.string, { enumeration: ['Variable', 'Fixed'] })
const AllowedSign = core.valueType('AllowedSign', xs.string, { enumeration: ['Any', 'Nonnegative'] })
const DateFractions = core.valueType('DateFractions', xs.string, { enumeration: ['Date', 'Time', 'DateTime'] })

export const NumberQualifiers = core.objectType('NumberQualifiers', {
  Digits: property(xs.int),
  FractionDigits: property(xs.int),
  AllowedSign: property(AllowedSign),
})
export const StringQualifiers = core.objectType('StringQualifiers', { Length: property(xs.int), AllowedLength: property(AllowedLength) })
export const DateQualifiers = core.objectType('DateQualifiers', { DateFractions: property(DateFractions) })
export const BinaryDataQualifiers = core.objectType('BinaryDataQualifiers', {
  Length: property(xs.int),
  AllowedLength: property(AllowedLength),
})

/** Which types a value may have, with their qualifiers. */
export const TypeDescription = core.objectType('TypeDescription', {
  Type: property(xs.QName, many),
  TypeSet: property(xs.QName, many),
  NumberQualifiers: property(NumberQualifiers, once),
  StringQualifiers: property(StringQualifiers, once),
  DateQualifiers: property(DateQualifiers, once),
  BinaryDataQualifiers: property(BinaryDataQualifiers, once),
})
export type TypeDescription = XDTOValue<typeof TypeDescription>

const ValueListItem = core.objectType('ValueListItem', {
  value: property(xs.anyType, { nillable: true }),
  presentation: property(xs.anyType, once),
  checkState: property(xs.anyType, once),
  picture: property(xs.anyType, once),
  id: property(xs.anyType, once),
})

/** 1C's СписокЗначений, under the name that its serializer gives it. */
export const ValueListType = core.objectType('ValueListType', {
  valueType: property(TypeDescription, once),
  availableValues: property(xs.anyType, once),
  lastId: property(xs.anyType, once),
  item: property(ValueListItem, many),
})
