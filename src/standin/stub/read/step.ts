/** Reads `keep`, `save`, `find`, `list` and `delete` of a stub that speak of a collection, and the collections that a file defines. */
import { said } from '../../../diagnostics/said.ts'
import { parseExactJSON } from '../../calls/exact-json.ts'
import { parseJSONPath } from '../../calls/json-path.ts'
import { type CollectionDefinition, type Item, keyOfItem } from '../../keep/collections.ts'
import type { CollectionStep } from '../../keep/step.ts'
import { reportStub } from '../../reading/diagnostics.ts'
import { readExpression } from '../../reading/expressions.ts'
import type { Reading } from '../../reading/reading.ts'
import { jsonOf, type SourceNode } from '../../reading/source-node.ts'
import { things } from '../../reading/words.ts'
import type { Source } from '../../value/sources.ts'
import { templatedJSON } from './json-template.ts'

export const keepActions = ['keep', 'save', 'find', 'list', 'delete'] as const
export const stepKeys = ['in', 'id', 'item', 'merge', 'where', 'order', 'top', 'skip', 'page'] as const
export const collectionKeys = ['key', 'next', 'items'] as const

type Fields = ReadonlyMap<string, SourceNode>

const name = /^[\p{L}_][\p{L}\p{M}\p{N}_-]*$/u
const aName = said('the name of a collection, such as orders', 'имя набора, например orders')

/** The action whose object is a collection; an object of the infobase has a dot in its name. */
export function stepIn(fields: Fields): (typeof keepActions)[number] | undefined {
  return keepActions.find((one) => {
    const node = fields.get(one)
    const named = node?.kind === 'map' ? node.entries.find(({ key }) => key === 'in')?.value : node
    return node !== undefined && (one === 'keep' || !(named?.kind === 'scalar' && String(named.value).includes('.')))
  })
}

export function readStep(reading: Reading, fields: Fields, action: (typeof keepActions)[number]): CollectionStep {
  const node = fields.get(action)!
  const own: Fields = node.kind === 'map' ? reading.fields(node, things.step, stepKeys) : new Map([['in', node]])
  const collection = reading.text(own.get('in'), `${action}.in`) ?? ''
  if (!own.has('in'))
    reading.tell(reportStub('missing', { what: action, key: 'in', example: `${action}: { in: orders }` }, reading.place(node.at)))
  else if (!name.test(collection)) reading.wrong(own.get('in')!, action, aName)
  const source = (key: string): Source | undefined => {
    const at = own.get(key)
    if (at === undefined) return undefined
    return at.kind === 'scalar' && typeof at.value === 'number' ? constant(at.value) : readExpression(reading, at, `${action}.${key}`)
  }
  const item = own.get('item')
  const top = own.get('top')
  const isNumber = top?.kind === 'scalar' && typeof top.value === 'number'
  return {
    action,
    collection,
    id: source('id'),
    item: item && templatedJSON(reading, item),
    merge: reading.flag(own.get('merge'), `${action}.merge`),
    where: own.has('where') ? readWhere(reading, own.get('where')!, `${action}.where`) : undefined,
    order: readOrder(reading, own.get('order')),
    page: {
      top: isNumber ? undefined : source('top'),
      skip: source('skip'),
      page: source('page'),
      most: isNumber ? (reading.number(top, `${action}.top`, [1, 10_000]) ?? 50) : 50,
    },
  }
}

const constant = (value: unknown): Source => ({ needs: 'nothing', typed: true, read: () => value })

/** A bare value is itself, a text with `{{…}}` the value of the request. */
function readWhere(reading: Reading, node: SourceNode, what: string): CollectionStep['where'] {
  return (reading.map(node, what)?.entries ?? []).flatMap(({ key, value }): (readonly [string, Source])[] => {
    if (value.kind === 'scalar' && typeof value.value === 'string' && value.value.includes('{{')) {
      const read = readExpression(reading, value, `${what}.${key}`)
      return read === undefined ? [] : [[key, read]]
    }
    return [[key, constant(parseExactJSON(jsonOf(value)))]]
  })
}

function readOrder(reading: Reading, node: SourceNode | undefined): readonly string[] {
  const nodes = node === undefined ? [] : node.kind === 'list' ? node.items : [node]
  return nodes.flatMap((one) => {
    const text = reading.text(one, 'order')
    if (text !== undefined && 'wrongAt' in parseJSONPath(`$.${text.replace(/^-/, '')}`))
      return reading.wrong(one, 'order', said('a field, such as date or -date', 'поле, например date или -date')) ?? []
    return text ?? []
  })
}

/** `collections: { orders: { key: number, next: '000001', items: [...] } }`; a bare list is the items. */
export function readCollections(reading: Reading, node: SourceNode | undefined): readonly CollectionDefinition[] {
  if (node === undefined) return []
  return (reading.map(node, things.collections)?.entries ?? []).map(({ key: called, keyAt, value }): CollectionDefinition => {
    if (!name.test(called))
      reading.wrong({ kind: 'scalar', value: called, text: called, ...(keyAt && { at: keyAt }) }, things.collections, aName)
    const isList = value.kind === 'list'
    const isEmpty = value.kind === 'scalar' && value.value === null
    const own: Fields = isList || isEmpty ? new Map() : reading.fields(value, things.collection, collectionKeys)
    const items = isList ? value : own.get('items')
    const key = reading.text(own.get('key'), 'key') ?? 'id'
    return {
      name: called,
      key,
      next: reading.text(own.get('next'), 'next') ?? '1',
      at: reading.place(keyAt),
      items: items === undefined ? [] : readItems(reading, reading.list(items, 'items'), called, key),
    }
  })
}

/** Of two with one key the second one is kept, which is told. */
function readItems(reading: Reading, nodes: readonly SourceNode[], collection: string, key: string): readonly Item[] {
  const known = new Set<string>()
  return nodes.flatMap((node) => {
    const items = readItem(reading, node)
    for (const item of items) {
      const value = keyOfItem(item, key)
      if (value === undefined) continue
      if (known.has(value)) reading.tell(reportStub('item-repeated', { name: collection, key, value }, reading.place(node.at)))
      known.add(value)
    }
    return items
  })
}

function readItem(reading: Reading, node: SourceNode): readonly Item[] {
  if (reading.map(node, 'items') === undefined) return []
  reading.finite(node, 'items')
  return [parseExactJSON(jsonOf(node)) as Item]
}
