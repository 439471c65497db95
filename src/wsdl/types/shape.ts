/** The shape of a complex type with all its bases: content, attributes, text. */
import type { Reference } from '../../xdto/types/type.ts'
import { makeValueType, type ValueType } from '../../xdto/types/value-type.ts'
import { childNamed, type XMLElement } from '../../xml/tree.ts'
import { childElements } from '../document/component.ts'
import { XSD } from '../document/namespaces.ts'
import { attributesOf, type AttributeUse } from './attributes.ts'
import type { Placed } from './components.ts'
import { isTrue } from './elements.ts'
import { contentOf } from './model-groups.ts'
import { isGroup, type Particle } from './particle.ts'
import type { SchemaTypes } from './schema-types.ts'
import { nameAt, type SchemaScope } from './scope.ts'
import { facetsIn, named } from './simple-types.ts'

export interface Shape {
  readonly content: Particle | undefined
  /** Of the content, groups in groups counted. */
  readonly parts: number
  readonly attributes: ReadonlyMap<string, AttributeUse>
  /** Of simple content. */
  readonly text: Reference<ValueType> | undefined
  readonly mixed: boolean
  /** Elements or attributes that are not named may be there. */
  readonly open: boolean
  readonly abstract: boolean
  /** The complex type that it extends or restricts. */
  readonly base: Placed | undefined
}

/** `within`: the named type whose definition this is. */
export function shapeOf(types: SchemaTypes, element: XMLElement, scope: SchemaScope, within: Placed | undefined): Shape {
  const simple = childNamed(element, 'simpleContent', XSD)
  const complex = simple ?? childNamed(element, 'complexContent', XSD)
  const abstract = isTrue(element, 'abstract')
  const mixed = isTrue(element, 'mixed') || (complex !== undefined && isTrue(complex, 'mixed'))
  const derivation = complex && [...childElements(complex)].find((one) => one.local === 'extension' || one.local === 'restriction')
  if (!derivation) return { ...ownShape(types, element, scope), mixed, abstract, base: undefined, text: undefined }
  const base = baseOf(types, derivation, scope, within)
  const inherited = base && types.shape(base)
  const own = ownShape(types, derivation, scope)
  const extending = derivation.local === 'extension'
  return {
    base,
    abstract,
    mixed: mixed || (inherited?.mixed ?? false),
    content: extending && affords(types, inherited, derivation, scope) ? following(inherited?.content, own.content) : own.content,
    parts: own.parts + (extending ? (inherited?.parts ?? 0) : 0),
    attributes: new Map([...(inherited?.attributes ?? []), ...own.attributes].filter(([, use]) => !use.prohibited)),
    text: simple ? textOf(types, derivation, scope, within, inherited) : undefined,
    open: own.open || (extending && (inherited?.open ?? false)),
  }
}

const affords = (types: SchemaTypes, inherited: Shape | undefined, derivation: XMLElement, scope: SchemaScope): boolean =>
  inherited === undefined || types.affords(inherited.parts, derivation, scope)

type OwnShape = Pick<Shape, 'content' | 'parts' | 'attributes' | 'open'>

function ownShape(types: SchemaTypes, element: XMLElement, scope: SchemaScope): OwnShape {
  const content = contentOf(types, element, scope)
  const { uses, others } = attributesOf(types, element, scope)
  return {
    content,
    parts: content === undefined ? 0 : partsOf(content),
    attributes: uses,
    open: others || (content !== undefined && hasWildcard(content)),
  }
}

const partsOf = (one: Particle): number => (isGroup(one) ? one.items.reduce((sum, item) => sum + partsOf(item), 1) : 1)

const hasWildcard = (one: Particle): boolean => one.kind === 'any' || (isGroup(one) && one.items.some(hasWildcard))

/** Contents of extended bases one behind the other: a long line of them stays flat. */
function following(first: Particle | undefined, second: Particle | undefined): Particle | undefined {
  if (!first || !second) return first ?? second
  const before = isGroup(first) && lines.has(first) ? first.items : [first]
  const line: Particle = { kind: 'sequence', least: 1, most: 1, items: [...before, second] }
  lines.add(line)
  return line
}

const lines = new WeakSet<Particle>()

function baseOf(types: SchemaTypes, derivation: XMLElement, scope: SchemaScope, within: Placed | undefined): Placed | undefined {
  const name = nameAt(derivation, 'base', scope)
  const found = name && types.components.findFrom(within, 'type', name)
  return found === undefined || found === 'circular' || found.element.local !== 'complexType' || types.isPlatform(found.name)
    ? undefined
    : found
}

/** The text of simple content: that of the base, perhaps under further facets. */
function textOf(
  types: SchemaTypes,
  derivation: XMLElement,
  scope: SchemaScope,
  within: Placed | undefined,
  inherited: Shape | undefined,
): Reference<ValueType> | undefined {
  const inner = childNamed(derivation, 'simpleType', XSD)
  const base = inner
    ? types.simple(inner, scope, undefined)
    : inherited
      ? inherited.text
      : named(types, nameAt(derivation, 'base', scope), derivation, scope, within)
  if (base === undefined || derivation.local === 'extension') return base
  const facets = facetsIn(types, derivation, scope, within?.name)
  return Object.keys(facets).length === 0 ? base : makeValueType('', '', { base, facets })
}
