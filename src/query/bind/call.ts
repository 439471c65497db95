/** Functions of a query: aggregates, functions of dates and texts, presentations. */
import type { FunctionName } from '../../infobase/query/expression.ts'
import { queryError } from '../query-error.ts'
import type { Node } from '../syntax/ast.ts'
import { periodNamed } from '../syntax/words.ts'
import type { Bound, BoundAggregate, OwnFunction, Types } from './bound.ts'
import type { Scope } from './scope.ts'

type Call = Extract<Node, { kind: 'call' }>
type Bind = (node: Node) => Bound

const aggregates: ReadonlySet<string> = new Set(['Sum', 'Count', 'Min', 'Max', 'Avg'])
const dateParts: ReadonlySet<string> = new Set(['Year', 'Quarter', 'Month', 'DayOfYear', 'Day', 'WeekDay', 'Hour', 'Minute', 'Second'])

/** What it gives, and how many values it takes. */
const own: Readonly<Record<string, readonly [types: Types, least: number, most: number]>> = {
  Week: [['Number'], 1, 1],
  StringLength: [['Number'], 1, 1],
  TrimAll: [['String'], 1, 1],
  TrimL: [['String'], 1, 1],
  TrimR: [['String'], 1, 1],
  Left: [['String'], 2, 2],
  Right: [['String'], 2, 2],
  Upper: [['String'], 1, 1],
  Lower: [['String'], 1, 1],
  StrFind: [['Number'], 2, 2],
  StrReplace: [['String'], 3, 3],
  Int: [['Number'], 1, 1],
  UUID: [['UUID'], 1, 1],
}

export function bindCall(node: Call, scope: Scope, bind: Bind): Bound {
  const { name, place } = node
  if (aggregates.has(name)) return aggregate(node, scope, bind)
  if (name === 'IsNull') return isNull(node, bind)
  if (name === 'Presentation' || name === 'RefPresentation') return { kind: 'presentation', operand: only(node, bind), types: ['String'] }
  if (name === 'ValueType') return { kind: 'typeOf', operand: only(node, bind), types: ['Type'] }
  if (dateParts.has(name)) return { kind: 'call', function: name as FunctionName, args: [only(node, bind)], types: ['Number'], place }
  const dated = datedCall(node, bind)
  if (dated !== undefined) return dated
  if (name === 'Substring' || name === 'Round') {
    counted(node, name === 'Substring' ? 3 : 1, name === 'Substring' ? 3 : 2)
    return { kind: 'call', function: name, args: node.args.map(bind), types: [name === 'Round' ? 'Number' : 'String'], place }
  }
  const known = own[name]
  if (known === undefined) throw queryError('not-supported', { what: `${node.word}()` }, place)
  counted(node, known[1], known[2])
  return { kind: 'own', function: name as OwnFunction, args: node.args.map(bind), types: known[0], place }
}

function counted({ word, args, place }: Call, least: number, most: number): void {
  if (args.length < least || args.length > most) throw queryError('wrong-type', { what: word }, place)
}

function only(node: Call, bind: Bind): Bound {
  counted(node, 1, 1)
  return bind(node.args[0]!)
}

function isNull(node: Call, bind: Bind): Bound {
  counted(node, 2, 2)
  const [operand, instead] = node.args.map(bind) as [Bound, Bound]
  const types = operand.types === undefined || instead.types === undefined ? undefined : [...new Set([...operand.types, ...instead.types])]
  const branches = [{ when: { kind: 'isNull', operand, types: ['Boolean'] } as const, then: instead }]
  return { kind: 'case', branches, otherwise: operand, types }
}

function datedCall(node: Call, bind: Bind): Bound | undefined {
  const { name, args, place } = node
  if (name === 'BeginOfPeriod' || name === 'EndOfPeriod') {
    counted(node, 2, 2)
    return { kind: 'call', function: name, args: [bind(args[0]!), unit(args[1]!)], types: ['Date'], place }
  }
  if (name === 'DateAdd') {
    counted(node, 3, 3)
    return { kind: 'call', function: 'DateAdd', args: [bind(args[0]!), unit(args[1]!), bind(args[2]!)], types: ['Date'], place }
  }
  if (name !== 'DateDiff') return undefined
  counted(node, 3, 3)
  return { kind: 'call', function: 'DateDiff', args: [bind(args[0]!), bind(args[1]!), unit(args[2]!)], types: ['Number'], place }
}

function unit(node: Node): Bound {
  const found = node.kind === 'name' && node.names.length === 1 ? periodNamed(node.names[0]!.toLowerCase()) : undefined
  if (found === undefined) throw queryError('syntax', { what: node.kind === 'name' ? node.names.join('.') : '' }, node.place)
  return { kind: 'value', value: found, types: ['String'] }
}

function aggregate(node: Call, scope: Scope, bind: Bind): Bound {
  const { name, word, place } = node
  if (!scope.allowsAggregates) throw queryError('wrong-type', { what: word }, place)
  if (!node.isOfAll) counted(node, 1, 1)
  else if (name !== 'Count') throw queryError('syntax', { what: '*' }, place)
  scope.allowsAggregates = false
  const operand = node.isOfAll ? undefined : bind(node.args[0]!)
  scope.allowsAggregates = true
  const made: BoundAggregate = {
    function: name as BoundAggregate['function'],
    word,
    operand,
    isDistinct: node.isDistinct,
    number: scope.aggregates.length,
    place,
  }
  scope.aggregates.push(made)
  return { kind: 'aggregate', aggregate: made, types: name === 'Min' || name === 'Max' ? operand?.types : ['Number'] }
}
