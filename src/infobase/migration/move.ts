/** Moves the rows of a table to its new form: cell by cell in SQL where they stay as they are, else row by row. */
import { cellsOf, encodeInto, type Column } from '../store/column.ts'
import type { Bound, Engine } from '../store/engine.ts'
import type { TableLayout } from '../store/layout.ts'
import type { Writer } from '../store/writer.ts'
import type { Pairs } from './pairs.ts'
import { chunksOf, needsRules, RowMaker } from './rows.ts'
import type { TableChange } from './table-change.ts'

/** The name that a table has while its rows are moved. */
export const asideName = (name: string): string => `o_${name}`

export interface Moved {
  readonly maker: RowMaker | undefined
  /** Keys that more than one row has now. */
  readonly twice: number
}

/** The table of now is made, and the one of before dropped; indexes come last. */
export function moveRows(engine: Engine, writer: Writer, change: TableChange, pairs: Pairs, isEmptied: boolean): Moved {
  const { old, now } = change
  const from = asideName(old.name)
  const [create = '', ...indexes] = now.create
  engine.execute(create)
  const maker = isEmptied ? undefined : copied(engine, writer, change, pairs, from)
  const twice = isEmptied ? 0 : keysTwice(engine, change)
  engine.execute(`DROP TABLE ${from}`)
  // With keys that are there twice everything is taken back.
  if (twice === 0) for (const one of indexes) engine.execute(one)
  return { maker, twice }
}

function copied(engine: Engine, writer: Writer, change: TableChange, pairs: Pairs, from: string): RowMaker | undefined {
  const cells = needsRules(change) ? undefined : selected(change)
  if (cells !== undefined) {
    engine.execute(
      `INSERT INTO ${change.now.name} (${change.now.columns.flatMap(cellsOf).join(', ')}) SELECT ${cells.join(', ')} FROM ${from}`,
    )
    return undefined
  }
  const maker = new RowMaker(change, pairs)
  const insert = writer.insertion(change.now)
  for (const rows of chunksOf(engine, from, change.old)) {
    for (const row of rows) {
      const made = maker.make(row)
      if (made === undefined) continue
      const bound: Bound[] = []
      for (const [at, column] of change.now.columns.entries()) encodeInto(bound, column, made[at])
      insert.run(bound)
    }
  }
  return maker
}

/** The cells of before, and the empty value of what is new; `undefined` where one has no literal that every engine takes. */
function selected({ columns }: TableChange): readonly string[] | undefined {
  const all = columns.map(({ old, now }) => (old === undefined ? emptyCells(now) : cellsOf(old)))
  return all.every((one) => one !== undefined) ? all.flat() : undefined
}

function emptyCells(column: Column): readonly string[] | undefined {
  // Engines differ in the type of a cell that holds several.
  if (column.tag !== undefined) return undefined
  if (column.codecs[0]!.kept.kind === 'boolean') return ['FALSE']
  const bound: Bound[] = []
  encodeInto(bound, column, column.empty)
  const literals = bound.map(literalOf)
  return literals.every((one) => one !== undefined) ? literals : undefined
}

export function literalOf(bound: Bound): string | undefined {
  if (bound === null) return 'NULL'
  if (typeof bound === 'bigint') return String(bound)
  return typeof bound === 'string' ? `'${bound.replaceAll("'", "''")}'` : undefined
}

function keysTwice(engine: Engine, { now }: TableChange): number {
  const key = uniqueCells(now)
  if (key === undefined) return 0
  const grouped = key === '' ? '' : ` GROUP BY ${key}`
  const [row] = engine
    .prepare(`SELECT COUNT(*) AS n FROM (SELECT COUNT(*) AS m FROM ${now.name}${grouped} HAVING COUNT(*) > 1) AS twice`)
    .all([])
  return Number(row?.['n'] ?? 0)
}

/** Of a register the cells of its unique index; a constant has one row in each part of separated data. */
function uniqueCells({ object, section, create, key }: TableLayout): string | undefined {
  if (section !== undefined) return undefined
  if (object.kind === 'Constant') return key.flatMap(cellsOf).join(', ')
  const unique = create.find((one) => one.startsWith('CREATE UNIQUE INDEX'))
  return unique === undefined ? undefined : unique.slice(unique.indexOf('(') + 1, unique.lastIndexOf(')'))
}
