/**
 * The functions of accounting registers: their conditions, types of extra dimensions and dimensions as the infobase takes them. The account
 * and its extra dimensions tell rows apart unless `$select` leaves them out; the other account does only where `$select` names it.
 */
import { said } from '../../diagnostics/said.ts'
import { tableFor, type Base } from '../../infobase/objects/base.ts'
import { predefinedUUID } from '../../infobase/objects/predefined.ts'
import type { Expression } from '../../infobase/query/expression.ts'
import { entryBalance, entryBalanceAndTurnovers } from '../../infobase/registers/accounting/balances.ts'
import { entriesWithExtDimensions, extDimensions } from '../../infobase/registers/accounting/records.ts'
import { entryDrCrTurnovers, entryTurnovers } from '../../infobase/registers/accounting/turnovers.ts'
import { madeTable } from '../../infobase/registers/made.ts'
import type { Registers, VirtualTable as Rows } from '../../infobase/registers/virtual.ts'
import { isUUID, Reference } from '../../infobase/values/reference.ts'
import { odataRefusal } from '../errors.ts'
import type { EntityField, EntityType, FunctionImport, VirtualField } from '../model/entity.ts'
import { bindFilter } from '../plan/bind.ts'
import type { Models } from '../plan/compare.ts'
import type { Options } from '../syntax/options.ts'
import { isOfFields, joined, requireSound, restrictionOn } from './allowed.ts'
import { restricted } from './area.ts'
import type { FunctionArguments } from './function-arguments.ts'
import type { Source } from './source.ts'
import { treeOf, type Tree } from './tree.ts'
import { namesOf, onlyKnown, virtualEntity, withNames, type VirtualRows } from './virtual-entity.ts'

export interface EntryRequest {
  readonly base: Base
  readonly entity: EntityType
  readonly found: FunctionImport
  readonly given: FunctionArguments
  readonly options: Options
  readonly models: Models
  readonly source: Source
}

export async function readEntryTable(request: EntryRequest): Promise<VirtualRows> {
  const { base, entity, found, options } = request
  const { name } = found
  const fields = found.table!.fields
  const selected = treeOf('$select', options.select)
  const records = entity.records ?? entity
  const own = await ofUser(request)
  if (name === 'ExtDimensions' || name === 'RecordsWithExtDimensions') {
    const rows = await base.transactions.read(() => recordRows(request, own.condition))
    return { entity: virtualEntity(records, found.table!, fields), given: { kind: 'given', ...rows }, selected, isOrdered: true }
  }
  const kinds = [typesOf(request, 'ExtraDimensions'), typesOf(request, 'BalancedExtraDimensions')] as const
  const keys = keysOf(request, selected, kinds)
  const periods = withNames(
    fields.filter(({ role }) => role === 'period'),
    namesOf(selected) ?? [],
  )
  const rows = await madeTable(base, (registers) => totals(registers, request, keys, periods, kinds, own), undefined)
  const made = virtualEntity(records, found.table!, [...fields.filter(({ role }) => role === 'resource'), ...keys, ...periods])
  return { entity: made, given: { kind: 'given', ...rows }, selected: selected && onlyKnown(selected, made) }
}

/** What the user's role restricts records to; where it speaks of what totals do not know, they are summed one by one. */
interface OfUser {
  readonly condition?: Expression
  readonly among?: Expression
}

async function ofUser({ source, entity, found }: EntryRequest): Promise<OfUser> {
  const records = entity.records ?? entity
  const restriction = restrictionOn(source, records)
  if (restriction === undefined) return {}
  if (source.allowedOnly !== true) {
    await requireSound(source, records, undefined)
    return {}
  }
  const fields = new Set(found.table!.fields.filter(({ role }) => role === 'dimension' || role === 'account').map(({ column }) => column))
  const isOfRecords = found.name === 'ExtDimensions' || found.name === 'RecordsWithExtDimensions'
  const isKnown = isOfRecords || isOfFields(restriction, (name) => fields.has(name))
  return isKnown ? { condition: restriction } : { among: restriction }
}

type Kinds = readonly [own: readonly Reference[] | undefined, other: readonly Reference[] | undefined]

function totals(
  registers: Registers,
  request: EntryRequest,
  keys: readonly VirtualField[],
  periods: readonly VirtualField[],
  kinds: Kinds,
  own: OfUser,
): Rows {
  const { base, entity, found, given } = request
  const table = tableFor(base, entity.object.FullName)
  const asked = {
    AccountCondition: conditionOf(request, 'AccountCondition', ['Account', 'AccountDr']),
    Condition: joined(conditionOf(request, 'Condition', []), own.condition).where,
    among: own.among,
    Dimensions: keys.map(({ column }) => column),
    ExtDimensions: kinds[0],
  }
  if (found.name === 'Balance') return entryBalance(registers, table, { ...asked, Period: given.date('Period') })
  const span = {
    ...asked,
    Details: periods.map(({ column }) => column),
    StartPeriod: given.date('StartPeriod'),
    EndPeriod: given.date('EndPeriod'),
  }
  if (found.name === 'BalanceAndTurnovers') return entryBalanceAndTurnovers(registers, table, span)
  const balanced = {
    ...span,
    BalancedAccountCondition: conditionOf(request, 'BalancedAccountCondition', ['BalancedAccount', 'AccountCr']),
    BalancedExtDimensions: kinds[1],
  }
  return found.name === 'Turnovers' ? entryTurnovers(registers, table, balanced) : entryDrCrTurnovers(registers, table, balanced)
}

