/** What follows ИЗ: tables with their fields, virtual tables with their parameters, queries, temporary tables, and joins. */
import type { AnyModelObject } from '../../infobase/model/model.ts'
import { isForeignWord } from '../foreign.ts'
import { queryError, type Place } from '../query-error.ts'
import type { SourceNode } from '../syntax/ast.ts'
import type { TableColumn } from '../values.ts'
import type { BoundSource, JoinTree, ShapeColumn } from './bound.ts'
import { bindExpression } from './expression.ts'
import { foreignRead, useSource } from './foreign.ts'
import { virtualNamed } from './kinds.ts'
import { objectNamed } from './named-values.ts'
import type { Scope } from './scope.ts'
import { objectColumns, sectionColumns, sectionNamed } from './shapes.ts'
import { virtualTable, type Read } from './tables/virtual.ts'

type TableNode = Extract<SourceNode, { kind: 'table' }>

export function bindSources(nodes: readonly SourceNode[], scope: Scope): JoinTree | undefined {
  const trees = nodes.map((one) => bindTree(one, scope))
  return trees.reduce<JoinTree | undefined>((left, right) => {
    if (left === undefined) return right
    return { kind: 'join', how: 'inner', left, right, on: { kind: 'value', value: true, types: ['Boolean'] } }
  }, undefined)
}

function bindTree(node: SourceNode, scope: Scope): JoinTree {
  if (node.kind !== 'join') return { kind: 'source', source: addSource(node, scope) }
  const left = bindTree(node.left, scope)
  const right = bindTree(node.right, scope)
  return { kind: 'join', how: node.how, left, right, on: bindExpression(node.on, scope) }
}

function addSource(node: Exclude<SourceNode, { kind: 'join' }>, scope: Scope): BoundSource {
  const { binding } = scope
  const { reading, columns } = read(node, scope)
  const source: BoundSource = { number: binding.sources++, reading, columns, slots: [], place: node.place }
  const names = namesOf(node)
  const clash = scope.sources.some((one) => one.names[0] === names[0])
  if (clash) throw queryError('repeated-alias', { name: node.alias ?? names[0]! }, node.place)
  scope.sources.push({ names, source })
  return source
}

function namesOf(node: Exclude<SourceNode, { kind: 'join' }>): readonly string[] {
  if (node.alias !== undefined) return [node.alias.toLowerCase()]
  if (node.kind === 'query') return ['']
  if (node.kind === 'parameter') return [node.name.toLowerCase()]
  const [first, ...rest] = node.names.map((one) => one.toLowerCase())
  return rest.length === 0 ? [first!] : [rest.join(''), [first, ...rest].join('.')]
}

function read(node: Exclude<SourceNode, { kind: 'join' }>, scope: Scope): Read {
  const { binding } = scope
  if (node.kind === 'query') {
    const query = binding.query(node.query, undefined)
    return { reading: { kind: 'query', query }, columns: query.columns.map(givenColumn) }
  }
  if (node.kind === 'parameter') {
    const found = binding.given(node.name)
    if (found === undefined) throw queryError('no-parameter', { name: node.name }, node.place)
    return { reading: { kind: 'parameter', name: node.name }, columns: found.map(givenColumn) }
  }
  return table(node, scope)
}

const givenColumn = ({ name, types }: TableColumn, at: number): ShapeColumn => ({ name, english: name, key: String(at), types })

function table(node: TableNode, scope: Scope): Read {
  const { names, place } = node
  if (isForeignWord(names[0])) return foreignRead(node, scope)
  useSource(scope.binding, '', place)
  const { base } = scope.binding
  const [first = '', , third, ...more] = names
  if (names.length === 1) return single(first, scope, place)
  const object = objectNamed(base, names)
  const unknown = () => queryError('unknown-table', { name: names.join('.') }, place)
  if (object === undefined || more.length > 0 || base.layout.table(object.FullName) === undefined) throw unknown()
  if (third === undefined) {
    if (node.args !== undefined) throw unknown()
    return { reading: { kind: 'object', name: object.FullName }, columns: objectColumns(object) }
  }
  const section = sectionNamed(object, third.toLowerCase())
  if (section !== undefined)
    return { reading: { kind: 'section', name: object.FullName, section: section.Name }, columns: sectionColumns(object, section) }
  const virtual = virtualNamed(third)
  const made = virtual === undefined ? undefined : virtualTable(object, virtual, node, scope)
  if (made === undefined) throw unknown()
  return made
}

function single(name: string, scope: Scope, place: Place): Read {
  const { base } = scope.binding
  const folded = name.toLowerCase()
  const temporary = scope.binding.temporary(folded)
  if (temporary !== undefined) return { reading: { kind: 'temporary', name: folded }, columns: temporary.map(givenColumn) }
  if (folded !== 'константы' && folded !== 'constants') throw queryError('unknown-table', { name }, place)
  const constants = base.model.of('Constant')
  const columns = constants.map((one): ShapeColumn => ({
    name: one.Name,
    english: one.Name,
    key: one.Name,
    types: objectColumns(one as AnyModelObject)[0]!.types,
  }))
  return { reading: { kind: 'constants', names: constants.map((one) => one.Name) }, columns }
}
