/**
 * Which elements may occur together in an object type, where that is more than properties in their order can say: choices and repeated
 * groups of a schema.
 */

import { joined, said, type Fragment, type Said } from '../../diagnostics/said.ts'
import type { SequenceItem } from './any-value.ts'

/** `most` may be Infinity. */
export type ContentModel =
  | { readonly kind: 'property'; readonly name: string; readonly least: number; readonly most: number }
  | { readonly kind: 'any'; readonly least: number; readonly most: number; readonly wildcard: Wildcard }
  | { readonly kind: 'sequence' | 'choice' | 'all'; readonly least: number; readonly most: number; readonly items: readonly ContentModel[] }

/** Xs:any: as written, with the namespace that `##targetNamespace` and `##other` go by. */
export interface Wildcard {
  /** `##any`, `##other`, or a list of namespaces, `##targetNamespace` and `##local`. */
  readonly namespaces: string
  readonly processContents: 'strict' | 'lax' | 'skip'
  readonly targetNamespace: string
}

/**
 * What is to be matched: children one after the other, or so many of each in an order that is to be found. `undefined` means an element
 * that is not a property.
 */
interface Content {
  has(name: string | undefined): boolean
  take(name: string | undefined): void
  /** How many have been taken. */
  readonly taken: number
  readonly left: boolean
}

/** Children in their order. */
export class ChildrenInOrder implements Content {
  taken = 0
  readonly #names: readonly (string | undefined)[]
  constructor(names: readonly (string | undefined)[]) {
    this.#names = names
  }

  has(name: string | undefined): boolean {
    return this.taken < this.#names.length && this.#names[this.taken] === name
  }

  take(): void {
    this.taken++
  }

  get left(): boolean {
    return this.taken < this.#names.length
  }

  get next(): string | undefined {
    return this.#names[this.taken]
  }
}

/** So many of each; `order` tells the order in which they were taken. */
export class CountedChildren implements Content {
  readonly order: (string | undefined)[] = []
  readonly #counts: Map<string | undefined, number>
  constructor(counts: Map<string | undefined, number>) {
    this.#counts = counts
  }

  has(name: string | undefined): boolean {
    return (this.#counts.get(name) ?? 0) > 0
  }

  take(name: string | undefined): void {
    this.#counts.set(name, this.#counts.get(name)! - 1)
    this.order.push(name)
  }

  get taken(): number {
    return this.order.length
  }

  get left(): boolean {
    return [...this.#counts.values()].some((count) => count > 0)
  }

  get next(): string | undefined {
    return [...this.#counts].find(([, count]) => count > 0)?.[0]
  }
}

/** The names of a sequence's elements, text left out. */
export const childrenOf = (items: readonly SequenceItem[]): (string | undefined)[] =>
  items.flatMap((one) => (typeof one === 'string' ? [] : ['property' in one ? one.property : undefined]))

export function counted(names: readonly (string | undefined)[]): Map<string | undefined, number> {
  const counts = new Map<string | undefined, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

/**
 * Takes all of the content as the model has it. Back comes what is wrong, in words, or nothing. No way is tried twice: a model of XML
 * Schema tells by the next child which of its branches is meant (part 1, 3.8.6).
 */
export function fit(model: ContentModel, content: ChildrenInOrder | CountedChildren): Said | undefined {
  const trouble = consume(model, content)
  if (trouble !== undefined) return trouble
  return content.left
    ? joined([content.next ?? unnamed, said('is not allowed beside the others', 'здесь недопустим вместе с остальными')], ' ')
    : undefined
}

function consume(model: ContentModel, content: Content): Said | undefined {
  if (model.kind === 'property' || model.kind === 'any') {
    const name = model.kind === 'property' ? model.name : undefined
    let count = 0
    while (count < model.most && content.has(name)) {
      content.take(name)
      count++
    }
    return count < model.least ? lacking(model) : undefined
  }
  let times = 0
  while (times < model.most && starts(model, content)) {
    const before = content.taken
    const trouble = once(model, content)
    if (trouble !== undefined) return trouble
    times++
    if (content.taken === before) break
  }
  return times < model.least && !mayBeEmpty(model, true) ? lacking(model) : undefined
}

type Group = Extract<ContentModel, { items: unknown }>

function once(model: Group, content: Content): Said | undefined {
  if (model.kind === 'sequence') {
    for (const item of model.items) {
      const trouble = consume(item, content)
      if (trouble !== undefined) return trouble
    }
    return undefined
  }
  if (model.kind === 'choice')
    return consume(
      model.items.find((item) => starts(item, content))!,
      content,
    )
  const left = new Set(model.items)
  for (let next = model.items.find((item) => starts(item, content)); next; next = [...left].find((item) => starts(item, content))) {
    left.delete(next)
    const trouble = consume(next, content)
    if (trouble !== undefined) return trouble
  }
  const needed = [...left].find((item) => !mayBeEmpty(item))
  return needed && lacking(needed)
}

function starts(model: ContentModel, content: Content): boolean {
  if (model.kind === 'property') return content.has(model.name)
  if (model.kind === 'any') return content.has(undefined)
  if (model.kind !== 'sequence') return model.items.some((item) => starts(item, content))
  for (const item of model.items) {
    if (starts(item, content)) return true
    if (!mayBeEmpty(item)) return false
  }
  return false
}

/** `once`: whether one occurrence may be empty, however often it must occur. */
function mayBeEmpty(model: ContentModel, once = false): boolean {
  if (model.least === 0 && !once) return true
  if (model.kind === 'property' || model.kind === 'any') return false
  return model.kind === 'choice'
    ? model.items.length === 0 || model.items.some((item) => mayBeEmpty(item))
    : model.items.every((item) => mayBeEmpty(item))
}

const unnamed = said('an element that the type does not name', 'элемент, не названный в типе')

const lacking = (model: ContentModel): Said => joined([expected(model), said('is missing', 'отсутствует')], ' ')

function expected(model: ContentModel): Fragment {
  if (model.kind === 'property') return model.name
  if (model.kind === 'any') return unnamed
  const words = model.items.map(expected)
  if (model.kind === 'choice') {
    const or = said(' or ', ' или ')
    return words.length > 6 ? joined([said('one of ', 'одно из '), joined(words.slice(0, 6), ', '), ', ...']) : joined(words, or)
  }
  return words[model.items.findIndex((item) => !mayBeEmpty(item))] ?? words[0] ?? said('content', 'содержимое')
}
