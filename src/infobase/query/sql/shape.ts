/**
 * The shape of a plan, which is all of it but its values: plans of one shape share one compiled statement. `Код = '1'` and `Код = '2'` have
 * one shape, `Цена = 1` and `Цена = 1.5` have not, since numbers of other scales are compared by other SQL.
 */
import { Decimal } from '../../../xdto/values/decimal.ts'
import { EnumMember, Reference } from '../../values/reference.ts'
import { typeOf } from '../../values/type-of.ts'
import type { Value } from '../../values/value.ts'
import type { Column, Plan } from '../plan.ts'

export interface Shape {
  readonly key: string
  /** The values in the order of the plan; of a page `skip` and `top` last, as numbers. */
  readonly values: readonly Value[]
}

/** A value of a plan whose values are numbered. */
export interface Numbered {
  readonly kind: 'value'
  readonly value: Value
  readonly at: number
}

export function shapeOf(plan: Plan): Shape {
  const { columns, skip, top, ...rest } = plan
  const tree = shapeOfTree(rest)
  const listed = shapeOfColumns(columns)
  const values: unknown[] = tree.values as Value[]
  for (const one of listed.values) values.push(one)
  if (skip !== undefined || top !== undefined) values.push(skip ?? 0, top ?? Number.MAX_SAFE_INTEGER)
  return {
    key: `${listed.key}${skip === undefined && top === undefined ? '' : 'p'}${tree.key}`,
    values: values as readonly Value[],
  }
}

const ofColumns = new WeakMap<readonly Column[], Shape>()
const numbersOfColumns = new Map<string, number>()

/** A list of columns is looked through once: callers use the same one again, and its key is short. */
function shapeOfColumns(columns: readonly Column[]): Shape {
  const known = ofColumns.get(columns)
  if (known !== undefined) return known
  const { key, values } = shapeOfTree(columns)
  let number = numbersOfColumns.get(key)
  if (number === undefined) numbersOfColumns.set(key, (number = numbersOfColumns.size))
  const made = { key: `${number}:`, values }
  ofColumns.set(columns, made)
  return made
}

/** The same of any inert data that holds expressions. */
export function shapeOfTree(tree: unknown): Shape {
  const values: Value[] = []
  return { key: keyOfNode(tree, values), values }
}

function keyOfNode(node: unknown, values: Value[]): string {
  if (typeof node !== 'object' || node === null) return `${String(node)},`
  if (Array.isArray(node)) {
    let key = '['
    for (const one of node) key += keyOfNode(one, values)
    return `${key}]`
  }
  if (isValue(node)) {
    values.push(node.value)
    return `?${mark(node.value)},`
  }
  if (isList(node)) {
    let key = `${keyOfNode(node.operand, values)}in`
    for (const one of node.values) {
      values.push(one)
      key += `?${mark(one)},`
    }
    return key
  }
  let key = '{'
  for (const name in node) key += `${name}:${keyOfNode((node as Record<string, unknown>)[name], values)}`
  return `${key}}`
}

/** The plan with each value numbered as `shapeOf` lists it. */
export function numbered({ columns, skip: _skip, top: _top, ...rest }: Plan): Plan {
  return numberedTree({ ...rest, columns }, 0) as Plan
}

export function numberedTree(tree: unknown, first: number): unknown {
  let at = first
  const walk = (node: unknown): unknown => {
    if (typeof node !== 'object' || node === null) return node
    if (Array.isArray(node)) return node.map(walk)
    if (isValue(node)) return { kind: 'value', value: node.value, at: at++ } satisfies Numbered
    if (isList(node)) {
      const operand = walk(node.operand)
      return { kind: 'in', operand, values: node.values.map((value) => ({ kind: 'value', value, at: at++ }) satisfies Numbered) }
    }
    const made: Record<string, unknown> = {}
    for (const name in node) made[name] = walk((node as Record<string, unknown>)[name])
    return made
  }
  return walk(tree)
}

const isValue = (node: object): node is { readonly kind: 'value'; readonly value: Value } => (node as { kind?: unknown }).kind === 'value'
const isList = (node: object): node is { readonly operand: unknown; readonly values: readonly Value[] } =>
  (node as { kind?: unknown }).kind === 'in'

/** What of a value the text of SQL depends on. */
function mark(value: Value): string {
  if (value instanceof Decimal) return `${value.text.length - (value.text.startsWith('-') ? 1 : 0)}.${value.scale}`
  if (value instanceof Reference || value instanceof EnumMember) return value.type
  return typeOf(value)
}
