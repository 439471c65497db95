/**
 * Reading functions of registers: the virtual table is made by the infobase, then filtered, ordered and paged as any rows. `$select` and
 * `Dimensions` both say which dimensions rows are told by: those left out are summed over (docs/quirks.md).
 */
import { said } from '../../diagnostics/said.ts'
import { tableFor, type Base } from '../../infobase/objects/base.ts'
import type { Expression } from '../../infobase/query/expression.ts'
import { balance, balanceAndTurnovers, turnovers } from '../../infobase/registers/balance.ts'
import { leadingDimension } from '../../infobase/registers/in-parts.ts'
import { madeTable } from '../../infobase/registers/made.ts'
import { slice } from '../../infobase/registers/slice.ts'
import type { Registers, VirtualTable as Rows } from '../../infobase/registers/virtual.ts'
import { odataRefusal } from '../errors.ts'
import type { EntityField, EntityType, FunctionImport, VirtualField, VirtualTable } from '../model/entity.ts'
import { bindFilter } from '../plan/bind.ts'
import type { Models } from '../plan/compare.ts'
import type { Options } from '../syntax/options.ts'
import { isOfFields, joined, ownRows, restrictionOn } from './allowed.ts'
import { restricted } from './area.ts'
import { readCalculationTable } from './calculation-tables.ts'
import { readEntryTable } from './entry-tables.ts'
import { functionArguments, type FunctionArguments } from './function-arguments.ts'
import type { Source } from './source.ts'
import { treeOf, type Tree } from './tree.ts'
import { namesOf, onlyKnown, virtualEntity, withNames, type VirtualRows } from './virtual-entity.ts'

export async function readFunction(
  base: Base,
  entity: EntityType,
  found: FunctionImport,
  inner: string | undefined,
  options: Options,
  models: Models,
  source: Source,
): Promise<VirtualRows> {
  const given = functionArguments(found, inner, options)
  if (entity.object.kind === 'AccountingRegister') return readEntryTable({ base, entity, found, given, options, models, source })
  if (entity.object.kind === 'CalculationRegister') return readCalculationTable({ base, entity, found, given, options, models, source })
  const table = tableFor(base, entity.object.FullName)
  const condition = given.filter('Condition')
  const records = entity.records ?? entity
  const names = { field: found.isSlice ? entity.field : dimensionsOnly(records), ...(found.isSlice && { entity }) }
  const filter = condition && bindFilter('Condition', condition.text, names, models, condition.spare)
  const { where, ofRecords } = await ofUser(source, records, filter, found)
  const { where: Condition } = restricted(source.area, records, where)
  const selected = treeOf('$select', options.select)
  if (found.isSlice) {
    const which = found.name === 'SliceLast' ? 'Last' : 'First'
    const parameters = { Period: given.date('Period'), Condition }
    const rows = await madeTable(base, (registers) => slice(registers, table, which, parameters), table)
    return { entity, given: { kind: 'given', ...rows }, selected }
  }
  const dimensions = dimensionsOf(found.table!, given.names('Dimensions'), selected)
  const periods = periodsOf(found.table!, selected)
  const asked = { Condition, ofRecords, Dimensions: dimensions.map(({ column }) => column), Details: periods.map(({ column }) => column) }
  const make = (registers: Registers): Rows => totals(registers, table, found.name, asked, given)
  const isLed = dimensions[0] !== undefined && dimensions[0].column === leadingDimension(table)
  const rows = await madeTable(base, make, table, isLed)
  const shown = [...found.table!.fields.filter(({ role }) => role === 'resource'), ...dimensions, ...periods]
  const made = virtualEntity(records, found.table!, shown)
  return { entity: made, given: { kind: 'given', ...rows }, selected: selected && onlyKnown(selected, made) }
}

/** Totals know dimensions alone: where a restriction by anything else leaves records out, the others are summed one by one. */
async function ofUser(
  source: Source,
  records: EntityType,
  filter: Expression | undefined,
  { isSlice }: FunctionImport,
): Promise<{ readonly where?: Expression; readonly ofRecords?: boolean }> {
  const restriction = restrictionOn(source, records)
  if (restriction === undefined) return joined(filter, undefined)
  const ofRecords = source.allowedOnly === true && !isSlice && !isOfDimensions(restriction, records)
  return { ...(await ownRows(source, records, filter)), ofRecords }
}

const isOfDimensions = (one: Expression, records: EntityType): boolean =>
  isOfFields(one, (name) => ['dimension', 'separator'].includes(records.fields.find(({ column }) => column === name)?.field.role ?? ''))

interface TotalsAsked {
  readonly Condition: Expression | undefined
  readonly ofRecords: boolean | undefined
  readonly Dimensions: readonly string[]
  readonly Details: readonly string[]
}

function totals(base: Registers, table: ReturnType<typeof tableFor>, name: string, asked: TotalsAsked, given: FunctionArguments): Rows {
  if (name === 'Balance') return balance(base, table, { ...asked, Period: given.date('Period') })
  const span = { ...asked, StartPeriod: given.date('StartPeriod'), EndPeriod: given.date('EndPeriod') }
  return name === 'Turnovers' ? turnovers(base, table, span) : balanceAndTurnovers(base, table, span)
}

/** A condition of balances speaks of dimensions. */
const dimensionsOnly =
  ({ field }: EntityType) =>
  (name: string): EntityField | undefined => {
    const found = field(name)
    return found?.field.role === 'dimension' || found?.field.role === 'separator' ? found : undefined
  }

/** Those of `Dimensions`; without it those of `$select`; without both all of them. */
function dimensionsOf(
  { fields }: VirtualTable,
  listed: readonly string[] | undefined,
  selected: Tree | undefined,
): readonly VirtualField[] {
  const all = fields.filter(({ role }) => role === 'dimension')
  const wanted = listed ?? namesOf(selected)
  if (wanted === undefined) return all
  for (const one of listed ?? [])
    if (!all.some(({ base, name: property }) => base === one || property === one))
      throw odataRefusal(
        'segment',
        [one],
        said(`Dimensions: ${all.map(({ base }) => base).join(', ')}`, `допустимые Dimensions: ${all.map(({ base }) => base).join(', ')}`),
      )
  return withNames(all, wanted)
}

/** Periods, the recorder and the line are asked for by `$select`: without it rows are told apart by dimensions alone. */
const periodsOf = ({ fields }: VirtualTable, selected: Tree | undefined): readonly VirtualField[] =>
  withNames(
    fields.filter(({ role }) => role === 'period'),
    namesOf(selected) ?? [],
  )
