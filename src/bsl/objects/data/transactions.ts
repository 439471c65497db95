/** НачатьТранзакцию and its like, by the rules of 1C: nested ones are counted, and a failed one can only be taken back. */
import type { Implementation } from '../../run/object-type.ts'
import type { Run } from '../../run/run.ts'
import { dataIfAny } from './data-of.ts'

export const transactions: Record<string, Implementation> = {
  'НачатьТранзакцию|BeginTransaction|$a?': (_: never, run: Run) => dataIfAny(run)?.begin(),
  'ЗафиксироватьТранзакцию|CommitTransaction|$': (_: never, run: Run) => dataIfAny(run)?.commit(),
  'ОтменитьТранзакцию|RollbackTransaction|$': (_: never, run: Run) => dataIfAny(run)?.rollback(),
  'ТранзакцияАктивна|TransactionActive|$': (_: never, run: Run) => dataIfAny(run)?.isActive ?? false,
}
