/** The properties of a type as fields of an object: suffixes `_Key`, `_Type` and `_Base64Data` put together again. */
import {
  AnyIBRef,
  Boolean,
  Composite,
  Date,
  Number,
  String,
  typesOf,
  UUID,
  ValueStorage,
  BinaryData,
  isReferenceKind,
  type TypeDescription,
} from '../../infobase/definition/parts/type-description.ts'
import { isCollection, type EdmxDocument, type EdmxProperty, type EdmxType } from './document.ts'

export interface EdmxField {
  /** Without suffixes. */
  readonly name: string
  readonly type: TypeDescription
  readonly isKey: boolean
  readonly property: EdmxProperty
  /** A reference whose target is not published. */
  readonly isUnknown: boolean
  readonly isComposite: boolean
}

/** Any value: what a composite field holds is not told. One description for all, so that it is resolved once. */
export const anything: TypeDescription = Composite<string>(String(), Number(0), Boolean, Date(), AnyIBRef)

export function fieldsOf(type: EdmxType, document: EdmxDocument): readonly EdmxField[] {
  const names = new Set(type.properties.map((one) => one.name))
  return type.properties.flatMap((property) => {
    const { name } = property
    if (isCollection(property.type) || property.type === 'Edm.Stream' || isTail(name, names)) return []
    const made = fieldOf(property, type, document, names)
    return [{ ...made, property, isKey: type.key.includes(name) }]
  })
}

const isTail = (name: string, names: ReadonlySet<string>): boolean => {
  const base = /^(.*)_Type$/.exec(name)?.[1]
  return base !== undefined && (names.has(base) || names.has(`${base}_Base64Data`))
}

type Made = Pick<EdmxField, 'name' | 'type' | 'isUnknown' | 'isComposite'>

function fieldOf(property: EdmxProperty, type: EdmxType, document: EdmxDocument, names: ReadonlySet<string>): Made {
  const { name } = property
  const known = { isUnknown: false, isComposite: false }
  if (property.type === 'Edm.Binary' && name.endsWith('_Base64Data'))
    return { name: name.slice(0, -'_Base64Data'.length), type: ValueStorage, ...known }
  if (names.has(`${name}_Type`)) return { name, type: anything, isUnknown: false, isComposite: true }
  if (property.type === 'Edm.Guid' && name.endsWith('_Key')) {
    const base = name.slice(0, -'_Key'.length)
    const target = targetOf(type, base, document)
    return target === undefined ? { name, type: UUID, isUnknown: true, isComposite: false } : { name: base, type: target, ...known }
  }
  return { name, type: simpleType(property), ...known }
}

/** Where a navigation leads: the end of its association that is not its own. */
export function targetName(type: EdmxType, base: string, { associations }: EdmxDocument): string | undefined {
  const ends = associations.get(type.navigations.get(base) ?? '')
  return ends === undefined ? undefined : (ends.find((one) => one !== type.name) ?? type.name)
}

function targetOf(type: EdmxType, base: string, document: EdmxDocument): TypeDescription | undefined {
  const name = targetName(type, base, document) ?? ''
  const point = name.indexOf('_')
  const [of, Name] = [name.slice(0, point), name.slice(point + 1)]
  return isReferenceKind(of) ? typesOf([{ kind: 'Reference', of, Name }]) : undefined
}

/** Digits of Int64 that fit an integer of the store. */
const LONG = 18

function simpleType({ type, maxLength, precision, scale, isFixed }: EdmxProperty): TypeDescription {
  switch (type) {
    case 'Edm.Double':
    case 'Edm.Decimal':
      return precision === undefined ? Number(0) : Number(precision, scale ?? 0)
    case 'Edm.Int16':
      return Number(precision ?? 4)
    case 'Edm.Int32':
    case 'Edm.Int64':
      return Number(precision ?? LONG)
    case 'Edm.Boolean':
      return Boolean
    case 'Edm.DateTime':
      return Date()
    case 'Edm.Guid':
      return UUID
    case 'Edm.Binary':
      return BinaryData(maxLength ?? 0)
    case 'StandardODATA.TypeDescription':
      return typesOf([{ kind: 'TypeDescription' }])
    default:
      return String(maxLength ?? 0, isFixed ? 'Fixed' : 'Variable')
  }
}
