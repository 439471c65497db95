/**
 * Moves the data of one configuration to the form of another, in the transaction of the caller, and says of every difference what became of
 * the data. Nothing is decided here: who calls takes it all back when it does not like what it reads.
 */
import { joined, said, type Said } from '../../diagnostics/said.ts'
import type { ModelObject } from '../model/model.ts'
import { totalsOf } from '../registers/accounting/entries.ts'
import { Totals } from '../registers/totals.ts'
import type { Engine } from '../store/engine.ts'
import { createLayout, type Layout, type ObjectNumbers, type TableLayout } from '../store/layout.ts'
import { Tables } from '../store/tables.ts'
import { Writer } from '../store/writer.ts'
import type { Difference } from './difference.ts'
import { rowsOf } from './dropped.ts'
import { fieldDifferences } from './field-differences.ts'
import { moveChanges } from './move-changes.ts'
import { moveRecalculations } from './move-recalculations.ts'
import { asideName, moveRows } from './move.ts'
import { matchedTables } from './pairs.ts'
import { syncPredefined } from './predefined.ts'
import { chunksOf } from './rows.ts'
import type { Change } from './same-column.ts'
import { becomesSubordinate, tableChange, type TableChange } from './table-change.ts'

export interface Migration extends Change {
  readonly numbersBefore: ObjectNumbers
  readonly numbersNow: ObjectNumbers
}

export function migrate(engine: Engine, migration: Migration): readonly Difference[] {
  const before = createLayout(migration.old, undefined, migration.numbersBefore)
  const now = createLayout(migration.now, undefined, migration.numbersNow)
  const tables = new Tables(engine, () => {})
  const writer = new Writer(engine, tables)
  const there = (table: TableLayout): boolean => tables.has(table.name)
  // A journal is made anew when it is next read.
  for (const name of tables.names) if (/^j\d+$/.test(name)) engine.execute(`DROP VIEW ${name}`)
  const all = changesOf(before, now, migration)
  const changes = all.filter(({ old }) => there(old))
  const moving = changes.filter((one) => !one.isSame && one.now.object.kind !== 'Enum')
  const others = all.filter((one) => !moving.includes(one) && one.now.object.kind !== 'Enum')
  const differences = [...objectDifferences(engine, before, migration, there), ...sectionDifferences(engine, before, migration, there)]
  // Members are of the configuration: their table is filled when it is next used.
  for (const { old } of changes) if (old.object.kind === 'Enum' && there(old)) engine.execute(`DROP TABLE ${old.name}`)
  // Of a sequence that is another one, nothing is in order yet.
  for (const { old } of moving) if (old.object.kind === 'Sequence') engine.execute(`DROP TABLE IF EXISTS ${old.name}b`)
  for (const { old } of moving) engine.execute(`ALTER TABLE ${old.name} RENAME TO ${asideName(old.name)}`)
  for (const change of moving) differences.push(...moved(engine, writer, change, migration))
  differences.push(...moveChanges(engine, tables, changes), ...moveRecalculations(engine, tables, changes))
  rebuildTotals(engine, changes, tables, writer)
  for (const { now: table } of changes)
    if (table.section === undefined && table.object.kind !== 'Enum')
      differences.push(...syncPredefined(engine, writer, table, migration.now))
  return [...differences, ...others.flatMap((one) => fieldDifferences.changed(one, migration.pairs))]
}

/** Every table of before that is one of now. */
function changesOf(before: Layout, now: Layout, { now: model, pairs, old, ...rest }: Migration): readonly TableChange[] {
  const change = { now: model, pairs, old, ...rest }
  return model.objects.flatMap((object) => {
    const was = pairs.before(object.FullName)
    const [from, to] = [was === undefined ? undefined : before.table(was.FullName), now.table(object.FullName)]
    if (was === undefined || from === undefined || to === undefined || object.kind === 'DocumentJournal') return []
    const sections = [...matchedTables(was.tables, object.tables)].flatMap(([is, had]) => {
      const [a, b] = [before.section(was.FullName, had.Name), now.section(object.FullName, is.Name)]
      return a === undefined || b === undefined ? [] : [tableChange(a, b, change)]
    })
    return [tableChange(from, to, change), ...sections]
  })
}

const difference = (object: string, what: Said, count: number): Difference => ({
  effect: count === 0 ? 'kept' : 'lost',
  object,
  what,
  count,
  samples: [],
})

/** Objects that are new, renamed or gone. */
function objectDifferences(
  engine: Engine,
  before: Layout,
  { old, now, pairs }: Migration,
  there: (table: TableLayout) => boolean,
): Difference[] {
  const added = now.objects.filter((one) => pairs.before(one.FullName) === undefined)
  return [
    ...added.map((one) => difference(one.FullName, said('the object is new', 'новый объект'), 0)),
    ...now.of('Enum').flatMap((one) => memberDifferences(one, pairs)),
    ...pairs.renamed.map(([from, to]) => difference(to, said(`renamed, was ${from}`, `переименован, был ${from}`), 0)),
    ...old.objects
      .filter((one) => pairs.after(one.FullName) === undefined)
      .map((one) => {
        const tables = [before.table(one.FullName), ...before.sections(one.FullName)].flatMap((table) => table ?? [])
        const gone = tables.filter((table) => there(table) && !table.name.startsWith('j'))
        const rows = gone[0]?.section === undefined && gone[0] !== undefined ? rowsOf(engine, gone[0].name, gone[0]) : 0
        for (const table of gone) engine.execute(`DROP TABLE ${table.name}`)
        return difference(one.FullName, said('the object is gone, with its rows', 'объект удален вместе со строками'), rows)
      }),
  ]
}

