/**
 * Types of data as 1C's metadata gives them: `String(20)`, `Number(15, 2)`, `CatalogRef('Товары')`, several of them by `Composite(...)`.
 */
import { inBoth } from '../../../diagnostics/said-error.ts'

export type AllowedLength = 'Variable' | 'Fixed'
export type AllowedSign = 'Any' | 'Nonnegative'
export type DateFractions = 'DateTime' | 'Date' | 'Time'

/** Kinds of objects whose items are referred to, as the types of references name them: `CatalogRef.Товары`. */
export const referenceKinds = [
  'Catalog',
  'Document',
  'Enum',
  'ExchangePlan',
  'ChartOfAccounts',
  'ChartOfCharacteristicTypes',
  'ChartOfCalculationTypes',
  'BusinessProcess',
  'Task',
] as const
export type ReferenceKind = (typeof referenceKinds)[number]

export const isReferenceKind = (name: string): name is ReferenceKind | 'BusinessProcessRoutePoint' =>
  name === 'BusinessProcessRoutePoint' || (referenceKinds as readonly string[]).includes(name)

/** `CatalogRef.Товары`; `BusinessProcessRoutePointRef.Согласование` for a point of a route. */
export type ReferenceTypeName = `${ReferenceKind | 'BusinessProcessRoutePoint'}Ref.${string}`

/** Types of values that have no qualifiers. System enumerations are named as 1C names their types. */
const plainTypes = [
  'Boolean',
  'UUID',
  'ValueStorage',
  'Null',
  'Type',
  'TypeDescription',
  'AccountType',
  'AccumulationRecordType',
  'AccountingRecordType',
] as const
export type PlainTypeName = (typeof plainTypes)[number]
export const isPlainType = (name: string): name is PlainTypeName => (plainTypes as readonly string[]).includes(name)

/** The name of a type, as 1C writes it. */
export type TypeName = 'String' | 'Number' | 'Date' | 'BinaryData' | PlainTypeName | ReferenceTypeName

/** One type with its qualifiers; `kind` tells which. */
export type SimpleType =
  /** `Length` in characters, 0: unlimited. */
  | { readonly kind: 'String'; readonly Length: number; readonly AllowedLength: AllowedLength }
  /** `Digits` in all, 0: no limit is known; `FractionDigits` of them follow the point. */
  | { readonly kind: 'Number'; readonly Digits: number; readonly FractionDigits: number; readonly AllowedSign: AllowedSign }
  | { readonly kind: 'Date'; readonly DateFractions: DateFractions }
  /** `Length` in bytes, 0: unlimited. */
  | { readonly kind: 'BinaryData'; readonly Length: number; readonly AllowedLength: AllowedLength }
  | { readonly kind: PlainTypeName }
  | ReferenceType

/** A reference: `of` and `Name` are the object's. */
interface ReferenceType {
  readonly kind: 'Reference'
  readonly of: ReferenceKind | 'BusinessProcessRoutePoint'
  /** The object's name. */
  readonly Name: string
}

/**
 * A type that means several: `DefinedType.X`, `Characteristic.X`, `CatalogRef` (of every catalog), `AnyIBRef`. The model replaces it by
 * what it means.
 */
interface TypeSet {
  readonly kind: 'TypeSet'
  /** The object's name. */
  readonly Name: string
}

/** A type that no attribute has, such as `CatalogObject.Товары` in a defined type that serves event subscriptions. */
interface OtherType {
  readonly kind: 'Other'
  /** The object's name. */
  readonly Name: string
}

/** A type of a type description. */
export type DescribedType = SimpleType | TypeSet | OtherType

/** `T` is the name of the type, or the union of the names, from which TypeScript knows the values. */
export interface TypeDescription<out T extends string = string> {
  readonly kind: 'TypeDescription'
  /** In the order of the definition. */
  readonly Types: readonly DescribedType[]
  /** Of TypeScript only: there is no such property. */
  readonly typeName?: T
}

const described = <T extends string>(...types: readonly DescribedType[]): TypeDescription<T> =>
  Object.freeze({ kind: 'TypeDescription', Types: Object.freeze(types.map((one) => Object.freeze({ ...one }))) })

/** Text of at most `length` characters, of any length when that is 0 or absent. */
export const String = (length = 0, allowedLength: AllowedLength = 'Variable'): TypeDescription<'String'> =>
  described({ kind: 'String', Length: length, AllowedLength: length === 0 ? 'Variable' : allowedLength })

/** An exact number of `digits`, `fractionDigits` of them after the point. */
export const Number = (digits: number, fractionDigits = 0, allowedSign: AllowedSign = 'Any'): TypeDescription<'Number'> =>
  described({ kind: 'Number', Digits: digits, FractionDigits: fractionDigits, AllowedSign: allowedSign })

