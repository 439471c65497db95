/** The virtual tables of calculation registers. */
import { actualActionPeriod, calculationBase, scheduleData } from '../../../infobase/registers/calculation/tables.ts'
import type { VirtualTable } from '../../../infobase/registers/virtual.ts'
import type { TableLayout } from '../../../infobase/store/layout.ts'
import { bothOf } from '../block-plan.ts'
import { namesAt } from './arguments.ts'
import type { Asked } from './asked.ts'
import { otherTable } from './others.ts'

export function calculationTable(asked: Asked, register: TableLayout): VirtualTable {
  const { reading, reader, condition, allowed } = asked
  const { base } = reader.run
  const Condition = bothOf([condition('Condition'), allowed].filter((one) => one !== undefined))
  if (reading.table === 'Changes') return otherTable(asked, register)
  if (reading.table === 'ActualActionPeriod') return actualActionPeriod(base, register, { Condition })
  if (reading.table === 'ScheduleData') return scheduleData(base, register, { Condition })
  const parameters = {
    Condition,
    MainRegisterDimensions: namesAt(asked, 'MainRegisterDimensions'),
    BaseRegisterDimensions: namesAt(asked, 'BaseRegisterDimensions'),
    ViewPoints: namesAt(asked, 'ViewPoints'),
  }
  return calculationBase(base, register, base.layout.table(reading.base)!, parameters)
}
