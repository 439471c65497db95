/** What stubs keep between calls without an infobase: collections of items in JSON, by key, in the order in which they came. */
import type { Location } from '../../diagnostics/location.ts'
import { ExactNumber } from '../calls/exact-json.ts'
import { jsonText } from '../calls/json-equal.ts'
import { readNumber } from '../value/numbers.ts'

export type Item = Readonly<Record<string, unknown>>

/** A collection as a stub file defines it; one that none defines has the key `id`, numbered from 1, and is empty. */
export interface CollectionDefinition {
  readonly name: string
  /** The property by which items are told apart. */
  readonly key: string
  /** The first key that is given to an item without one: `1`, `000001`, `З-001`, or `guid`. */
  readonly next: string
  readonly items: readonly Item[]
  /** Where it is defined. */
  readonly at?: Location | undefined
}

export interface Collection {
  readonly name: string
  readonly key: string
  list(): readonly Item[]
  find(key: string): Item | undefined
  /** In place of the item of that key, or beside the others with a key of its own; gives the item as it is kept. */
  save(item: Item, key: string | undefined, guid: () => string): { readonly item: Item; readonly isNew: boolean }
  /** Whether there was one. */
  delete(key: string): boolean
  /** Puts these in place of all. */
  fill(items: readonly Item[]): void
}

export interface Collections {
  of(name: string): Collection
  /** Those that are defined or have been used. */
  names(): readonly string[]
  /** As they are defined; the others are empty then. */
  begin(definitions: readonly CollectionDefinition[]): void
  /** As at the last `begin`. */
  reset(): void
}

export function createCollections(): Collections {
  let definitions: readonly CollectionDefinition[] = []
  const made = new Map<string, Collection>()
  return {
    of(name) {
      const known = made.get(name)
      if (known !== undefined) return known
      const collection = collectionOf(definitions.find((one) => one.name === name) ?? { name, key: 'id', next: '1', items: [] })
      made.set(name, collection)
      return collection
    },
    names: () => [...new Set([...definitions.map((one) => one.name), ...made.keys()])],
    begin(all) {
      definitions = all
      made.clear()
    },
    reset: () => made.clear(),
  }
}

/** `undefined` of an item that is to be given one. */
export function keyOfItem(item: Item, key: string): string | undefined {
  const value = Object.hasOwn(item, key) ? item[key] : undefined
  return value === undefined || value === null || value === '' ? undefined : jsonText(value)
}

function collectionOf({ name, key, next, items: first }: CollectionDefinition): Collection {
  const items = new Map<string, Item>()
  let given = next
  const freeKey = (guid: () => string): string => {
    if (next === 'guid') return guid()
    while (items.has(given)) given = after(given)
    return given
  }
  const keyIn = (item: Item): string | undefined => keyOfItem(item, key)
  const collection: Collection = {
    name,
    key,
    list: () => [...items.values()],
    find: (wanted) => items.get(wanted),
    save(item, wanted, guid) {
      const id = wanted ?? keyIn(item) ?? freeKey(guid)
      const isNew = !items.has(id)
      const kept = keyIn(item) === id ? item : { [key]: typedKey(id, next), ...without(item, key) }
      items.set(id, kept)
      return { item: kept, isNew }
    },
    delete: (wanted) => items.delete(wanted),
    fill(all) {
      items.clear()
      given = next
      for (const one of all) collection.save(one, undefined, () => String(items.size + 1))
    },
  }
  collection.fill(first)
  return collection
}

const without = (item: Item, key: string): Item => Object.fromEntries(Object.entries(item).filter(([name]) => name !== key))

/** A number where keys are numbers. */
function typedKey(id: string, next: string): unknown {
  if (!/^[1-9]\d*$/.test(next) || !/^(?:0|[1-9]\d*)$/.test(id)) return id
  const number = readNumber(id)
  return number instanceof ExactNumber && Number.isSafeInteger(Number(number.text)) ? Number(number.text) : number
}

/** `З-009` → `З-010`: the digits at the end count on, as codes in 1C do. */
function after(id: string): string {
  const [, head = '', digits = '0'] = /^([^]*?)(\d*)$/.exec(id) ?? []
  return head + String(BigInt(digits === '' ? '0' : digits) + 1n).padStart(digits.length, '0')
}
