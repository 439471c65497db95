/** All types, elements and attributes of the schemas of a WSDL, each made when it is first asked for and once. */
import { PlatformPackage } from '../../xdto/platform/types.ts'
import { property, type RootProperty } from '../../xdto/types/property.ts'
import { textCodec } from '../../xdto/types/text-codec.ts'
import { resolved, V8, type Reference, type XDTOType } from '../../xdto/types/type.ts'
import { isValueType, type ValueType } from '../../xdto/types/value-type.ts'
import { xs, xsType } from '../../xdto/types/xs.ts'
import { clark, type Name } from '../../xml/name.ts'
import type { XMLElement } from '../../xml/tree.ts'
import { placeOf } from '../document/component.ts'
import { SOAPENC, SOAPENC12, XSD } from '../document/namespaces.ts'
import type { Links } from '../link/link.ts'
import { attributesOf, rootAttribute, type Attributes } from './attributes.ts'
import { SchemaComponents, type Placed } from './components.ts'
import { rootElement } from './elements.ts'
import { contentOf } from './model-groups.ts'
import { objectType, propertyNames, type PropertyNames } from './object-types.ts'
import type { Particle } from './particle.ts'
import { report, type Complain } from './report.ts'
import { nameAt, type SchemaScope } from './scope.ts'
import { shapeOf, type Shape } from './shape.ts'
import { simpleType } from './simple-types.ts'

/** Of groups and inherited contents, each counted wherever it is referred to. */
export const MOST_PARTS = 1_000_000

export class SchemaTypes {
  readonly components: SchemaComponents
  readonly complain: Complain
  readonly #made = new Map<string, Map<XMLElement, XDTOType>>()
  readonly #shapes = new Map<string, Map<XMLElement, Shape>>()
  readonly #names = new Map<Shape, PropertyNames>()
  readonly #elements = new Map<string, RootProperty>()
  readonly #attributes = new Map<string, RootProperty>()
  readonly #unknown = new Map<string, XDTOType>()
  readonly #members = new Map<string, Name[]>()
  readonly #forced: (() => unknown)[] | undefined
  readonly #contents = new Map<string, Map<XMLElement, { readonly content: Particle | undefined }>>()
  readonly #attributeGroups = new Map<string, Map<XMLElement, Attributes>>()
  #parts = 0

  /** `whole`: all is going to be made and diagnosed ({@link settle}); else questions that were put off may stay unasked. */
  constructor(links: Links, complain: Complain, whole: boolean) {
    this.#forced = whole ? [] : undefined
    this.complain = complain
    this.components = new SchemaComponents(links, complain)
    for (const { element, scope, name } of this.components.all('element')) {
      const head = nameAt(element, 'substitutionGroup', scope)
      if (head) this.#members.set(clark(head), [...(this.#members.get(clark(head)) ?? []), name])
    }
  }

  /** Remembers a question that must be asked before all diagnoses are known. */
  force(question: () => unknown): void {
    this.#forced?.push(question)
  }

