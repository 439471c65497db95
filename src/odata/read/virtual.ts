/**
 * Reading functions of registers: the virtual table is made by the infobase, then filtered, ordered and paged as any rows. `$select` and
 * `Dimensions` both say which dimensions rows are told by: those left out are summed over (docs/quirks.md).
 */
import { tableFor, type Base } from '../../infobase/objects/base.ts'
import type { Expression } from '../../infobase/query/expression.ts'
import type { GivenSource } from '../../infobase/query/source.ts'
import { balance, balanceAndTurnovers, turnovers } from '../../infobase/registers/balance.ts'
import { slice } from '../../infobase/registers/slice.ts'
import type { VirtualTable as Rows } from '../../infobase/registers/virtual.ts'
import { odataRefusal } from '../errors.ts'
import type { EntityField, EntityType, FunctionImport, VirtualField, VirtualTable } from '../model/entity.ts'
import { typeName } from '../model/property.ts'
import { bindFilter } from '../plan/bind.ts'
import type { Models } from '../plan/compare.ts'
import type { Options } from '../syntax/options.ts'
import { ownRows, restrictionOn } from './allowed.ts'
import { restricted } from './area.ts'
import { functionArguments, type FunctionArguments } from './function-arguments.ts'
import type { Source } from './source.ts'
import { treeOf, type Tree } from './tree.ts'

/** The rows of a function with the entity that they are written as. */
export interface VirtualRows {
  readonly entity: EntityType
  readonly given: GivenSource
  /** What `$select` still asks for: the dimensions are chosen already. */
  readonly selected: Tree | undefined
}

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
  const table = tableFor(base, entity.object.FullName)
  const condition = given.filter('Condition')
  const records = entity.records ?? entity
  const names = { field: found.isSlice ? entity.field : dimensionsOnly(records), ...(found.isSlice && { entity }) }
  const filter = condition && bindFilter('Condition', condition.text, names, models, condition.spare)
  const { where: Condition } = restricted(source.area, records, await ofUser(source, records, filter, found))
  const selected = treeOf('$select', options.select)
  if (found.isSlice) {
    const which = found.name === 'SliceLast' ? 'Last' : 'First'
    const rows = await base.transactions.read(() => slice(base, table, which, { Period: given.date('Period'), Condition }))
    return { entity, given: { kind: 'given', ...rows }, selected }
  }
  const dimensions = dimensionsOf(found.table!, given.names('Dimensions'), selected)
  const periods = periodsOf(found.table!, selected)
  const asked = { Condition, Dimensions: dimensions.map(({ column }) => column), Details: periods.map(({ column }) => column) }
  const rows = await base.transactions.read(() => totals(base, table, found.name, asked, given))
  const shown = [...found.table!.fields.filter(({ role }) => role === 'resource'), ...dimensions, ...periods]
  const made = virtualEntity(records, found.table!, shown)
  return { entity: made, given: { kind: 'given', ...rows }, selected: selected && onlyKnown(selected, made) }
}

/** Totals know dimensions alone: a restriction by anything else cannot leave records out of them. */
async function ofUser(
  source: Source,
  records: EntityType,
  filter: Expression | undefined,
  { isSlice, name }: FunctionImport,
): Promise<Expression | undefined> {
  const restriction = restrictionOn(source, records)
  if (restriction === undefined) return filter
  if (source.allowedOnly === true && !isSlice && !isOfDimensions(restriction, records))
    throw odataRefusal('rights', [], `${name} cannot leave out records by a restriction that speaks of more than dimensions`)
  return (await ownRows(source, records, filter)).where
}

function isOfDimensions(one: Expression, records: EntityType): boolean {
  const text = JSON.stringify(one, (key, value: unknown) => (key === 'path' ? (value as readonly { field: string }[])[0]?.field : value))
  const names = [...text.matchAll(/"path":"([^"]*)"/g)].map((found) => found[1]!)
  return names.every((name) => ['dimension', 'separator'].includes(records.fields.find(({ column }) => column === name)?.field.role ?? ''))
}

interface TotalsAsked {
  readonly Condition: Expression | undefined
  readonly Dimensions: readonly string[]
  readonly Details: readonly string[]
}

function totals(base: Base, table: ReturnType<typeof tableFor>, name: string, asked: TotalsAsked, given: FunctionArguments): Rows {
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
      throw odataRefusal('segment', [one], `Dimensions: ${all.map(({ base }) => base).join(', ')}`)
  return named(all, wanted)
}

/** Periods, the recorder and the line are asked for by `$select`: without it rows are told apart by dimensions alone. */
const periodsOf = ({ fields }: VirtualTable, selected: Tree | undefined): readonly VirtualField[] =>
  named(
    fields.filter(({ role }) => role === 'period'),
    namesOf(selected) ?? [],
  )

/** `undefined`: all of them. */
const namesOf = (selected: Tree | undefined): readonly string[] | undefined =>
  selected === undefined || selected.has('*') || selected.has('**') ? undefined : [...selected.keys()]

function named(fields: readonly VirtualField[], wanted: readonly string[]): readonly VirtualField[] {
  const bases = new Set(wanted.map((one) => one.split('____')[0]!))
  return fields.filter(({ base, name: property }) => bases.has(base) || bases.has(property) || bases.has(`${base}_Type`))
}

/** Resources are written before the dimensions that were asked for, as on the wire. */
export function virtualEntity(records: EntityType, table: VirtualTable, fields: readonly VirtualField[]): EntityType {
  const byName = new Map<string, EntityField>()
  for (const one of table.fields) for (const name of [typeName(one), one.base, one.name]) if (name !== undefined) byName.set(name, one)
  const shown = new Set<EntityField>(fields)
  return {
    name: table.name,
    shape: 'virtual',
    object: records.object,
    section: undefined,
    source: records.source,
    fields,
    head: fields,
    tail: [],
    sections: [],
    key: [],
    records: undefined,
    functions: [],
    field(name) {
      const found = byName.get(name)
      return found !== undefined && shown.has(found) ? found : undefined
    },
  }
}

/** A dimension that `Dimensions` leaves out is not asked for a second time. */
const onlyKnown = (selected: Tree, entity: EntityType): Tree =>
  new Map([...selected].filter(([name]) => !(/_Key$|_Type$/.test(name) && entity.field(name) === undefined)))
