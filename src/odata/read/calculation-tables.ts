/** The functions of calculation registers: their conditions are of the records, which are given with what the function adds to them. */
import { said } from '../../diagnostics/said.ts'
import { tableFor } from '../../infobase/objects/base.ts'
import type { Expression } from '../../infobase/query/expression.ts'
import { actualActionPeriod, calculationBase, scheduleData } from '../../infobase/registers/calculation/tables.ts'
import type { VirtualTable as Rows } from '../../infobase/registers/virtual.ts'
import { odataRefusal } from '../errors.ts'
import type { VirtualField } from '../model/entity.ts'
import { bindFilter } from '../plan/bind.ts'
import { ownRows } from './allowed.ts'
import { restricted } from './area.ts'
import type { EntryRequest } from './entry-tables.ts'
import { treeOf } from './tree.ts'
import { virtualEntity, type VirtualRows } from './virtual-entity.ts'

export async function readCalculationTable(request: EntryRequest): Promise<VirtualRows> {
  const { base, entity, found, given, models, source, options } = request
  const records = entity.records ?? entity
  const said = given.filter('Condition')
  const filter = said && bindFilter('Condition', said.text, { field: records.field, entity: records }, models, said.spare)
  const { where } = restricted(source.area, records, (await ownRows(source, records, filter)).where)
  const views = viewsOf(request)
  const rows = await base.transactions.read(() => rowsOf(request, where, views))
  const shown = found.table!.fields.filter((one) => one.role !== 'balanced' || views.includes(one))
  return {
    entity: virtualEntity(records, found.table!, shown),
    given: { kind: 'given', ...rows },
    selected: treeOf('$select', options.select),
  }
}

function rowsOf({ base, entity, found, given }: EntryRequest, Condition: Expression | undefined, views: readonly VirtualField[]): Rows {
  const table = tableFor(base, entity.object.FullName)
  if (found.name === 'ActualActionPeriod') return actualActionPeriod(base, table, { Condition })
  if (found.name === 'ScheduleData') return scheduleData(base, table, { Condition })
  const other = tableFor(base, `CalculationRegister.${found.name.slice('Base'.length)}`)
  const dimensions = (name: string, of: typeof table): readonly string[] | undefined =>
    given.names(name)?.map((one) => {
      const field = of.column(one) ?? of.column(one.replace(/_Key$/, ''))
      if (field === undefined)
        throw odataRefusal(
          'segment',
          [one],
          said(`${name}: ${of.object.FullName} has no field ${one}`, `${name}: у ${of.object.FullName} нет поля ${one}`),
        )
      return field.field.Name
    })
  return calculationBase(base, table, other, {
    Condition,
    ViewPoints: views.map((one) => one.of!.Name),
    MainRegisterDimensions: dimensions('MainRegisterDimensions', table),
    BaseRegisterDimensions: dimensions('BaseRegisterDimensions', other),
  })
}

/** The fields that `ViewPoints` names, by the names of the base register. */
function viewsOf({ found, given }: EntryRequest): readonly VirtualField[] {
  const all = found.table!.fields.filter(({ role }) => role === 'balanced')
  return (given.names('ViewPoints') ?? []).map((name) => {
    const view = all.find(({ of }) => of!.Name === name || `${of!.Name}_Key` === name)
    if (view === undefined)
      throw odataRefusal(
        'segment',
        [name],
        said(
          `ViewPoints: ${all.map(({ of }) => of!.Name).join(', ')}`,
          `допустимые ViewPoints: ${all.map(({ of }) => of!.Name).join(', ')}`,
        ),
      )
    return view
  })
}