  /** Asks what was put off, and what that puts off. */
  settle(): void {
    for (const question of this.#forced ?? []) question()
  }

  /** Whether that many parts more may be written out. */
  affords(parts: number, element: XMLElement, { source }: SchemaScope): boolean {
    const before = this.#parts
    this.#parts += parts
    if (before <= MOST_PARTS && this.#parts > MOST_PARTS)
      this.complain(report('too-many', { most: MOST_PARTS }, placeOf({ element, source })))
    return this.#parts <= MOST_PARTS
  }

  /** What a named group holds: one value, however often it is referred to. */
  groupContent(group: Placed): Particle | undefined {
    return this.#remembered(this.#contents, group.element, group.scope, () => ({
      content: contentOf(this, group.element, group.scope, group),
    })).content
  }

  attributeGroup(group: Placed): Attributes {
    return this.#remembered(this.#attributeGroups, group.element, group.scope, () => attributesOf(this, group.element, group.scope, group))
  }

  later<T extends XDTOType>(make: () => T): () => T {
    let made: T | undefined
    const find = (): T => (made ??= make())
    this.force(find)
    return find
  }

  isPlatform(name: Name): boolean {
    return name.namespace === V8 && PlatformPackage.types.has(name.local)
  }

  /** A named type; the platform's own before those of a schema, for they have values of their own in JavaScript. */
  type(name: Name): XDTOType | undefined {
    return this.typeFrom(undefined, name)
  }

  typeFrom(from: Placed | undefined, name: Name): XDTOType | undefined {
    if (name.namespace === XSD) return xsType(name.local)
    if (this.isPlatform(name)) return PlatformPackage.types.get(name.local)
    const found = this.components.findFrom(from, 'type', name)
    if (found !== undefined && found !== 'circular') return this.placedType(found)
    return name.namespace === SOAPENC || name.namespace === SOAPENC12 ? xsType(name.local) : undefined
  }

  /** An unknown type is any value under its own name: the table has said so (row 1), or row 35 why it cannot be known. */
  typeOrAny(name: Name): XDTOType {
    const found = this.type(name) ?? this.#unknown.get(clark(name))
    if (found) return found
    const made: XDTOType = Object.freeze({ kind: 'any', namespace: name.namespace, name: name.local })
    this.#unknown.set(clark(name), made)
    return made
  }

  valueTypeOrAny(name: Name, element: XMLElement, scope: SchemaScope): ValueType {
    const type = this.type(name)
    if (type && isValueType(type)) return type
    if (type && type.kind !== 'any')
      this.complain(report('not-simple', { name: clark(name), where: `<${element.local}>` }, placeOf({ element, source: scope.source })))
    return xs.anySimpleType
  }

  placedType(placed: Placed): XDTOType {
    return placed.element.local === 'simpleType'
      ? this.simple(placed.element, placed.scope, placed)
      : this.complex(placed.element, placed.scope, placed)
  }

  simple(element: XMLElement, scope: SchemaScope, within: Placed | undefined): ValueType {
    return this.#remembered(this.#made, element, scope, () => {
      const type = simpleType(this, element, scope, within)
      this.force(() => this.#tellTroubles(type, element, scope))
      return type
    }) as ValueType
  }

  complex(element: XMLElement, scope: SchemaScope, placed: Placed | undefined): XDTOType {
    return this.#remembered(this.#made, element, scope, () => {
      const shape = this.#shape(element, scope, placed)
      return objectType(this, shape, this.#namesOf(shape), placed)
    })
  }

  shape(placed: Placed): Shape {
    return this.#shape(placed.element, placed.scope, placed)
  }

  rootElement(name: Name): RootProperty {
    return this.element(name) ?? this.#root(this.#elements, name, () => ({ ...name, name: name.local, definition: property() }))
  }

  element(name: Name): RootProperty | undefined {
    const placed = this.components.find('element', name)
    return placed && this.#root(this.#elements, name, () => rootElement(this, placed))
  }

  /** Attributes of `xml:` and of the SOAP encodings are known without a schema: any text. */
  rootAttribute(name: Name): RootProperty {
    const placed = this.components.find('attribute', name)
    return this.#root(this.#attributes, name, () =>
      placed ? rootAttribute(this, placed) : { ...name, name: name.local, definition: property(xs.string, { form: 'Attribute' }) },
    )
  }

  /** The elements that may replace a head, directly or not. */
  membersOf(head: Name): Name[] {
    const found = new Map<string, Name>()
    const pending = [head]
    for (let name = pending.pop(); name; name = pending.pop()) {
      for (const member of this.#members.get(clark(name)) ?? []) {
        if (found.has(clark(member)) || clark(member) === clark(head)) continue
        found.set(clark(member), member)
        pending.push(member)
      }
    }
    return [...found.values()].filter(
      (name) =>
        this.components
          .find('element', name)
          ?.element.attributes.some((one) => one.local === 'abstract' && /^\s*(true|1)\s*$/.test(one.value)) !== true,
    )
  }

  /** The type of an element that says none is that of the head of its substitution group. */
  headType(head: Name): Reference<XDTOType> {
    const seen = new Set<string>()
    const find = (name: Name): XDTOType => {
      const { type } = this.rootElement(name).definition
      return type === undefined || seen.has(clark(name)) ? xs.anyType : (seen.add(clark(name)), resolved(type))
    }
    return () => find(head)
  }

  /** Facets that mean nothing, and patterns that are none. */
  #tellTroubles(type: ValueType, element: XMLElement, { source }: SchemaScope): void {
    for (const trouble of textCodec(type).troubles)
      this.complain(
        report('facet', { type: clark({ namespace: type.namespace, local: type.name || '-' }), trouble }, placeOf({ element, source })),
      )
  }

  #root(held: Map<string, RootProperty>, name: Name, make: () => RootProperty): RootProperty {
    const known = held.get(clark(name)) ?? make()
    held.set(clark(name), known)
    return known
  }

  #shape(element: XMLElement, scope: SchemaScope, placed: Placed | undefined): Shape {
    return this.#remembered(this.#shapes, element, scope, () => shapeOf(this, element, scope, placed))
  }

  #namesOf(shape: Shape): PropertyNames {
    const known = this.#names.get(shape) ?? propertyNames(shape, shape.base && this.#namesOf(this.shape(shape.base)))
    this.#names.set(shape, known)
    return known
  }

  /** One element may be a component of several namespaces: a schema without one, included by others. */
  #remembered<X>(held: Map<string, Map<XMLElement, X>>, element: XMLElement, { namespace }: SchemaScope, make: () => X): X {
    const inside = held.get(namespace) ?? new Map<XMLElement, X>()
    held.set(namespace, inside)
    const made = inside.get(element) ?? make()
    inside.set(element, made)
    return made
  }
}
