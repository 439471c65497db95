/** What a stub does with a collection before it answers: saves, finds, lists or deletes items. */
import { asSaid, said, type Said } from '../../diagnostics/said.ts'
import { parsedJSON } from '../calls/criteria.ts'
import { jsonText } from '../calls/json-equal.ts'
import { notAnObject } from '../calls/not-an-object.ts'
import { isAlike } from '../value/filters.ts'
import { fieldOf, sorted } from '../value/lists.ts'
import { readCount } from '../value/numbers.ts'
import { render } from '../value/render.ts'
import type { Source } from '../value/sources.ts'
import type { TemplatedText } from '../value/templated-text.ts'
import type { Found, Values } from '../value/values.ts'
import type { Collection, Collections, Item } from './collections.ts'

type KeepAction = 'save' | 'find' | 'list' | 'delete'

export interface CollectionStep {
  /** `keep`: as the method of the request says. */
  readonly action: KeepAction | 'keep'
  readonly collection: string
  /** The key of the item; by the URL parameter of that name, or the only one, when absent. */
  readonly id: Source | undefined
  /** What is kept, as JSON; the body, or the parameters of the operation, when absent. */
  readonly item: TemplatedText | undefined
  /** Fields of an item that replace those of the one that is there; else the whole is replaced. */
  readonly merge: boolean
  /** Equal values of fields; by options that are fields when absent. A condition without a value does not count. */
  readonly where: readonly (readonly [field: string, value: Source])[] | undefined
  readonly order: readonly string[]
  readonly page: Page
}

interface Page {
  readonly top: Source | undefined
  readonly skip: Source | undefined
  readonly page: Source | undefined
  /** Items of a page where the request does not say how many. */
  readonly most: number
}

/** `done`: with what was found; `missing`: there is no such item; `bad`: the request cannot mean this. */
export type StepResult =
  | {
      readonly kind: 'done'
      readonly action: KeepAction
      readonly found: Found
      readonly isNew: boolean
      readonly top: number
      readonly skip: number
    }
  | { readonly kind: 'missing'; readonly sentence: Said }
  | { readonly kind: 'bad'; readonly status: 400 | 405; readonly sentence: Said }

const done = (action: KeepAction, found: Found, more: { isNew?: boolean; top?: number; skip?: number } = {}): StepResult => ({
  kind: 'done',
  action,
  found,
  isNew: more.isNew ?? false,
  top: more.top ?? 0,
  skip: more.skip ?? 0,
})

export function runStep(step: CollectionStep, values: Values, collections: Collections): StepResult {
  const collection = collections.of(step.collection)
  const id = idOf(step, collection, values)
  const action = step.action === 'keep' ? actionOf(values.HTTPMethod, id !== undefined) : step.action
  if (action === undefined) return { kind: 'bad', status: 405, sentence: asSaid(`${step.collection}: ${values.HTTPMethod}`) }
  if (action === 'list') return listed(step, collection, values)
  if (action === 'save') return saved(step, collection, id, values)
  const item = id === undefined ? (step.where === undefined ? undefined : filtered(step, collection, values)[0]) : collection.find(id)
  if (item === undefined) return missing(collection, id)
  if (action === 'delete') collection.delete(jsonText(item[collection.key]))
  return done(action, { item })
}

const missing = ({ name, key }: Collection, id: string | undefined): StepResult => ({
  kind: 'missing',
  sentence: asSaid(`${name}: ${key} ${id ?? ''}`.trimEnd()),
})

/** Of the item's address and of that of the collection. */
function actionOf(method: string, isItem: boolean): KeepAction | undefined {
  if (method === 'GET' || method === 'HEAD') return isItem ? 'find' : 'list'
  if (method === 'POST') return 'save'
  if (!isItem) return undefined
  return method === 'PUT' || method === 'PATCH' ? 'save' : method === 'DELETE' ? 'delete' : undefined
}

function idOf({ id, action }: CollectionStep, { key }: Collection, values: Values): string | undefined {
  if (id !== undefined) return textOf(id.read(values))
  const { URLParameters, parameters } = values
  if (Object.hasOwn(URLParameters, key)) return URLParameters[key]
  const others = Object.keys(URLParameters).filter((name) => name !== '*')
  if (others.length === 1) return URLParameters[others[0]!]
  return action === 'save' ? undefined : textOf(fieldOf(parameters, `['${key}']`))
}

const textOf = (value: unknown): string | undefined => (value === undefined || value === null || value === '' ? undefined : jsonText(value))

const notAnItem = said('"item" of the stub must be a JSON object', '«item» заглушки должен быть объектом JSON')

function saved(step: CollectionStep, collection: Collection, id: string | undefined, values: Values): StepResult {
  const earlier = id === undefined ? undefined : collection.find(id)
  const isPatch = step.merge || (step.action === 'keep' && values.HTTPMethod === 'PATCH')
  if (isPatch && id !== undefined && earlier === undefined && step.action === 'keep') return missing(collection, id)
  const given = step.item === undefined ? (values.parameters ?? values.json()) : parsedJSON(render(step.item, values))?.value
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return { kind: 'bad', status: 400, sentence: step.item === undefined ? notAnObject(values.text) : notAnItem }
  const { item, isNew } = collection.save(isPatch ? { ...earlier, ...(given as Item) } : (given as Item), id, values.guid)
  return done('save', { item }, { isNew })
}

function listed(step: CollectionStep, collection: Collection, values: Values): StepResult {
  const all = sorted(filtered(step, collection, values), step.order)
  const { top, skip, page } = step.page
  const asked = (source: Source | undefined, name: string): unknown =>
    source === undefined ? (values.QueryOptions.get(name) ?? values.QueryOptions.get(`$${name}`)) : source.read(values)
  const numbers = [asked(top, 'top'), asked(skip, 'skip'), page?.read(values)]
  const wrong = numbers.find((one) => textOf(one) !== undefined && readCount(one) === undefined)
  if (wrong !== undefined)
    return {
      kind: 'bad',
      status: 400,
      sentence: said(
        `${step.collection}: "${jsonText(wrong)}" is not a whole number`,
        `${step.collection}: «${jsonText(wrong)}» – не целое число`,
      ),
    }
  const [size = step.page.most, from, pageAt] = numbers.map((one) => (textOf(one) === undefined ? undefined : readCount(one)))
  const start = from ?? (pageAt === undefined ? 0 : Math.max(0, pageAt - 1) * size)
  return done('list', { items: all.slice(start, start + size), total: all.length }, { top: size, skip: start })
}

/** Where no condition is written, options of the query that are fields of an item filter. */
function filtered({ where }: CollectionStep, collection: Collection, values: Values): readonly Item[] {
  const items = collection.list()
  const conditions = where === undefined ? byOptions(items, values) : where.map(([field, value]) => [field, value.read(values)] as const)
  const wanted = conditions.filter(([, value]) => textOf(value) !== undefined)
  return wanted.length === 0 ? items : items.filter((item) => wanted.every(([field, value]) => isAlike(fieldOf(item, field), value)))
}

function byOptions(items: readonly Item[], { QueryOptions }: Values): readonly (readonly [string, unknown])[] {
  if (QueryOptions.size === 0) return []
  const fields = new Set(items.flatMap((one) => Object.keys(one)))
  return [...QueryOptions].filter(([name]) => fields.has(name)).map(([name, value]) => [`['${name}']`, value] as const)
}
