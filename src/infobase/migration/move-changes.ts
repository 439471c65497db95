/** Changes that are registered for nodes of exchange plans follow their objects: under the same keys, else they are lost. */
import { said } from '../../diagnostics/said.ts'
import { changeTable, type ChangeTable } from '../exchange/change-table.ts'
import type { Engine } from '../store/engine.ts'
import type { Tables } from '../store/tables.ts'
import type { Difference } from './difference.ts'
import { asideName } from './move.ts'
import type { TableChange } from './table-change.ts'

export function moveChanges(engine: Engine, tables: Tables, changes: readonly TableChange[]): readonly Difference[] {
  const followed = new Set<string>()
  const lost = changes.flatMap((change): readonly Difference[] => {
    if (change.now.section !== undefined || !tables.has(`${change.old.name}x`)) return []
    followed.add(`${change.old.name}x`)
    return movedKeys(engine, change)
  })
  for (const name of tables.names) if (/^t\d+x$/.test(name) && !followed.has(name)) engine.execute(`DROP TABLE ${name}`)
  return lost
}

function movedKeys(engine: Engine, change: TableChange): readonly Difference[] {
  const [had, has] = [changeTable(change.old), changeTable(change.now)]
  const sources = has.key.map((one) => change.columns.find(({ now }) => now === one))
  const isSame = sources.length === had.key.length && sources.every((one, at) => one?.isSame === true && one.old === had.key[at])
  if (isSame && had.create.join() === has.create.join()) return []
  const aside = asideName(had.name)
  engine.execute(`ALTER TABLE ${had.name} RENAME TO ${aside}`)
  for (const one of has.create) engine.execute(one)
  const count = isSame ? 0 : Number(engine.prepare(`SELECT COUNT(*) AS n FROM ${aside}`).all([])[0]?.['n'] ?? 0)
  if (isSame) engine.execute(`INSERT INTO ${has.name} (${cellNames(has)}) SELECT ${cellNames(had)} FROM ${aside}`)
  engine.execute(`DROP TABLE ${aside}`)
  const what = said('changes registered for exchange, by keys of before', 'изменения, зарегистрированные для обмена по прежним ключам')
  return count === 0 ? [] : [{ effect: 'lost', object: change.now.object.FullName, what, count, samples: [] }]
}

const cellNames = ({ cells }: ChangeTable): string => ['p', 'n', 'm', ...cells].join(', ')
