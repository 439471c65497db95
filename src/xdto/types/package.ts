/** An XDTO package: a namespace with the types and root properties that were defined in it. */
import { DiagnosticError } from '../../diagnostics/diagnostic.ts'
import { said, type Said } from '../../diagnostics/said.ts'
import { expectArray, expectObject, expectType } from './given-type.ts'
import { isNCName } from './names.ts'
import { makeObjectType, type ObjectType, type ObjectTypeSettings, type ObjectValue, type Properties } from './object-type.ts'
import { checkDefinition } from './property-check.ts'
import type { PropertyDefinition, PropertyOwner, PropertySettings, RootProperty } from './property.ts'
import { report } from './report.ts'
import type { Reference, XDTOType, XDTOValue } from './type.ts'
import { makeValueType, type Facets, type Restricted, type ValueType, type ValueTypeNotes } from './value-type.ts'

interface XDTOPackageSettings extends PropertyOwner {
  /** Namespaces of the packages whose types are used: the package file's `import` list. */
  readonly Dependencies?: readonly string[]
}

type Facetted = Facets & { readonly notes?: ValueTypeNotes }
type None = Readonly<Record<never, never>>

/** Types are added by its methods, each of which gives the new type back. A name is defined once. @throws DiagnosticError otherwise. */
export interface XDTOPackage extends XDTOPackageSettings {
  /** Types with a name, in the order of their definition. */
  readonly types: ReadonlyMap<string, ValueType | ObjectType | PlatformNamed>
  /** Global elements and attributes by name. */
  readonly rootProperties: ReadonlyMap<string, RootProperty>

  /** A type of objects: `objectType('Line', { Sum: property(xs.decimal) })`. */
  objectType<const P extends Properties, const F extends ObjectTypeSettings = None>(
    name: string,
    properties: P,
    settings?: F,
  ): ObjectType<ObjectValue<P, F>>
  /** A restriction: `valueType('Code', xs.string, { maxLength: 9 })`. */
  valueType<T, const F extends Facetted = None>(name: string, base: Reference<ValueType<T>>, facets?: F): ValueType<Restricted<T, F>>
  /** A list type: its text is values of the item type with blanks between. */
  listType<T>(name: string, itemType: Reference<ValueType<T>>, facets?: Facetted): ValueType<readonly T[]>
  /** A text belongs to the first member that takes it. */
  unionType<const M extends readonly Reference<ValueType>[]>(name: string, memberTypes: M, facets?: Facetted): ValueType<UnionValue<M>>
  /** A global element or attribute. */
  rootProperty<T, const S extends PropertySettings>(name: string, definition: PropertyDefinition<T, S>): RootProperty<T, S>

  /** Types that are inside one property only (`typeDef` of a package file). */
  anonymousObjectType<const P extends Properties, const F extends ObjectTypeSettings = None>(
    properties: P,
    settings?: F,
  ): ObjectType<ObjectValue<P, F>>
  /** As `valueType`, without a name. */
  anonymousValueType<T, const F extends Facetted = None>(base: Reference<ValueType<T>>, facets?: F): ValueType<Restricted<T, F>>
  /** As `listType`, without a name. */
  anonymousListType<T>(itemType: Reference<ValueType<T>>, facets?: Facetted): ValueType<readonly T[]>
  /** As `unionType`, without a name. */
  anonymousUnionType<const M extends readonly Reference<ValueType>[]>(memberTypes: M, facets?: Facetted): ValueType<UnionValue<M>>
}

type UnionValue<M extends readonly Reference<ValueType>[]> = {
  [I in keyof M]: M[I] extends Reference<infer X> ? XDTOValue<X> : never
}[number]

/** A type of the platform, made by `platform-types.ts` only. */
interface PlatformNamed extends XDTOType {
  readonly kind: 'platform'
}

/** Definitions that were made elsewhere, from an XML Schema; the package goes on with these very maps. */
interface ReadyMade {
  readonly types: Map<string, ValueType | ObjectType | PlatformNamed>
  readonly rootProperties: Map<string, RootProperty>
}

