/** The data of a run, made when it is first asked for. */
import { unsupported } from '../../run/error.ts'
import type { Run } from '../../run/run.ts'
import { objectValue } from './objects/object.ts'
import { TablePart } from './objects/table-part.ts'
import { type DataMakers, RunData } from './values/run-data.ts'
import { fromData } from './values/values.ts'

const makers: DataMakers = { value: fromData, object: objectValue, part: (data, list) => new TablePart(data, list) }

/** `what` was asked for. @throws BslError where the run has no data */
export function dataOf(run: Run, what: string): RunData {
  const found = dataIfAny(run)
  if (found === undefined) throw unsupported(what, noData)
  return found
}

/** `undefined` where the run has no data. */
export function dataIfAny(run: Run): RunData | undefined {
  const known = run.kept.get('data') as RunData | undefined
  if (known !== undefined || run.infobase === undefined) return known
  const made = new RunData(run, run.infobase, makers)
  run.kept.set('data', made)
  return made
}

const noData = { russian: 'здесь нет данных: docs/ru/infobase.md', english: 'there are no data here: docs/infobase.md' }
