/** Expressions with their names found in a scope. */
import { said } from '../../diagnostics/said.ts'
import type { Arithmetic, Comparison } from '../../infobase/query/expression.ts'
import { DateTime } from '../../xdto/values/date-time.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import { queryError } from '../query-error.ts'
import type { Node } from '../syntax/ast.ts'
import { ValueTypeName, type QueryValue } from '../values.ts'
import { narrowing, type Bound, type Types } from './bound.ts'
import { bindCall } from './call.ts'
import { namedType, namedValue } from './named-values.ts'
import type { Scope } from './scope.ts'
import { fieldBehind } from './shapes.ts'

const logical: Types = ['Boolean']

export function bindExpression(node: Node, scope: Scope): Bound {
  const bind = (one: Node): Bound => bindExpression(one, scope)
  const { place } = node
  switch (node.kind) {
    case 'number':
      return valueOf(Decimal.from(node.text.endsWith('.') ? `${node.text}0` : node.text.replace(/^\./, '0.')), ['Number'])
    case 'text':
      return valueOf(node.text, ['String'])
    case 'constant':
      return constant(node.value)
    case 'name':
      return name(node, scope)
    case 'nested':
      return scope.binding.nested(node.names, node.items, scope, place) ?? scope.field(node.names, place)
    case 'parameter':
      return { kind: 'parameter', name: node.name, types: undefined, place }
    case 'call':
      return node.name === 'DateTime' ? dateOf(node) : bindCall(node, scope, bind)
    case 'negate':
      return { kind: 'negate', operand: bind(node.operand), types: ['Number'], place }
    case 'not':
    case 'isNull':
      return { kind: node.kind, operand: bind(node.operand), types: logical }
    case 'binary':
      return binary(node, bind)
    case 'between': {
      const operand = bind(node.operand)
      const border = (operator: Comparison, right: Node): Bound => ({
        kind: 'compare',
        operator,
        left: operand,
        right: bind(right),
        types: logical,
        place,
      })
      return { kind: 'and', operands: [border('>=', node.from), border('<=', node.to)], types: logical }
    }
    case 'in':
      return isIn(node, scope, bind)
    case 'like':
      return {
        kind: 'like',
        text: bind(node.text),
        pattern: bind(node.pattern),
        escape: node.escape === undefined ? undefined : bind(node.escape),
        types: logical,
        place,
      }
    case 'refs':
      return { kind: 'isType', operand: bind(node.operand), type: namedType(scope.binding.base, node.type, place), types: logical }
    case 'cast': {
      const type = namedType(scope.binding.base, node.type, place)
      const made = { kind: 'cast', operand: bind(node.operand), type, sizes: node.sizes, types: [type], place } as const
      return node.path.length === 0 ? made : behindCast(made, node.path, scope)
    }
    case 'type':
      return valueOfType(namedType(scope.binding.base, node.names, place))
    case 'value': {
      const { value, types } = namedValue(scope.binding.base, node.names, place)
      return valueOf(value, types)
    }
    case 'case':
      return choice(node, bind)
  }
}

/** The field of the item where the reference is of that type. */
function behindCast(cast: Extract<Bound, { kind: 'cast' }>, path: readonly string[], scope: Scope): Bound {
  const { operand, type, place } = cast
  if (operand.kind !== 'field') return behindValue(cast, path, scope)
  const slot = operand.source.slots[operand.slot]!
  const from = { path: [...slot.path, `${narrowing}${type}`], types: [...slot.types, [type]] }
  const found = scope.behind(operand.source, from, path, [operand.name, ...path], place)
  if (found === undefined) throw queryError('unknown-field', { name: path.join('.') }, place)
  return found
}

function behindValue(cast: Extract<Bound, { kind: 'cast' }>, path: readonly string[], { binding }: Scope): Bound {
  let { types } = cast as { readonly types: Types }
  const keys = path.map((name, at) => {
    if (at === path.length - 1 && /^(?:представление|presentation)$/i.test(name)) return ''
    const found = fieldBehind(binding.base.model, types, name.toLowerCase(), binding.foreign)
    if (found === undefined) throw queryError('unknown-field', { name: path.join('.') }, cast.place)
    types = found.types
    return found.key
  })
  const made: Bound = { kind: 'behind', operand: cast, path: keys.filter((one) => one !== ''), types }
  return keys.includes('') ? { kind: 'presentation', operand: made, types: ['String'] } : made
}

