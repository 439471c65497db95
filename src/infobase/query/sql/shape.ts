/**
 * The shape of a plan, which is all of it but its values: plans of one shape share one compiled statement. `Код = '1'` and `Код = '2'` have
 * one shape, `Цена = 1` and `Цена = 1.5` have not, since numbers of other scales are compared by other SQL.
 */
import { Decimal } from '../../../xdto/values/decimal.ts'
import { EnumMember, Reference } from '../../values/reference.ts'
import { typeOf } from '../../values/type-of.ts'
import type { Value } from '../../values/value.ts'
import type { Plan } from '../plan.ts'

export interface Shape {
  readonly key: string
  /** The values in the order of the plan; `skip` and `top` last. */
  readonly values: readonly Value[]
}

/** A value of a plan whose values are numbered. */
export interface Numbered {
  readonly kind: 'value'
  readonly value: Value
  readonly at: number
}

export function shapeOf(plan: Plan): Shape {
  const { key, values } = shapeOfTree(withoutPage(plan))
  return { key, values: [...values, Decimal.from(plan.skip ?? 0), Decimal.from(plan.top ?? -1)] }
}

/** The same of any inert data that holds expressions. */
export function shapeOfTree(tree: unknown): Shape {
  const values: Value[] = []
  let key = ''
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) key += `${String(node)},`
    else if (Array.isArray(node)) {
      key += '['
      for (const one of node) walk(one)
      key += ']'
    } else if (isValue(node)) {
      values.push(node.value)
      key += `?${mark(node.value)},`
    } else if (isList(node)) {
      walk(node.operand)
      key += 'in'
      for (const one of node.values) {
        values.push(one)
        key += `?${mark(one)},`
      }
    } else {
      key += '{'
      for (const name in node) {
        key += `${name}:`
        walk((node as Record<string, unknown>)[name])
      }
      key += '}'
    }
  }
  walk(tree)
  return { key, values }
}

/** The plan with each value numbered as `shapeOf` lists it. */
export const numbered = (plan: Plan): Plan => numberedTree(withoutPage(plan), 0) as Plan

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

const withoutPage = ({ skip: _skip, top: _top, ...rest }: Plan): Plan => rest

const isValue = (node: object): node is { readonly kind: 'value'; readonly value: Value } => 'kind' in node && node.kind === 'value'
const isList = (node: object): node is { readonly operand: unknown; readonly values: readonly Value[] } =>
  'kind' in node && node.kind === 'in'

/** What of a value the text of SQL depends on. */
function mark(value: Value): string {
  if (value instanceof Decimal) return `${value.text.length - (value.text.startsWith('-') ? 1 : 0)}.${value.scale}`
  if (value instanceof Reference || value instanceof EnumMember) return value.type
  return typeOf(value)
}
