/** The named components of all schemas, as definitions see them: redefinitions come before what they redefine, circles are known. */
import { said, type Said } from '../../diagnostics/said.ts'
import { circlesOf } from '../../xdto/package-file/type-graph.ts'
import { clark, sameName, type Name } from '../../xml/name.ts'
import type { XMLElement } from '../../xml/tree.ts'
import { childElements, placeOf, valueAt, type Component } from '../document/component.ts'
import { XSD } from '../document/namespaces.ts'
import type { SymbolSpace } from '../document/schema-model.ts'
import type { Links } from '../link/link.ts'
import { report, type Complain } from './report.ts'
import { nameAt, namesAt, scopeOf, type SchemaScope } from './scope.ts'

/** A component with its scope and name. */
export interface Placed {
  readonly element: XMLElement
  readonly scope: SchemaScope
  readonly name: Name
}

export class SchemaComponents {
  readonly #links: Links
  readonly #redefined = new Map<string, Component>()
  /** What a component inside `xs:redefine` represents. */
  readonly #originals = new Map<XMLElement, Component>()
  /** What was found, by space, namespace and local name. */
  readonly #known = new Map<SymbolSpace, Map<string, Map<string, Placed>>>()
  readonly #circular: ReadonlyMap<XMLElement, number>
  /** Parts of groups with all that they refer to. */
  readonly #sizes = new Map<XMLElement, number>()
  /** Components that come to too much: what they refer to is passed over. */
  readonly #cut = new Set<XMLElement>()

  constructor(links: Links, complain: Complain) {
    this.#links = links
    this.#findRedefinitions()
    this.#circular = this.#findCircles(complain)
  }

  /** `undefined` for what no schema has. */
  find(space: SymbolSpace, name: Name): Placed | undefined {
    const known = this.#knownIn(space, name.namespace)
    const found = known.get(name.local)
    if (found) return found
    const redefined = this.#redefined.size === 0 ? undefined : this.#redefined.get(`${space} ${clark(name)}`)
    const component = redefined ?? this.#links.schemas.find(space, name)
    if (!component) return name.namespace === '' ? this.#meant(space, name.local) : undefined
    const placed = { element: component.element, scope: scopeOf(component, name.namespace), name }
    known.set(name.local, placed)
    return placed
  }