const valueOf = (value: QueryValue, types: Types): Bound => ({ kind: 'value', value, types })
const valueOfType = (name: string): Bound => valueOf(new ValueTypeName(name), ['Type'])

function constant(value: Extract<Node, { kind: 'constant' }>['value']): Bound {
  if (value === 'null') return valueOf(null, [])
  return value === 'undefined' ? valueOf(undefined, ['Undefined']) : valueOf(value === 'true', logical)
}

function name({ names, place }: Extract<Node, { kind: 'name' }>, scope: Scope): Bound {
  const alias = scope.aliases.get(names.join('.').toLowerCase())
  if (alias !== undefined) return alias
  const found = scope.find(names, place) ?? scope.binding.nested(names, [{ kind: 'all', of: [], place }], scope, place)
  if (found === undefined) throw queryError('unknown-field', { name: names.join('.') }, place)
  return found
}

function binary({ operator, left, right, place }: Extract<Node, { kind: 'binary' }>, bind: (node: Node) => Bound): Bound {
  if (operator === 'and' || operator === 'or') return { kind: operator, operands: [bind(left), bind(right)], types: logical }
  const [a, b] = [bind(left), bind(right)]
  if (['+', '-', '*', '/'].includes(operator)) {
    const isText = operator === '+' && (a.types?.includes('String') === true || b.types?.includes('String') === true)
    if (isText) return { kind: 'call', function: 'Concat', args: [a, b], types: ['String'], place }
    return { kind: 'arithmetic', operator: operator as Arithmetic, left: a, right: b, types: ['Number'], place }
  }
  if (operator === '=' && a.kind === 'typeOf' && b.kind === 'value' && b.value instanceof ValueTypeName)
    return { kind: 'isType', operand: a.operand, type: b.value.Name, types: logical }
  return { kind: 'compare', operator: operator as Comparison, left: a, right: b, types: logical, place }
}

function isIn({ operands, list, isHierarchy, place }: Extract<Node, { kind: 'in' }>, scope: Scope, bind: (node: Node) => Bound): Bound {
  const left = operands.map(bind)
  if ('selects' in list) {
    const query = scope.binding.query(list, scope)
    if (query.columns.length !== left.length) throw queryError('several-columns', {}, list.place)
    if (query.blocks.some((one) => one.isCorrelated)) scope.isCorrelated = true
    return { kind: 'inQuery', operands: left, query, isHierarchy, types: logical }
  }
  if (left.length > 1) throw queryError('several-columns', {}, place)
  return { kind: 'in', operand: left[0]!, values: list.map(bind), isHierarchy, types: logical }
}

function choice({ operand, branches, otherwise, place }: Extract<Node, { kind: 'case' }>, bind: (node: Node) => Bound): Bound {
  const tested = operand === undefined ? undefined : bind(operand)
  const made = branches.map(({ when, then }) => ({
    when:
      tested === undefined
        ? bind(when)
        : ({ kind: 'compare', operator: '=', left: tested, right: bind(when), types: logical, place } satisfies Bound),
    then: bind(then),
  }))
  const last: Bound = otherwise === undefined ? valueOf(null, []) : bind(otherwise)
  return { kind: 'case', branches: made, otherwise: last, types: unionOf([...made.map((one) => one.then.types), last.types]) }
}

export const unionOf = (all: readonly Types[]): Types =>
  all.some((one) => one === undefined) ? undefined : [...new Set(all.flatMap((one) => one!))]

/** ДАТАВРЕМЯ(2024, 1, 31[, 10, 0, 0]). */
function dateOf({ args, place }: Extract<Node, { kind: 'call' }>): Bound {
  const numbers = args.map((one) => (one.kind === 'number' ? Number(one.text) : Number.NaN))
  const [year = 1, month = 1, day = 1, hour = 0, minute = 0, second = 0] = numbers
  try {
    if (numbers.length < 3 || numbers.length > 6) throw new RangeError()
    return valueOf(DateTime.of({ year, month, day, hour, minute, second }), ['Date'])
  } catch {
    throw queryError('wrong-type', { what: said('DATETIME', 'ДАТАВРЕМЯ') }, place)
  }
}
