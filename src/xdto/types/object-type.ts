/** An object type is a list of properties, perhaps on top of a base type's. */
import type { Additional, SequenceItem, additional, sequence } from './any-value.ts'
import type { ContentModel } from './content-model.ts'
import type { Property, PropertyDefinition, PropertySettings } from './property.ts'
import { resolved, type Reference, type XDTOType, type XDTOValue } from './type.ts'

/** Exactly what a package says; an absent setting is `false`, `ordered` apart, which is `true` (source 60). */
export interface ObjectTypeSettings {
  readonly base?: Reference<XDTOType>
  /** Elements and attributes that the type does not name are allowed; they travel under the key `additional`. */
  readonly open?: boolean
  /** Only derived types have values. */
  readonly abstract?: boolean
  /** Text may occur between the elements; it travels under the key `sequence`. */
  readonly mixed?: boolean
  /** Elements have the order of the properties. */
  readonly ordered?: boolean
  /** Elements have any order, which is kept under the key `sequence`. */
  readonly sequenced?: boolean
  /**
   * Which elements may occur together, for a type made from an XML Schema that says more than properties can; it is not part of a package
   * file.
   */
  readonly content?: ContentModel
}

export interface ObjectType<T = unknown> extends XDTOType<T> {
  readonly kind: 'object'
  /** The type's own properties, not those of its base. */
  readonly properties: readonly Property[]
  readonly settings: ObjectTypeSettings
}

/** Properties by name, in their order. */
export interface Properties {
  readonly [name: string]: PropertyDefinition
}

type Item<T, S> = S extends { readonly nillable: true } ? T | null : T
type PropertyValue<T, S> = IsList<S> extends true ? readonly Item<T, S>[] : Item<T, S>
type IsList<S> = S extends { readonly upperBound: infer U } ? (U extends 0 | 1 ? false : true) : false
/** A list is always there (it may be empty), as in 1C; a single property with `lowerBound: 0` may be left out. */
type IsOptional<S> = IsList<S> extends true ? false : S extends { readonly lowerBound: 0 } ? true : false

type Own<P> = {
  readonly [
    K in keyof P as P[K] extends PropertyDefinition<unknown, infer S extends PropertySettings>
      ? IsOptional<S> extends true
        ? never
        : K
      : never
  ]: P[K] extends PropertyDefinition<infer T, infer S extends PropertySettings> ? PropertyValue<T, S> : never
} & {
  readonly [
    K in keyof P as P[K] extends PropertyDefinition<unknown, infer S extends PropertySettings>
      ? IsOptional<S> extends true
        ? K
        : never
      : never
  ]?: P[K] extends PropertyDefinition<infer T, infer S extends PropertySettings> ? PropertyValue<T, S> : never
}

type Beside<F> = (F extends { readonly open: true } ? { readonly [additional]?: Additional } : unknown)
  & (F extends { readonly sequenced: true } | { readonly mixed: true } ? { readonly [sequence]?: readonly SequenceItem[] } : unknown)

type Base<F> = F extends { readonly base: Reference<infer B> } ? XDTOValue<B> : unknown

type Flat<T> = { readonly [K in keyof T]: T[K] }

/** The JavaScript value of an object type with these properties and settings. */
export type ObjectValue<P, F> = Flat<Omit<Base<F>, keyof P> & Own<P> & Beside<F>>

export function makeObjectType<T>(
  namespace: string,
  name: string,
  properties: readonly Property[],
  settings: ObjectTypeSettings,
): ObjectType<T> {
  return Object.freeze({
    kind: 'object',
    namespace,
    name,
    properties: Object.freeze([...properties]),
    settings: Object.freeze({ ...settings }),
  })
}

export const isObjectType = (type: XDTOType): type is ObjectType => type.kind === 'object'

/** The base that has properties, or `undefined` (xs:anyType as a base says nothing). */
export function baseOf(type: ObjectType): ObjectType | undefined {
  const base = type.settings.base && resolved(type.settings.base)
  return base && isObjectType(base) ? base : undefined
}

/** The type and its bases, nearest first; ends where a type would come again. */
export function objectTypeChain(type: ObjectType): ObjectType[] {
  const chain: ObjectType[] = []
  for (let at: ObjectType | undefined = type; at && !chain.includes(at); at = baseOf(at)) chain.push(at)
  return chain
}

/** The bases' properties first; one that is defined again stays in its place. */
export function allProperties(type: ObjectType): readonly Property[] {
  const found = new Map<string, Property>()
  for (const one of objectTypeChain(type).reverse()) for (const property of one.properties) found.set(property.name, property)
  return [...found.values()]
}