/** `account`: the fields that `Account_Key` may mean in that parameter. */
function conditionOf(
  { given, found, models, source, entity }: EntryRequest,
  name: string,
  account: readonly string[],
): Expression | undefined {
  const written = given.filter(name)
  const byName = new Map<string, EntityField>()
  const add = (one: EntityField): void => {
    for (const key of [one.base, one.name, ...(one.form === 'composite' ? [`${one.base}_Type`] : [])]) byName.set(key, one)
  }
  for (const one of found.table!.fields) {
    if (one.role === 'resource' || one.role === 'period') continue
    if (account.includes(one.base)) add({ ...one, base: 'Account', name: 'Account_Key' })
    add(one)
  }
  const filter = written && bindFilter(name, written.text, { field: (key) => byName.get(key) }, models, written.spare)
  return name === 'Condition' ? restricted(source.area, entity.records ?? entity, filter).where : filter
}

/** References to types of extra dimensions: their UUIDs, or names of predefined ones. */
function typesOf({ given, entity, base }: EntryRequest, parameter: string): readonly Reference[] | undefined {
  const names = given.names(parameter)
  if (names === undefined) return undefined
  const definition = entity.object.kind === 'AccountingRegister' ? entity.object.definition : undefined
  const accounts = base.model.byFullName(definition?.ChartOfAccounts ?? '')
  const chart = accounts?.kind === 'ChartOfAccounts' ? accounts.definition.ExtDimensionTypes : ''
  const kinds = base.model.byFullName(chart)
  return names.map((one) => {
    const text = /^guid'(.*)'$/.exec(one)?.[1] ?? one.replaceAll("'", '')
    const uuid = isUUID(text) ? text : kinds && predefinedUUID(kinds, text)
    if (uuid === undefined)
      throw odataRefusal(
        'literal',
        [text, 'Edm.Guid'],
        said(`${parameter}='<UUID of an item of ${chart}>' is expected`, `ожидается ${parameter}='<UUID элемента ${chart}>'`),
      )
    return Reference.of(chart.replace('.', 'Ref.'), uuid)
  })
}

/** What rows are told apart by: `Dimensions` chooses among dimensions, `$select` among all; without both what the account has. */
function keysOf({ given, found }: EntryRequest, selected: Tree | undefined, kinds: Kinds): readonly VirtualField[] {
  const all = found.table!.fields.filter(({ role }) => role === 'account' || role === 'dimension' || role === 'balanced')
  const listed = given.names('Dimensions')
  for (const one of listed ?? [])
    if (!all.some(({ base, name }) => base === one || name === one))
      throw odataRefusal(
        'segment',
        [one],
        said(`Dimensions: ${all.map(({ base }) => base).join(', ')}`, `допустимые Dimensions: ${all.map(({ base }) => base).join(', ')}`),
      )
  const asked = namesOf(selected)
  const own = all.filter(({ role }) => role !== 'balanced')
  const chosen = asked === undefined ? own.filter((one) => isOfTypes(one, kinds)) : withNames(all, asked)
  if (listed === undefined) return chosen
  const named = new Set(withNames(all, listed))
  const hasAccount = [...named].some(({ role }) => role !== 'dimension')
  return all.filter((one) => named.has(one) || (one.role !== 'dimension' && !hasAccount && chosen.includes(one)))
}

/** Where types are listed, there are as many extra dimensions. */
function isOfTypes({ base }: VirtualField, [own, other]: Kinds): boolean {
  const [, side, number] = /^ExtDimension(Dr|Cr|)(\d+)$/.exec(base) ?? []
  const types = side === 'Cr' ? other : own
  return number === undefined || types === undefined || globalThis.Number(number) <= types.length
}

/** `Order` and `$orderby` are not looked at, and a page cannot be skipped, as on the wire. */
function recordRows({ base, entity, found, given, options, models, source }: EntryRequest, own: Expression | undefined): Rows {
  const table = tableFor(base, entity.object.FullName)
  if (options.skip !== undefined) throw odataRefusal('option', ['$skip'], said(`${found.name} takes no $skip`, `у ${found.name} нет $skip`))
  if (found.name === 'ExtDimensions') return extDimensions(base.reader, table, restricted(source.area, entity.records ?? entity, own).where)
  const condition = given.filter('Condition')
  const byName = new Map(found.table!.fields.flatMap((one) => [one.base, one.name, `${one.base}_Type`].map((name) => [name, one] as const)))
  const filter = condition && bindFilter('Condition', condition.text, { field: (name) => byName.get(name) }, models, condition.spare)
  const Top = given.number('Top')
  const rows = entriesWithExtDimensions(base.reader, table, {
    StartPeriod: given.date('StartPeriod'),
    EndPeriod: given.date('EndPeriod'),
    Condition: restricted(source.area, entity.records ?? entity, joined(filter, own).where).where,
    Top,
  })
  return { fields: [...rows.fields, 'PointInTime'], rows: rows.rows.map((row) => [...row, null]) }
}