/** `const Shop = XDTOPackage({ Namespace: 'urn:shop' })`, then `Shop.objectType('Line', {…})`. */
export function XDTOPackage(settings: XDTOPackageSettings, ready?: ReadyMade): XDTOPackage {
  const namespace = settings.Namespace
  const types = ready?.types ?? new Map<string, ValueType | ObjectType | PlatformNamed>()
  const rootProperties = ready?.rootProperties ?? new Map<string, RootProperty>()
  const keep = <X>(held: Map<string, X>, what: Said, name: string, made: X): void => {
    if (!isNCName(name)) throw new DiagnosticError([report('name', { name, what })])
    if (held.has(name)) throw new DiagnosticError([report('defined-twice', { namespace, what, name })])
    held.set(name, made)
  }
  const named = <X extends ValueType | ObjectType>(type: X): X => {
    keep(types, said('type', 'тип'), type.name, type)
    return type
  }
  const objectType = <T>(name: string, properties: Properties, of: ObjectTypeSettings): ObjectType<T> => {
    expectObject(
      properties,
      name === ''
        ? said('the properties of an anonymous type', 'свойства анонимного типа')
        : said(`the properties of "${name}"`, `свойства «${name}»`),
      said('an object such as { Sum: property(xs.decimal) }', 'объект вида { Sum: property(xs.decimal) }'),
    )
    const entries = Object.entries(properties)
    for (const [key, definition] of entries) checkDefinition(key, definition, name)
    return makeObjectType<T>(
      name === '' ? '' : namespace,
      name,
      entries.map(([key, definition]) => Object.freeze({ name: key, definition, owner: settings })),
      of,
    )
  }
  const valueType = <T>(name: string, parts: Partial<ValueType>, { notes = {}, ...facets }: Facetted): ValueType<T> => {
    checkParts(name, parts)
    return makeValueType<T>(name === '' ? '' : namespace, name, { ...parts, facets, notes })
  }

  return Object.freeze<XDTOPackage>({
    ...settings,
    types,
    rootProperties,
    objectType: (name, properties, of) => named(objectType(name, properties, of ?? {})),
    valueType: (name, base, facets) => named(valueType(name, { base }, facets ?? {})),
    listType: (name, itemType, facets) => named(valueType(name, { itemType }, facets ?? {})),
    unionType: (name, memberTypes, facets) => named(valueType(name, { memberTypes }, facets ?? {})),
    anonymousObjectType: (properties, of) => objectType('', properties, of ?? {}),
    anonymousValueType: (base, facets) => valueType('', { base }, facets ?? {}),
    anonymousListType: (itemType, facets) => valueType('', { itemType }, facets ?? {}),
    anonymousUnionType: (memberTypes, facets) => valueType('', { memberTypes }, facets ?? {}),
    rootProperty: (name, definition) => {
      checkDefinition(name, definition, namespace)
      const made = Object.freeze({ namespace, name, definition })
      keep(rootProperties, said('root property', 'корневое свойство'), name, made)
      return made
    },
  })
}

function checkParts(name: string, parts: Partial<ValueType>): void {
  const of = (what: Said, variety: Said): Said =>
    name === ''
      ? said(`${what.en} of an anonymous ${variety.en}`, `${what.ru} анонимного ${variety.ru}`)
      : said(`${what.en} of ${variety.en} "${name}"`, `${what.ru} ${variety.ru} «${name}»`)
  if ('base' in parts) expectType(parts.base, of(said('the base', 'базовый тип'), said('value type', 'типа значения')))
  if ('itemType' in parts) expectType(parts.itemType, of(said('the item type', 'тип элемента'), said('list', 'списка')))
  if (!('memberTypes' in parts)) return
  const union = said('union', 'объединения')
  expectArray(parts.memberTypes, of(said('the member types', 'типы-члены'), union))
  parts.memberTypes?.forEach((one, at) => {
    expectType(one, of(said(`member type ${at + 1}`, `тип-член ${at + 1}`), union))
  })
}
