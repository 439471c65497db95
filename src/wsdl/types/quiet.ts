/**
 * Whether making the types of schemas has nothing to report but notes that this pass over their elements can make itself: then each type
 * may wait until it is asked for. What is rare counts as something to report.
 */
import { textCodec } from '../../xdto/types/text-codec.ts'
import { isValueType } from '../../xdto/types/value-type.ts'
import { clark, type Name } from '../../xml/name.ts'
import { attributeOf, childNamed, type XMLElement } from '../../xml/tree.ts'
import { valueAt } from '../document/component.ts'
import { XSD } from '../document/namespaces.ts'
import type { Links } from '../link/link.ts'
import { identityNote } from './elements.ts'
import { facetsOf } from './facets.ts'
import { MOST_PARTS, type SchemaTypes } from './schema-types.ts'
import { nameAt, namesAt, scopeOf, type SchemaScope } from './scope.ts'

export const isQuiet = (types: SchemaTypes, { schemas }: Links): boolean => {
  const pass = new Pass(types)
  return schemas.documents.every((one) => {
    const [namespace = '', other] = schemas.namespacesOf(one)
    const plain = other === undefined && one.imports.every(({ kind }) => kind !== 'redefine')
    return plain && pass.below(one.element, scopeOf(one, namespace))
  })
}

/** What a complex type or a group holds with all that it refers to. */
interface Held {
  /** Expanded names (of attributes with an `@`) by the names that properties get. */
  readonly names: Map<string, string>
  /** At least as many as its content has. */
  parts: number
}

class Pass {
  readonly #types: SchemaTypes
  readonly #held = new Map<XMLElement, Held>()
  #parts = 0
  #clash = false

  constructor(types: SchemaTypes) {
    this.#types = types
  }

  below(element: XMLElement, scope: SchemaScope): boolean {
    for (const child of element.children) {
      if (typeof child === 'string' || child.namespace !== XSD || child.local === 'annotation') continue
      if (!this.#isPlain(child, scope) || !this.below(child, scope)) return false
    }
    return true
  }

  #isPlain(element: XMLElement, scope: SchemaScope): boolean {
    switch (element.local) {
      case 'element':
      case 'any':
      case 'group':
        return occursRightly(element)
      case 'sequence':
      case 'choice':
      case 'all':
        return (
          occursRightly(element)
          && element.children.every((one) => typeof one === 'string' || one.namespace !== XSD || particles.has(one.local))
        )
      case 'attribute':
        return this.#isSimple(nameAt(element, 'type', scope))
      case 'simpleType':
        return this.#isPlainSimpleType(element, scope)
      case 'complexType':
        return this.#isPlainComplexType(element, scope)
      case 'key':
      case 'keyref':
      case 'unique':
        return this.#isNoted(element, scope)
      default:
        return true
    }
  }

  /** The note, where making all types comes by here for sure, and once. */
  #isNoted(constraint: XMLElement, scope: SchemaScope): boolean {
    let top = constraint
    for (let at = constraint.parent!; at !== scope.root; at = at.parent!) {
      const leftOut =
        at.local === 'element' && (has(at, 'ref') || (has(at, 'type') && at !== constraint.parent) || has(at, 'maxOccurs', '0'))
      if (leftOut || !definitions.has(at.local)) return false
      top = at
    }
    const name = { namespace: scope.namespace, local: valueAt(top, 'name') ?? '' }
    if (this.#types.components.find(top.local === 'element' ? 'element' : 'type', name)?.element !== top) return false
    this.#types.complain(identityNote(constraint, scope.source))
    return true
  }

  /** Whether what only a simple type can be is none of another kind. */
  #isSimple(name: Name | undefined): boolean {
    if (name === undefined || name.namespace === XSD) return true
    if (this.#types.isPlatform(name)) return isValueType(this.#types.type(name)!)
    return this.#types.components.find('type', name)?.element.local !== 'complexType'
  }

  #isPlainSimpleType(element: XMLElement, scope: SchemaScope): boolean {
    const restriction = childNamed(element, 'restriction', XSD)
    if (restriction) {
      const base = nameAt(restriction, 'base', scope)
      return this.#isSimple(base) && (this.#isPlainText(restriction, base) || this.#hasNoTroubles(element, scope))
    }
    const list = childNamed(element, 'list', XSD)
    if (list) return this.#isSimple(nameAt(list, 'itemType', scope))
    const union = childNamed(element, 'union', XSD)
    return union === undefined || namesAt(union, 'memberTypes', scope).every((one) => this.#isSimple(one))
  }