  #knownIn(space: SymbolSpace, namespace: string): Map<string, Placed> {
    let spaces = this.#known.get(space)
    if (spaces === undefined) this.#known.set(space, (spaces = new Map()))
    let names = spaces.get(namespace)
    if (names === undefined) spaces.set(namespace, (names = new Map()))
    return names
  }

  /**
   * A name without a prefix, where no schema without a namespace has it: a warning has said so, and every toolkit finds the component that
   * is meant.
   */
  #meant(space: SymbolSpace, local: string): Placed | undefined {
    const { schemas } = this.#links
    for (const document of schemas.documents) {
      const namespace = [...schemas.namespacesOf(document)].find((one) => one !== '' && document.defined[space].has(local))
      if (namespace !== undefined) return this.find(space, { namespace, local })
    }
    return undefined
  }

  /**
   * What a name means inside the definition of `from`: in a redefinition its own name means what it redefines. `circular` where `from`
   * would come to contain or derive from itself by it.
   */
  findFrom(from: Placed | undefined, space: SymbolSpace, name: Name): Placed | 'circular' | undefined {
    const original = from && sameName(name, from.name) ? this.#originals.get(from.element) : undefined
    if (original) return { element: original.element, scope: scopeOf(original, name.namespace), name }
    const found = this.find(space, name)
    const circle = found && from && this.#circular.get(from.element)
    if (found && from && this.#cut.has(from.element)) return 'circular'
    return circle !== undefined && circle === this.#circular.get(found!.element) ? 'circular' : found
  }

  /** How many particles a reference to the group brings. */
  sizeOf(group: Placed): number {
    return this.#sizes.get(group.element) ?? 1
  }

  /** All components of a symbol space, in reading order. */
  *all(space: SymbolSpace): Generator<Placed> {
    const { schemas } = this.#links
    for (const document of schemas.documents) {
      for (const namespace of schemas.namespacesOf(document)) {
        for (const local of document.defined[space].keys()) {
          const found = this.find(space, { namespace, local })
          if (found && found.scope.root === document.element) yield found
        }
      }
    }
  }

  #findRedefinitions(): void {
    const { schemas, outcomeOf } = this.#links
    for (const document of schemas.documents) {
      for (const one of document.imports) {
        const outcome = one.kind === 'redefine' ? outcomeOf(one) : undefined
        if (outcome?.is !== 'schema') continue
        for (const child of childElements(one.element)) {
          const space = spaceOf(child)
          const local = valueAt(child, 'name')
          if (space === undefined || local === undefined) continue
          const original = outcome.schema.defined[space].get(local)
          if (original) this.#originals.set(child, original)
          for (const namespace of schemas.namespacesOf(document))
            this.#redefined.set(`${space} ${clark({ namespace, local })}`, { element: child, source: document.source })
        }
      }
    }
  }

  #findCircles(complain: Complain): Map<XMLElement, number> {
    const circular = new Map<XMLElement, number>()
    for (const [space, what] of [
      ['type', said('type', 'тип')],
      ['group', said('group', 'группа')],
      ['attributeGroup', said('attribute group', 'группа атрибутов')],
    ] as const) {
      const asked = new Map<Placed, Placed[]>()
      const needed = (one: Placed): Placed[] => {
        const known = asked.get(one) ?? this.#needed(one, space)
        asked.set(one, known)
        return known
      }
      const groups = circlesOf([...this.all(space)], needed)
      this.#measure(groups.flat(), needed, what, complain)
      groups.forEach((group, at) => {
        const first = group[0]!
        if (group.length === 1 && !needs(first, space).some((name) => sameName(name, first.name) && !this.#originals.has(first.element)))
          return
        for (const one of group) {
          circular.set(one.element, at)
          complain(report('circle', { what, name: clark(one.name) }, placeOf({ element: one.element, source: one.scope.source })))
        }
      })
    }
    return circular
  }

  #needed(one: Placed, space: SymbolSpace): Placed[] {
    return needs(one, space).flatMap((name) => {
      const own = sameName(name, one.name) && this.#originals.has(one.element)
      return own ? [] : (this.find(space, name) ?? [])
    })
  }

  /** `all`: each after what it needs. Groups that double from one to the next come to more than any memory holds. */
  #measure(all: readonly Placed[], needed: (one: Placed) => Placed[], what: Said, complain: Complain): void {
    const depths = new Map<XMLElement, number>()
    for (const one of all) {
      const parts = needed(one).map(({ element }) => element)
      const depth = parts.reduce((most, part) => Math.max(most, depths.get(part) ?? 0), 0) + 1
      const own = what.en === 'group' ? partsOf(one.element) : 0
      const size = own === 0 ? 0 : parts.reduce((sum, part) => sum + (this.#sizes.get(part) ?? 1), own)
      const cut = depth > DEEPEST || size > MOST_PARTS
      depths.set(one.element, cut ? 1 : depth)
      if (own > 0) this.#sizes.set(one.element, cut ? own : size)
      if (!cut) continue
      this.#cut.add(one.element)
      const place = placeOf({ element: one.element, source: one.scope.source })
      complain(report('too-large', { what, name: clark(one.name), deepest: DEEPEST, most: MOST_PARTS }, place))
    }
  }
}

/** Steps from a component to what it is made of in the end, and parts of a group with those of the groups in it. */
const DEEPEST = 200
const MOST_PARTS = 10_000

function partsOf(element: XMLElement): number {
  let count = 1
  for (const child of childElements(element)) count += partsOf(child)
  return count
}

const spaces: Readonly<Record<string, SymbolSpace>> = {
  complexType: 'type',
  simpleType: 'type',
  group: 'group',
  attributeGroup: 'attributeGroup',
}

const spaceOf = (element: XMLElement): SymbolSpace | undefined =>
  element.namespace === XSD && Object.hasOwn(spaces, element.local) ? spaces[element.local] : undefined

/** Names of that space without which a component cannot be made: bases, items and members of a type, groups within a group. */
function needs({ element, scope }: Placed, space: SymbolSpace): Name[] {
  const found: Name[] = []
  const add = (name: Name | undefined): void => {
    if (name) found.push(name)
  }
  const look = (inside: XMLElement): void => {
    for (const child of childElements(inside)) {
      if (child.namespace !== XSD || child.local === 'element' || child.local === 'attribute') continue
      if (space === 'type') {
        if (child.local === 'restriction' || child.local === 'extension') add(nameAt(child, 'base', scope))
        if (child.local === 'list') add(nameAt(child, 'itemType', scope))
        if (child.local === 'union') found.push(...namesAt(child, 'memberTypes', scope))
      } else if (child.local === space) add(nameAt(child, 'ref', scope))
      look(child)
    }
  }
  look(element)
  return found
}
