/** What follows ИЗ: tables with their fields, virtual tables with their parameters, queries, temporary tables, and joins. */
import type { AnyModelObject } from '../../infobase/model/model.ts'
import { queryError, type Place } from '../query-error.ts'
import type { Node, SourceNode } from '../syntax/ast.ts'
import { periodNamed } from '../syntax/words.ts'
import type { TableColumn } from '../values.ts'
import type { BoundSource, JoinTree, Reading, ShapeColumn } from './bound.ts'
import { bindExpression } from './expression.ts'
import { isMissingTable, periodicityOf, virtualNamed, type VirtualName } from './kinds.ts'
import { objectNamed } from './named-values.ts'
import { Scope } from './scope.ts'
import { objectColumns, sectionColumns, sectionNamed, virtualColumns } from './shapes.ts'

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

interface Read {
  readonly reading: Reading
  readonly columns: readonly ShapeColumn[]
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
  if (virtual === undefined || !hasVirtual(object, virtual)) {
    if (isMissingTable(third) || (virtual !== undefined && /^(Accounting|Calculation)/.test(object.kind)))
      throw queryError('not-supported', { what: names.join('.') }, place)
    throw unknown()
  }
  return virtualTable(object, virtual, node.args ?? [], scope, place)
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

function hasVirtual(object: AnyModelObject, table: VirtualName): boolean {
  if (table === 'SliceLast' || table === 'SliceFirst') return object.kind === 'InformationRegister' && object.field('Period') !== undefined
  if (object.kind !== 'AccumulationRegister') return false
  return table === 'Turnovers' || object.definition.RegisterType === 'Balance'
}

function virtualTable(object: AnyModelObject, name: VirtualName, args: readonly (Node | undefined)[], scope: Scope, place: Place): Read {
  const isOneDate = name !== 'Turnovers' && name !== 'BalanceAndTurnovers'
  const [from, to, periodicity] = isOneDate ? [args[0], undefined, undefined] : args
  const conditionAt = isOneDate ? 1 : name === 'Turnovers' ? 3 : 4
  if (args.length > conditionAt + 1) throw queryError('wrong-type', { what: object.Name }, place)
  const details = detailsOf(periodicity)
  const period = details !== 'auto' && details.length > 0 ? details[0] : undefined
  const where = args[conditionAt]
  const bind = (node: Node | undefined) => (node === undefined ? undefined : bindExpression(node, new Scope(scope.binding)))
  return {
    reading: {
      kind: 'virtual',
      name: object.FullName,
      table: name,
      from: bind(from),
      to: bind(to),
      condition: where === undefined ? undefined : conditionOf(where, object, scope, place),
      details: isOneDate ? [] : details,
    },
    columns: virtualColumns(object, name, period),
  }
}

function conditionOf(
  node: Node,
  object: AnyModelObject,
  scope: Scope,
  place: Place,
): { where: ReturnType<typeof bindExpression>; source: BoundSource } {
  const inner = new Scope(scope.binding)
  const source: BoundSource = {
    number: scope.binding.sources++,
    reading: { kind: 'object', name: object.FullName },
    columns: objectColumns(object),
    slots: [],
    place,
  }
  inner.sources.push({ names: [object.Name.toLowerCase()], source })
  return { where: bindExpression(node, inner), source }
}

/** Fields of the details that ПЕРИОДИЧНОСТЬ asks for; the leading one is what `Период` means. */
function detailsOf(node: Node | undefined): 'auto' | readonly string[] {
  if (node === undefined) return 'auto'
  const word = node.kind === 'name' && node.names.length === 1 ? node.names[0]!.toLowerCase() : ''
  if (word === 'авто' || word === 'auto') return 'auto'
  if (word === 'период' || word === 'period') return []
  if (word === 'регистратор' || word === 'recorder') return ['Period', 'Recorder']
  if (word === 'запись' || word === 'record') return ['Period', 'Recorder', 'LineNumber']
  const unit = periodicityOf(periodNamed(word) ?? '')
  if (unit === undefined) throw queryError('syntax', { what: word }, node.place)
  return [unit]
}
