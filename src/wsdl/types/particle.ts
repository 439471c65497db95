/** The content of a complex type as XML Schema has it: elements, wildcards, and groups of them, with how often each may occur. */
import type { ContentModel, Wildcard } from '../../xdto/types/content-model.ts'
import type { PropertyOwner, PropertySettings, RootProperty } from '../../xdto/types/property.ts'
import type { Reference, XDTOType } from '../../xdto/types/type.ts'
import { clark, type Name } from '../../xml/name.ts'

/** `most` may be Infinity, and is at least 1. */
interface Occurring {
  readonly least: number
  readonly most: number
}

/** One element declaration, or a reference to a global one, at its place. */
export interface ElementUse extends Occurring {
  readonly kind: 'element'
  /** As it appears in the message. */
  readonly name: Name
  readonly type: Reference<XDTOType> | undefined
  readonly ref: Reference<RootProperty> | undefined
  readonly settings: PropertySettings
  readonly owner: PropertyOwner
}

export interface AnyUse extends Occurring {
  readonly kind: 'any'
  readonly wildcard: Wildcard
}

export interface GroupUse extends Occurring {
  readonly kind: 'sequence' | 'choice' | 'all'
  readonly items: readonly Particle[]
}

export type Particle = ElementUse | AnyUse | GroupUse

export const isGroup = (one: Particle): one is GroupUse => one.kind !== 'element' && one.kind !== 'any'

/** An element of the content, however many places it has. */
export interface Occurrence {
  readonly use: ElementUse
  readonly least: number
  readonly most: number
}

/** The elements by expanded name, in order of their first place, with how many there may be in all. */
export function occurrences(particle: Particle): ReadonlyMap<string, Occurrence> {
  const known = counted.get(particle) ?? count(particle)
  counted.set(particle, known)
  return known
}

/** Each particle once, though every group around it asks. */
const counted = new WeakMap<Particle, ReadonlyMap<string, Occurrence>>()

function count(particle: Particle): ReadonlyMap<string, Occurrence> {
  if (particle.kind === 'any') return new Map()
  if (particle.kind === 'element') return new Map([[clark(particle.name), { use: particle, least: particle.least, most: particle.most }]])
  const choice = particle.kind === 'choice'
  const found = new Map<string, Occurrence & { readonly times: number }>()
  for (const item of particle.items) {
    for (const [key, one] of occurrences(item)) {
      const other = found.get(key)
      const least = !other ? one.least : choice ? Math.min(other.least, one.least) : other.least + one.least
      const most = !other ? one.most : choice ? Math.max(other.most, one.most) : other.most + one.most
      found.set(key, { use: other?.use ?? one.use, least, most, times: (other?.times ?? 0) + 1 })
    }
  }
  return new Map(
    [...found].map(([key, { use, least, most, times }]) => {
      const optional = choice && times < particle.items.length
      return [key, { use, least: optional ? 0 : least * particle.least, most: most * particle.most }] as const
    }),
  )
}

/** Whether properties in their order, each with its bounds, say all that the particle says. */
export function isPlain(particle: Particle): boolean {
  if (particle.kind === 'any') return particle.least === 0 && particle.most === Infinity
  if (particle.kind === 'element') return true
  if (particle.items.length === 1) return isPlain(particle.items[0]!)
  if (particle.items.length === 0) return true
  return particle.kind !== 'choice' && particle.least === 1 && particle.most === 1 && particle.items.every(isPlain) && !repeats(particle)
}

const repeats = (particle: Particle): boolean => {
  const seen = new Set<string>()
  const again = (one: Particle): boolean => {
    if (isGroup(one)) return one.items.some(again)
    if (one.kind === 'any') return false
    const key = clark(one.name)
    return seen.has(key) || !seen.add(key)
  }
  return again(particle)
}

/** `order`: the content always has the order in which the names come first. `any`: its order is not known before. */
export function orderOf(particle: Particle): 'order' | 'all' | 'sequence' {
  const names = [...occurrences(particle).keys()]
  if (particle.kind === 'all' && names.length > 1) return 'all'
  const place = new Map(names.map((name, at) => [name, at]))
  return inOrder(particle, place) && wildcardsLast(particle) ? 'order' : 'sequence'
}

function inOrder(particle: Particle, place: ReadonlyMap<string, number>): boolean {
  if (!isGroup(particle)) return true
  if ((particle.most > 1 || particle.kind === 'all') && leaves(particle) > 1) return false
  if (!particle.items.every((item) => inOrder(item, place))) return false
  if (particle.kind !== 'sequence') return true
  let reached = -1
  for (const item of particle.items) {
    const places = [...occurrences(item).keys()].map((key) => place.get(key)!)
    if (places.length > 0 && Math.min(...places) < reached) return false
    reached = Math.max(reached, ...places)
  }
  return true
}

const leaves = (particle: Particle): number => (isGroup(particle) ? particle.items.reduce((sum, item) => sum + leaves(item), 0) : 1)

/** A wildcard before an element would lose its place: additional elements are kept behind the properties. */
function wildcardsLast(particle: Particle): boolean {
  let wildcard = false
  const walk = (one: Particle): boolean => {
    if (isGroup(one)) return one.items.every(walk)
    if (one.kind === 'element') return !wildcard
    wildcard = true
    return true
  }
  return walk(particle)
}

/** The same with property names, for what is read and written to be held against. */
export function contentModel(particle: Particle, property: (name: string) => string): ContentModel {
  const { least, most } = particle
  if (particle.kind === 'element') return { kind: 'property', name: property(clark(particle.name)), least, most }
  if (particle.kind === 'any') return { kind: 'any', least, most, wildcard: particle.wildcard }
  return { kind: particle.kind, least, most, items: particle.items.map((item) => contentModel(item, property)) }
}