/** Date and time, or one of them. */
export const Date = (fractions: DateFractions = 'DateTime'): TypeDescription<'Date'> =>
  described({ kind: 'Date', DateFractions: fractions })

/** Bytes: at most `length`, any number when that is 0 or absent. */
export const BinaryData = (length = 0, allowedLength: AllowedLength = 'Variable'): TypeDescription<'BinaryData'> =>
  described({ kind: 'BinaryData', Length: length, AllowedLength: length === 0 ? 'Variable' : allowedLength })

/** «Булево». */
export const Boolean = described<'Boolean'>({ kind: 'Boolean' })
/** «УникальныйИдентификатор». */
export const UUID = described<'UUID'>({ kind: 'UUID' })
/** «ХранилищеЗначения». */
export const ValueStorage = described<'ValueStorage'>({ kind: 'ValueStorage' })

const reference =
  <K extends ReferenceKind | 'BusinessProcessRoutePoint'>(of: K) =>
  <const N extends string>(name: N): TypeDescription<`${K}Ref.${N}`> =>
    described({ kind: 'Reference', of, Name: name })

/** A reference: `CatalogRef(name)`. */
export const CatalogRef = reference('Catalog')
/** A reference: `DocumentRef(name)`. */
export const DocumentRef = reference('Document')
/** A reference: `EnumRef(name)`. */
export const EnumRef = reference('Enum')
/** A reference: `ExchangePlanRef(name)`. */
export const ExchangePlanRef = reference('ExchangePlan')
/** A reference: `ChartOfAccountsRef(name)`. */
export const ChartOfAccountsRef = reference('ChartOfAccounts')
/** A reference: `ChartOfCharacteristicTypesRef(name)`. */
export const ChartOfCharacteristicTypesRef = reference('ChartOfCharacteristicTypes')
/** A reference: `ChartOfCalculationTypesRef(name)`. */
export const ChartOfCalculationTypesRef = reference('ChartOfCalculationTypes')
/** A reference: `BusinessProcessRef(name)`. */
export const BusinessProcessRef = reference('BusinessProcess')
/** A reference: `TaskRef(name)`. */
export const TaskRef = reference('Task')

/** The types of a defined type of the configuration. */
export const DefinedTypeOf = <const N extends string>(name: N): TypeDescription<`DefinedType.${N}`> =>
  described({ kind: 'TypeSet', Name: `DefinedType.${name}` })

/** What a characteristic of that chart may be. */
export const Characteristic = <const N extends string>(chart: N): TypeDescription<`Characteristic.${N}`> =>
  described({ kind: 'TypeSet', Name: `Characteristic.${chart}` })

/** References to the objects of a kind, `AnyCatalogRef`; of every kind, `AnyIBRef`. */
const anyReference = (of: ReferenceKind): TypeDescription<`${ReferenceKind}Ref.${string}`> =>
  described({ kind: 'TypeSet', Name: `${of}Ref` })
/** A reference to an item of any catalog. */
export const AnyCatalogRef = anyReference('Catalog')
/** A reference to any document. */
export const AnyDocumentRef = anyReference('Document')
/** A reference to any object. */
export const AnyIBRef = described<ReferenceTypeName>({ kind: 'TypeSet', Name: 'AnyIBRef' })

/** Several types at once. */
export const Composite = <T extends string>(...types: readonly TypeDescription<T>[]): TypeDescription<T> =>
  described(...types.flatMap((one) => soundType('Composite', one).Types))

/** The type itself; `Date` in place of `Date()` is a TypeError that says so. `where` names the field or the function. */
export function soundType<T extends string>(where: string, type: TypeDescription<T>): TypeDescription<T> {
  // Modules are run without a check of their types, so anything can come.
  const given = type as TypeDescription<T> | ((...them: never) => unknown) | undefined | null
  if (typeof given === 'object' && given?.kind === 'TypeDescription') return given
  const found = typeof given === 'function' ? `the function ${given.name}; call it: ${given.name}(…)` : globalThis.String(given)
  throw inBoth(
    new TypeError(`${where} takes a type such as String(20), Date() or CatalogRef('Goods'); found ${found}`),
    `${where}: ожидается тип, например String(20), Date() или CatalogRef('Товары'); передано ${found}`,
  )
}

/** Types of a file, one after the other as it has them. */
export const typesOf = (types: readonly DescribedType[]): TypeDescription => described(...types)

/** A type's name as 1C writes it: `Number`, `CatalogRef.Товары`, `DefinedType.Субъект`. */
export const typeName = (type: DescribedType): string => {
  if (type.kind !== 'Reference') return type.kind === 'TypeSet' || type.kind === 'Other' ? type.Name : type.kind
  let found = referenceNames.get(type)
  if (found === undefined) referenceNames.set(type, (found = `${type.of}Ref.${type.Name}`))
  return found
}

/** One text a type: equal ones are compared at a glance. */
const referenceNames = new WeakMap<object, string>()