  /** A text of certain lengths or values: whatever these are, they mean something. */
  #isPlainText(restriction: XMLElement, base: Name | undefined): boolean {
    return this.#isText(base) && restriction.children.every((one) => typeof one === 'string' || isPlainFacet(one))
  }

  #isText(name: Name | undefined): boolean {
    if (name?.namespace === XSD) return texts.has(name.local)
    const placed = name && !this.#types.isPlatform(name) ? this.#types.components.find('type', name) : undefined
    const restriction = placed?.element.local === 'simpleType' ? childNamed(placed.element, 'restriction', XSD) : undefined
    return restriction !== undefined && this.#isText(nameAt(restriction, 'base', placed!.scope))
  }

  #hasNoTroubles(element: XMLElement, scope: SchemaScope): boolean {
    const local = element.parent === scope.root ? valueAt(element, 'name') : undefined
    const placed = local === undefined ? undefined : this.#types.components.find('type', { namespace: scope.namespace, local })
    const type = this.#types.simple(element, scope, placed?.element === element ? placed : undefined)
    return hasPlainFacets(childNamed(element, 'restriction', XSD)!) && textCodec(type).troubles.length === 0
  }

  #isPlainComplexType(element: XMLElement, scope: SchemaScope): boolean {
    const simple = childNamed(element, 'simpleContent', XSD)
    const derivation = simple && (childNamed(simple, 'restriction', XSD) ?? childNamed(simple, 'extension', XSD))
    const base = derivation && nameAt(derivation, 'base', scope)
    if (derivation && (!hasPlainFacets(derivation) || (base && this.#types.isPlatform(base) && !this.#isSimple(base)))) return false
    this.#heldBy(element, scope)
    return !this.#clash && this.#parts <= MOST_PARTS
  }

  #heldBy(element: XMLElement, scope: SchemaScope): Held {
    const known = this.#held.get(element)
    if (known) return known
    const held: Held = { names: new Map(), parts: 0 }
    this.#held.set(element, held)
    this.#gather(element, scope, held)
    return held
  }

  #gather(element: XMLElement, scope: SchemaScope, into: Held): void {
    for (const child of element.children) {
      if (typeof child === 'string' || child.namespace !== XSD) continue
      into.parts++
      if (child.local === 'element') this.#addElement(child, scope, into)
      else if (child.local === 'attribute') this.#addAttribute(child, scope, into)
      else if (child.local === 'group' || child.local === 'attributeGroup') this.#addOther(child.local, nameAt(child, 'ref', scope), into)
      else if (child.local !== 'annotation' && child.local !== 'simpleType') {
        if (child.local === 'extension' || child.local === 'restriction') this.#addOther('type', nameAt(child, 'base', scope), into)
        this.#gather(child, scope, into)
      }
    }
  }

  #addElement(element: XMLElement, scope: SchemaScope, into: Held): void {
    const to = nameAt(element, 'ref', scope)
    if (to) for (const name of [to, ...this.#types.membersOf(to)]) this.#add(name.local, clark(name), into)
    const local = to ? undefined : valueAt(element, 'name')
    if (local !== undefined)
      this.#add(local, clark({ namespace: namespaceOf(element, scope, scope.owner.elementFormQualified), local }), into)
  }

  #addAttribute(element: XMLElement, scope: SchemaScope, into: Held): void {
    const to = nameAt(element, 'ref', scope)
    const local = valueAt(element, 'name')
    if (to) this.#add(to.local, `@${clark(to)}`, into)
    else if (local !== undefined)
      this.#add(local, `@${clark({ namespace: namespaceOf(element, scope, scope.owner.attributeFormQualified), local })}`, into)
  }

  #addOther(space: 'type' | 'group' | 'attributeGroup', to: Name | undefined, into: Held): void {
    const placed =
      to && !(space === 'type' && (to.namespace === XSD || this.#types.isPlatform(to))) ? this.#types.components.find(space, to) : undefined
    if (placed === undefined || placed.element.local === 'simpleType') return
    const held = this.#heldBy(placed.element, placed.scope)
    const parts = Math.max(held.parts, space === 'group' ? this.#types.components.sizeOf(placed) : 0)
    this.#parts += parts
    into.parts += parts
    for (const [local, key] of held.names) this.#add(local, key, into)
  }

  #add(local: string, key: string, { names }: Held): void {
    const known = names.get(local)
    if (known === undefined) names.set(local, key)
    // A second one of that name gets another, and the first may be the text of simple content.
    if ((known !== undefined && known !== key) || local === '__content') this.#clash = true
  }
}

/** Between a constraint and its schema. */
const definitions: ReadonlySet<string> = new Set([
  'element',
  'complexType',
  'complexContent',
  'extension',
  'restriction',
  'sequence',
  'choice',
  'all',
])
const particles: ReadonlySet<string> = new Set(['element', 'any', 'group', 'sequence', 'choice', 'all', 'annotation'])
const texts: ReadonlySet<string> = new Set(['string', 'normalizedString', 'token'])

const has = (element: XMLElement, attribute: string, value?: string): boolean => {
  const written = valueAt(element, attribute)
  return written !== undefined && (value === undefined || written === value)
}

const namespaceOf = (element: XMLElement, { namespace }: SchemaScope, byDefault: boolean | undefined): string => {
  const form = attributeOf(element, 'form')?.trim()
  return (form === undefined ? byDefault === true : form === 'qualified') ? namespace : ''
}

const isPlainFacet = (one: XMLElement): boolean =>
  one.local === 'enumeration'
  || one.local === 'annotation'
  || (['length', 'minLength', 'maxLength'].includes(one.local) && least.test(attributeOf(one, 'value') ?? ''))

const least = /^\s*\+?\d\d*\s*$/
const most = /^\s*(?:\+?\d\d*|unbounded)\s*$/

function occursRightly({ attributes }: XMLElement): boolean {
  for (const { local, value } of attributes)
    if ((local === 'minOccurs' || local === 'maxOccurs') && !(local === 'maxOccurs' ? most : least).test(value)) return false
  return true
}

function hasPlainFacets(restriction: XMLElement): boolean {
  let plain = true
  facetsOf(restriction, () => {
    plain = false
  })
  return plain
}
