/** A property of an object type: what may occur there, how often, and how it is written. */
import { said } from '../../diagnostics/said.ts'
import type { AnyValue } from './any-value.ts'
import { expectType } from './given-type.ts'
import { resolved, type Reference, type XDTOType } from './type.ts'

export type Form = 'Element' | 'Attribute' | 'Text'

/** Exactly what a package says; what it leaves out has XDTO's default (source 60). */
export interface PropertySettings {
  /** 1 when absent. */
  readonly lowerBound?: number
  /** 1 when absent, -1 for any number. */
  readonly upperBound?: number
  /** May be empty (xsi:nil). */
  readonly nillable?: boolean
  /** The value is always `default`. */
  readonly fixed?: boolean
  /** Lexical form of the default value. */
  readonly default?: string
  /** `Element` when absent. */
  readonly form?: Form
  /** XML name, when it differs from the property's. */
  readonly localName?: string
  /** In the package's namespace or in none; the package's own setting when absent. */
  readonly qualified?: boolean
}

/** A root property of a package: a global element or attribute, which a property of a type may refer to. */
export interface RootProperty<T = unknown, S extends PropertySettings = PropertySettings> {
  readonly namespace: string
  readonly name: string
  readonly definition: PropertyDefinition<T, S>
}

/** What {@link property} and {@link reference} make; it becomes a property when an object type gives it a name. */
export interface PropertyDefinition<T = unknown, S extends PropertySettings = PropertySettings> {
  /** `undefined`: no type was said, that is xs:anyType; or the property refers to a root property. */
  readonly type: Reference<XDTOType<T>> | undefined
  readonly ref: Reference<RootProperty<T>> | undefined
  readonly settings: S
}

/** What a property takes from the package that it was defined in. */
export interface PropertyOwner {
  readonly Namespace: string
  /** Elements are in the package's namespace unless a property says otherwise; `true` when absent. */
  readonly elementFormQualified?: boolean
  /** The same of attributes; `false` when absent. */
  readonly attributeFormQualified?: boolean
}

/** A property as a type holds it. */
export interface Property {
  readonly name: string
  readonly definition: PropertyDefinition
  readonly owner: PropertyOwner
}

type None = Readonly<Record<never, never>>

/** `property(xs.decimal)`, `property(() => Node, {lowerBound: 0})`; without a type: any value. */
export function property(): PropertyDefinition<AnyValue, None>
export function property<T, const S extends PropertySettings = None>(type: Reference<XDTOType<T>>, settings?: S): PropertyDefinition<T, S>
export function property<const S extends PropertySettings = None>(type: undefined, settings: S): PropertyDefinition<AnyValue, S>
export function property(type?: Reference<XDTOType>, settings: PropertySettings = {}): PropertyDefinition {
  if (type !== undefined) expectType(type, said('the type of a property', 'тип свойства'))
  return Object.freeze({ type, ref: undefined, settings: Object.freeze({ ...settings }) })
}

/** A property that is a root property of this or another package: it has that one's name, namespace and type. */
export function reference<T, R extends PropertySettings, const S extends PropertySettings = None>(
  to: Reference<RootProperty<T, R>>,
  settings?: S,
): PropertyDefinition<R extends { readonly nillable: true } ? T | null : T, S> {
  return Object.freeze({ type: undefined, ref: to, settings: Object.freeze({ ...settings }) as S })
}

/** Of a definition that refers to a root property, that one's definition; else itself. */
export const described = (definition: PropertyDefinition): PropertyDefinition =>
  definition.ref === undefined ? definition : resolved(definition.ref).definition

/** Whether its value is a list: whenever more than one may occur. */
export const isList = (settings: PropertySettings): boolean =>
  settings.upperBound !== undefined && settings.upperBound !== 1 && settings.upperBound !== 0

export const isNillable = (definition: PropertyDefinition): boolean =>
  definition.settings.nillable ?? described(definition).settings.nillable ?? false

export const formOf = (definition: PropertyDefinition): Form => definition.settings.form ?? described(definition).settings.form ?? 'Element'