/** Members that are new, renamed or gone; who uses one that is gone loses the value, and says so. */
function memberDifferences(now: ModelObject<'Enum'>, { before, member }: Migration['pairs']): readonly Difference[] {
  const was = before(now.FullName)
  if (was?.kind !== 'Enum') return []
  const names = Object.keys(was.definition.EnumValues).map((one) => [one, member(was.FullName, one)] as const)
  const known = new Set(names.map(([, one]) => one))
  const words = (name: string): Said => said(`member ${name}`, `значение ${name}`)
  return [
    ...Object.keys(now.definition.EnumValues)
      .filter((one) => !known.has(one))
      .map((one) => difference(now.FullName, joined([words(one), said(' is new', ': новое')]), 0)),
    ...names.flatMap(([from, to]) =>
      from === to
        ? []
        : [
            difference(
              now.FullName,
              to === undefined
                ? joined([words(from), said(' is gone', ': удалено')])
                : joined([words(to), said(`, was ${from}`, `, было ${from}`)]),
              0,
            ),
          ],
    ),
  ]
}

/** Tabular sections that are new, renamed or gone. */
function sectionDifferences(
  engine: Engine,
  before: Layout,
  { now: model, pairs }: Migration,
  there: (table: TableLayout) => boolean,
): readonly Difference[] {
  return model.objects.flatMap((object) => {
    const was = pairs.before(object.FullName)
    if (was === undefined) return []
    const found = matchedTables(was.tables, object.tables)
    const used = new Set(found.values())
    const gone = was.tables.filter((one) => !used.has(one))
    const renamed = [...found].filter(([is, had]) => is.Name !== had.Name)
    const section = (name: string): Said => said(`tabular section ${name}`, `табличная часть ${name}`)
    return [
      ...object.tables
        .filter((one) => !found.has(one))
        .map((one) => difference(object.FullName, joined([section(one.Name), said(' is new', ': новая')]), 0)),
      ...renamed.map(([is, had]) =>
        difference(object.FullName, joined([section(is.Name), said(`, was ${had.Name}`, `, была ${had.Name}`)]), 0),
      ),
      ...gone.map((one) => {
        const table = before.section(was.FullName, one.Name)!
        const rows = there(table) ? rowsOf(engine, table.name, table) : 0
        if (there(table)) engine.execute(`DROP TABLE ${table.name}`)
        return difference(
          object.FullName,
          joined([section(one.Name), said(' is gone, with its rows', ': удалена вместе со строками')]),
          rows,
        )
      }),
    ]
  })
}

/** One table, with what its fields become. */
function moved(engine: Engine, writer: Writer, change: TableChange, { pairs }: Migration): readonly Difference[] {
  const { old, now } = change
  const aside = asideName(old.name)
  const isEmptied = becomesSubordinate(change)
  const emptied = isEmptied ? rowsOf(engine, aside, old) : 0
  const dropped = isEmptied ? [] : fieldDifferences.dropped(engine, aside, change)
  const { maker, twice } = moveRows(engine, writer, change, pairs, isEmptied)
  return [
    ...(isEmptied
      ? [
          difference(
            now.object.FullName,
            said('records without a recorder: the register is subordinate now', 'записи без регистратора: регистр стал подчиненным'),
            emptied,
          ),
        ]
      : []),
    ...dropped,
    ...fieldDifferences.changed(change, pairs, maker),
    ...(twice === 0 ? [] : [fieldDifferences.twice(change, twice)]),
  ]
}

/** Of a register whose table of records or of totals is another one than before. */
function rebuildTotals(engine: Engine, changes: readonly TableChange[], tables: Tables, writer: Writer): void {
  for (const { old, now, isSame } of changes) {
    const [had, has] = [totalsOf(old), totalsOf(now)]
    const names = had.flatMap((one) => [one.months, one.current]).filter((one) => one !== undefined && tables.has(one))
    const statements = (all: typeof had): string => JSON.stringify(all.map((one) => [one.createMonths, one.createCurrent]))
    if (names.length === 0 || (isSame && statements(had) === statements(has))) continue
    for (const name of names) {
      engine.execute(`DROP TABLE ${name}`)
      tables.forget(name!)
    }
    if (has.length === 0) continue
    const totals = new Totals(tables, writer, totalsOf)
    for (const rows of chunksOf(engine, now.name, now)) totals.change(now, [], rows)
  }
  const kept = new Set(changes.map((one) => one.old.name))
  for (const name of tables.names) {
    const owner = /^(t\d+)[mnc]$/.exec(name)?.[1]
    if (owner !== undefined && !kept.has(owner)) engine.execute(`DROP TABLE ${name}`)
  }
}
