/** A value type is text under rules: a restriction of another by facets, a list of items, or a union of members. */
import type { Name } from '../../xml/name.ts'
import type { WhiteSpace } from './names.ts'
import type { Primitive } from './primitive.ts'
import { resolved, type Reference, type XDTOType } from './type.ts'

/** Bounds and enumeration are lexical forms, as they are in a package; so they are exact for every base type. */
export interface Facets {
  /** In characters, bytes or items, by the type. */
  readonly length?: number
  /** In the units of `length`. */
  readonly minLength?: number
  /** In the units of `length`. */
  readonly maxLength?: number
  /** Digits of a number, those of its fraction included. */
  readonly totalDigits?: number
  /** Digits behind the point at most. */
  readonly fractionDigits?: number
  /** The least value. */
  readonly minInclusive?: string
  /** The greatest value. */
  readonly maxInclusive?: string
  /** Values are greater. */
  readonly minExclusive?: string
  /** Values are less. */
  readonly maxExclusive?: string
  /** What becomes of blanks before a value is read. */
  readonly whiteSpace?: WhiteSpace
  /** XML Schema regular expressions; the text must match one of them, whole. */
  readonly pattern?: string | readonly string[]
  /** The only values that there are. */
  readonly enumeration?: readonly string[]
}

/** What a package file says beside the facets; kept so that the file can be written back as it was. */
export interface ValueTypeNotes {
  /** `variety` was written although it is the base's own. */
  readonly variety?: 'Atomic' | 'List' | 'Union'
  /** `xsi:type` of each of the enumeration's elements, where any has one. */
  readonly enumerationTypes?: readonly (Name | undefined)[]
  /** A list or union may name a base too. */
  readonly base?: Name
}

export interface ValueType<T = unknown> extends XDTOType<T> {
  readonly kind: 'value'
  /** What it restricts; `undefined` of a list, of a union and of the built-in root. */
  readonly base: Reference<ValueType> | undefined
  /** Row of a built-in type; a derived type goes by its base's. */
  readonly primitive: Primitive | undefined
  /** Of a list. */
  readonly itemType: Reference<ValueType> | undefined
  /** Of a union, in the order in which they are tried. */
  readonly memberTypes: readonly Reference<ValueType>[] | undefined
  /** Restrictions of the type. */
  readonly facets: Facets
  /** What the definition says although it changes nothing, so that it is written again as it was. */
  readonly notes: ValueTypeNotes
}

/** The literals of an enumeration of strings; of other types the enumeration does not narrow the TypeScript type. */
export type Restricted<T, F> = F extends { readonly enumeration: readonly (infer E extends string)[] }
  ? string extends T
    ? string extends E
      ? T
      : E
    : T extends string
      ? Extract<T, E>
      : T
  : T

type ValueTypeParts = Partial<Omit<ValueType, 'kind' | 'namespace' | 'name'>>

export function makeValueType<T>(namespace: string, name: string, parts: ValueTypeParts): ValueType<T> {
  const made: ValueType = {
    kind: 'value',
    namespace,
    name,
    base: undefined,
    primitive: undefined,
    itemType: undefined,
    memberTypes: undefined,
    ...parts,
    facets: Object.freeze({ ...parts.facets }),
    notes: Object.freeze({ ...parts.notes }),
  }
  return Object.freeze(made) as ValueType<T>
}

export const isValueType = (type: XDTOType): type is ValueType => type.kind === 'value'

/** The type and its bases, nearest first. */
export function valueTypeChain(type: ValueType): ValueType[] {
  const chain: ValueType[] = []
  for (let at: ValueType | undefined = type; at && !chain.includes(at); at = at.base && resolved(at.base)) chain.push(at)
  return chain
}
