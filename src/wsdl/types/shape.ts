/** What a complex type comes to with all that it derives from: content, attributes, text. */
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
    content: extending ? following(inherited?.content, own.content) : own.content,
    attributes: new Map([...(inherited?.attributes ?? []), ...own.attributes].filter(([, use]) => !use.prohibited)),
    text: simple ? textOf(types, derivation, scope, within, inherited) : undefined,
    open: own.open || (extending && (inherited?.open ?? false)),
  }
}

type OwnShape = Pick<Shape, 'content' | 'attributes' | 'open'>

function ownShape(types: SchemaTypes, element: XMLElement, scope: SchemaScope): OwnShape {
  const content = contentOf(types, element, scope)
  const { uses, others } = attributesOf(types, element, scope)
  return { content, attributes: uses, open: others || (content !== undefined && hasWildcard(content)) }
}

const hasWildcard = (one: Particle): boolean => one.kind === 'any' || (isGroup(one) && one.items.some(hasWildcard))

function following(first: Particle | undefined, second: Particle | undefined): Particle | undefined {
  if (!first || !second) return first ?? second
  return { kind: 'sequence', least: 1, most: 1, items: [first, second] }
}

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
