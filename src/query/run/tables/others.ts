/** Virtual tables that are no totals: registered changes, boundaries of sequences, tasks of a performer, points of a route. */
import { said } from '../../../diagnostics/said.ts'
import { allChanges } from '../../../infobase/exchange/all-changes.ts'
import { routePointRef } from '../../../infobase/model/route-points.ts'
import { tasksByPerformer } from '../../../infobase/objects/manager/tasks-by-performer.ts'
import { refuseTable, type VirtualTable } from '../../../infobase/registers/virtual.ts'
import type { TableLayout } from '../../../infobase/store/layout.ts'
import { Decimal } from '../../../xdto/values/decimal.ts'
import { queryError } from '../../query-error.ts'
import { referencesAt } from './arguments.ts'
import type { Asked } from './asked.ts'

export function otherTable(asked: Asked, table: TableLayout): VirtualTable {
  const { base } = asked.reader.run
  const { object } = table
  switch (asked.reading.table) {
    case 'Changes':
      return allChanges(base, table)
    case 'Boundaries':
      return { fields: table.columns.map(({ field }) => field.Name), rows: base.sequences.boundaries(table) }
    case 'TasksByPerformer': {
      const [performer] = referencesAt(asked, 'Performer') ?? []
      if (performer === undefined)
        throw queryError('wrong-type', { what: said('TasksByPerformer', 'ЗадачиПоИсполнителю') }, asked.source.place)
      return { fields: table.columns.map(({ field }) => field.Name), rows: tasksByPerformer(base, table, performer) }
    }
    case 'Points': {
      const { definition } = object
      const points = definition.kind === 'BusinessProcess' ? definition.RoutePoints.map((one) => routePointRef(definition, one)) : []
      return { fields: ['Ref', 'Order'], rows: points.map((one, at) => [one, Decimal.from(at)]) }
    }
    default:
      return refuseTable(table, asked.reading.table)
  }
}
