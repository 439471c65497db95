/** Records of calculation registers as 1C keeps them: periods begin with the first day of the register's period. */
import type { DateTime } from '../../../xdto/values/date-time.ts'
import { dataError } from '../../data-error.ts'
import { beginOfPeriod } from '../../query/functions/dates.ts'
import type { TableLayout } from '../../store/layout.ts'
import type { Value } from '../../values/value.ts'

const units = { Day: 'day', Month: 'month', Quarter: 'quarter', Year: 'year' } as const

/** Changes the rows in place. @throws DataError where a period ends before it begins */
export function completeCalculations({ object, columns }: TableLayout, rows: readonly Value[][]): void {
  if (object.kind !== 'CalculationRegister') return
  const unit = units[object.definition.Periodicity]
  const at = (name: string): number => columns.findIndex(({ field }) => field.Name === name)
  const begun = ['RegistrationPeriod', 'ActionPeriod'].map(at).filter((place) => place >= 0)
  const pairs = ['Action', 'Base'].flatMap((word) => {
    const [first, last] = [at(`BegOf${word}Period`), at(`EndOf${word}Period`)]
    return first < 0 ? [] : [{ first, last, field: `EndOf${word}Period` }]
  })
  for (const row of rows) {
    for (const place of begun) row[place] = beginOfPeriod(row[place] as DateTime, unit)
    for (const { first, last, field } of pairs)
      if ((row[first] as DateTime).compare(row[last] as DateTime) > 0) throw dataError('period-order', { register: object.FullName, field })
  }
}
