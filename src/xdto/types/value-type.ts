/** A value type is text under rules: a restriction of another by facets, a list of items, or a union of members. */
import type { Name } from '../../xml/name.ts'
import type { WhiteSpace } from './names.ts'
import type { Primitive } from './primitive.ts'
import { resolved, type Reference, type XDTOType } from './type.ts'

/** Bounds and enumeration are lexical forms, as they are in a package; so they are exact for every base type. */
export interface Facets {
  readonly length?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly totalDigits?: number
  readonly fractionDigits?: number
  readonly minInclusive?: string
  readonly maxInclusive?: string
  readonly minExclusive?: string
  readonly maxExclusive?: string
  readonly whiteSpace?: WhiteSpace
  /** XML Schema regular expressions; the text must match one of them, whole. */
  readonly pattern?: string | readonly string[]
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
  readonly base: Reference<ValueType> | undefined
  /** Row of a built-in type; a derived type goes by its base's. */
  readonly primitive: Primitive | undefined
  readonly itemType: Reference<ValueType> | undefined
  readonly memberTypes: readonly Reference<ValueType>[] | undefined
  readonly facets: Facets
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
