/** Rights to a record set that is written as a whole: which of its records are new, changed, or gone, and whether the user may do that. */
import { ForeignReference } from '../../infobase/foreign/reference.ts'
import { keyOf, type Value } from '../../infobase/values/value.ts'
import type { Condition } from './conditions.ts'
import type { RowRight } from './rights.ts'
import { rowsOver, toldRows, type TableAccess } from './rows.ts'
import type { Link } from './session.ts'
import type { Row } from './write-rows.ts'
import type { Writing } from './writing.ts'

interface SetOfRows {
  /** What its filter says. */
  readonly where: readonly Condition[]
  readonly rows: readonly Row[]
  /** Whether it comes in place of the records that the filter holds. */
  readonly replace: boolean
}

/** Gives what is to be run once the set is written. @throws DataError where a right to one of the records is missing */
export async function requireSet(
  access: TableAccess,
  writing: Writing,
  link: Link,
  { where, rows, replace }: SetOfRows,
): Promise<() => Promise<void>> {
  const { rights, table } = access
  if (rights.isFree) return () => Promise.resolve()
  const before = replace ? new Set((await rowsOver(writing, link, { where }, table.keys)).map(textOf)) : new Set<string>()
  const after = new Set(rows.map((row) => textOf(table.keys.map(({ at }) => row[at]))))
  const kept = new Set([...after].filter((one) => before.has(one)))
  const added = new Set([...after].filter((one) => !before.has(one)))
  const gone = new Set([...before].filter((one) => !after.has(one)))
  const check = async (right: RowRight, keys: ReadonlySet<string>): Promise<void> => {
    const told = keys.size === 0 ? undefined : rights.restriction(right)
    if (told === undefined) return
    for (const { key, isTold } of await toldRows(writing, link, where, told)) if (!isTold && keys.has(textOf(key))) rights.refuseRow(right)
  }
  for (const [right, keys] of [
    ['Insert', added],
    ['Update', kept],
    ['Delete', gone],
  ] as const)
    if (keys.size > 0) rights.require(right)
  await check('Update', kept)
  await check('Delete', gone)
  return async () => {
    await check('Update', kept)
    await check('Insert', added)
  }
}

/** By which keys are compared. */
const textOf = (key: Row): string =>
  JSON.stringify(key.map((one) => (one instanceof ForeignReference ? one.keyText() : keyOf(one as Value))))
