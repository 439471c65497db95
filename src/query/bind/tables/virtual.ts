/** A virtual table with its parameters: what each place in the parentheses means. */
import { said } from '../../../diagnostics/said.ts'
import type { AnyModelObject } from '../../../infobase/model/model.ts'
import { queryError, type Place } from '../../query-error.ts'
import type { Node, SourceNode } from '../../syntax/ast.ts'
import { periodNamed } from '../../syntax/words.ts'
import type { ArgumentName, Bound, BoundSource, ConditionName, Reading, ShapeColumn, VirtualReading } from '../bound.ts'
import { bindExpression } from '../expression.ts'
import { periodicityOf, type virtualNamed, type VirtualName } from '../kinds.ts'
import { Scope } from '../scope.ts'
import { columnOfField, objectColumns } from '../shapes.ts'
import { totalsOfEntries, virtualColumns } from './columns.ts'

export interface Read {
  readonly reading: Reading
  readonly columns: readonly ShapeColumn[]
}

type ParameterName = ArgumentName | ConditionName | 'Details' | 'Addition' | 'Order'

/** The parameters of each table in their order. */
const parametersOf: Readonly<Record<string, string>> = {
  SliceLast: 'From Condition',
  SliceFirst: 'From Condition',
  Balance: 'From Condition',
  Turnovers: 'From To Details Condition',
  BalanceAndTurnovers: 'From To Details Addition Condition',
  EntriesBalance: 'From Account Kinds Condition',
  EntriesTurnovers: 'From To Details Account Kinds Condition Balanced BalancedKinds',
  EntriesBalanceAndTurnovers: 'From To Details Addition Account Kinds Condition',
  EntriesDrCrTurnovers: 'From To Details Account Kinds Balanced BalancedKinds Condition',
  EntriesRecordsWithExtDimensions: 'From To Condition Order Top',
  ActualActionPeriod: 'Condition',
  ScheduleData: 'Condition',
  Base: 'MainRegisterDimensions BaseRegisterDimensions ViewPoints Condition',
  TasksByPerformer: 'Performer',
}

const conditionNames: ReadonlySet<string> = new Set<ConditionName>(['Account', 'Balanced', 'Condition'])

/** `undefined` where the object has no such table. */
export function virtualTable(
  object: AnyModelObject,
  { table, base }: NonNullable<ReturnType<typeof virtualNamed>>,
  { args = [], place }: Extract<SourceNode, { kind: 'table' }>,
  scope: Scope,
): Read | undefined {
  const names = parametersFor(object, table)
  const given = new Map(names.flatMap((name, at): [ParameterName, Node][] => (args[at] === undefined ? [] : [[name, args[at]]])))
  const details = names.includes('Details') ? detailsOf(given.get('Details')) : []
  const of = base === '' ? undefined : baseRegister(object, base, scope)
  const period = details !== 'auto' && details.length > 0 ? details[0] : undefined
  const columns = virtualColumns(scope.binding.base, object, table, period, of)
  if (columns === undefined) return undefined
  if (args.length > Math.max(names.length, 1)) throw queryError('wrong-type', { what: object.Name }, place)
  if (given.has('Order'))
    throw queryError(
      'not-supported',
      { what: said('RecordsWithExtDimensions(…, Order)', 'ДвиженияССубконто(…, Порядок)') },
      given.get('Order')!.place,
    )
  return { reading: reading(object, table, given, { details, base: of?.FullName ?? '' }, scope, place), columns }
}

const parametersFor = ({ kind }: AnyModelObject, table: VirtualName): readonly ParameterName[] =>
  (parametersOf[kind === 'AccountingRegister' ? `Entries${table}` : table] ?? '').split(' ').filter((one) => one !== '') as ParameterName[]

function baseRegister({ kind }: AnyModelObject, folded: string, { binding }: Scope): AnyModelObject | undefined {
  if (kind !== 'CalculationRegister') return undefined
  const all: readonly AnyModelObject[] = binding.base.model.objects
  return all.find((one) => one.kind === 'CalculationRegister' && one.Name.toLowerCase() === folded)
}

function reading(
  object: AnyModelObject,
  table: VirtualName,
  given: ReadonlyMap<ParameterName, Node>,
  rest: Pick<VirtualReading, 'details' | 'base'>,
  scope: Scope,
  place: Place,
): VirtualReading {
  const args: Partial<Record<ArgumentName, Bound>> = {}
  const conditions: Partial<Record<ConditionName, Bound>> = {}
  let rows: BoundSource | undefined
  for (const [name, node] of given)
    if (conditionNames.has(name)) {
      rows ??= rowsOf(object, table, scope, place)
      const inner = new Scope(scope.binding)
      inner.sources.push({ names: [object.Name.toLowerCase()], source: rows })
      conditions[name as ConditionName] = bindExpression(node, inner)
    } else if (name !== 'Details' && name !== 'Addition') args[name as ArgumentName] = bindExpression(node, new Scope(scope.binding))
  const addition = given.get('Addition')
  const isOfMovements = addition?.kind === 'name' && /^(?:движения|movements)$/i.test(addition.names[0]!)
  return { kind: 'virtual', name: object.FullName, table, args, conditions, rows, isOfMovements, ...rest }
}

/** What conditions may name: fields of the records, of entries the account and what goes with it. */
function rowsOf(object: AnyModelObject, table: VirtualName, { binding }: Scope, place: Place): BoundSource {
  const isOfRecords = object.kind !== 'AccountingRegister' || table === 'RecordsWithExtDimensions'
  const totals = isOfRecords ? undefined : totalsOfEntries(binding.base, object, table)
  return {
    number: binding.sources++,
    reading: { kind: 'object', name: object.FullName },
    columns: totals === undefined ? objectColumns(object) : totals.dimensions.map(({ field }) => columnOfField(field)),
    slots: [],
    place,
  }
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
