/** Carries out plans: compiled once a shape, bound and decoded each time. */
import type { InfobaseModel } from '../model/model.ts'
import { asBound, listed, type Bound, type Cell, type CellList, type Engine, type Statement } from '../store/engine.ts'
import type { Layout, TableLayout } from '../store/layout.ts'
import type { Tables } from '../store/tables.ts'
import type { Value } from '../values/value.ts'
import type { Borders, MayWait } from './each-part.ts'
import { ReadRows, type Rows } from './held-rows.ts'
import { endsOf, keyParting, partedTable, partingOf, wayOf, type Way } from './parting.ts'
import type { PlainData } from './plain/data.ts'
import { evaluated } from './plain/evaluate.ts'
import type { Plan, Row } from './plan.ts'
import type { SheetShape, Statements } from './sheets.ts'
import { compiled, type Compiled, type CompileOptions, type Parting } from './sql/select.ts'
import { shapeOf, type Shape } from './sql/shape.ts'

interface Prepared extends Compiled {
  readonly statement: Statement
  way: Way | undefined
}

/** The rows of a plan in parts of a table, each from behind a cell up to another. */
export interface Parts extends Borders {
  readonly order: Parting['order']
  rows(plan: Plan, after: Bound, upTo: Bound): MayWait<Rows>
  count(plan: Plan, after: Bound, upTo: Bound): MayWait<number>
  /** Whether rows have numbers, by which they are read again. */
  readonly isNumbered: boolean
  /** The rows of a plan that have these numbers, in their order. */
  among(plan: Plan, numbers: readonly Cell[]): readonly Row[]
  /** What the rows are ordered by; the key of the table comes last, or the number of a row. */
  sheet(plan: Plan): SheetShape
  /** Puts that into a sheet. */
  sort(plan: Plan, sheet: string, after: Bound, upTo: Bound): void
  /** Along an index whose cells rows share. */
  readonly crowds?: Crowds | undefined
}

/** Rows that share the cell of an index. */
export interface Crowds {
  /** They are sorted, before the first of them is there; else they come along the index. */
  readonly isSorted: boolean
  /** Whether more than so many have the cell. */
  isCrowd(cell: Bound, rows: number): boolean
  /** The last cell behind `after` and before `cell`; `undefined`: there is none. */
  before(cell: Bound, after: Bound): Bound | undefined
  /** The rows that have the cell. */
  parts(cell: Bound): Parts
}

/** Shapes that are kept; a program has some hundreds. */
const KEPT = 1_000

export class Reader implements Statements {
  readonly #engine: Engine
  readonly #layout: Layout
  readonly #model: InfobaseModel
  readonly #tables: Tables
  readonly #data: PlainData
  readonly #prepared = new Map<string, Prepared>()
  readonly #borders = new Map<string, Statement>()

  constructor(engine: Engine, layout: Layout, model: InfobaseModel, tables: Tables, data: PlainData) {
    this.#engine = engine
    this.#layout = layout
    this.#model = model
    this.#tables = tables
    this.#data = data
  }

  /** @throws PlanError, EngineError */
  select(plan: Plan): readonly Row[] {
    if (plan.source.kind === 'given') return evaluated(plan, this.#data)
    const shape = shapeOf(plan)
    const prepared = this.#prepare(plan, shape, shape.key)
    return listed(prepared.statement, bound(prepared, shape)).map(prepared.decode)
  }

  /** The plan for other values of the same types, prepared once. @throws PlanError, EngineError */
  prepared(plan: Plan): (values: readonly Value[]) => readonly Row[] {
    const shape = shapeOf(plan)
    const prepared = this.#prepare(plan, shape, shape.key)
    return (values) => {
      this.#tables.ensure(prepared.tables)
      return listed(prepared.statement, bound(prepared, { key: shape.key, values })).map(prepared.decode)
    }
  }

  /** How many rows the plan has without its page. @throws PlanError, EngineError */
  count(plan: Plan): number {
    const { skip: _skip, top: _top, order: _order, ...rest } = plan
    if (plan.source.kind === 'given') return evaluated(rest, this.#data).length
    const shape = shapeOf(rest)
    const prepared = this.#prepare(rest, shape, `#${shape.key}`, { count: true })
    return Number(prepared.statement.all(bound(prepared, shape))[0]?.['v0'] ?? 0)
  }

  /** `undefined`: the plan is read at once, since it searches by an index, or is no plan of rows of a table. */
  parts(plan: Plan): Parts | undefined {
    const table = partedTable(plan, this.#layout)
    if (table === undefined) return undefined
    const shape = shapeOf(plan)
    const prepared = this.#prepare(plan, shape, shape.key)
    const way = (prepared.way ??= wayOf(this.#engine.steps(prepared.text)))
    if (!way.isScan) return undefined
    return this.#partsBy(table, partingOf(plan, table, this.#layout, way), way.isSortedWithin)
  }

  /** `own`: what of `parting.shared` the rows have. */
  #partsBy(table: TableLayout, parting: Parting, isSortedWithin: boolean, ...own: readonly Bound[]): Parts {
    const { cell, descending, order, shared } = parting
    const ends = descending ? endsOf(parting).toReversed() : endsOf(parting)
    const [behind, direction] = descending ? ['<', ' DESC'] : ['>', '']
    const isShared = shared === undefined ? '' : ` AND ${shared} = ?`
    const next = this.statement(
      `SELECT ${cell} AS b FROM ${table.name} WHERE ${cell} ${behind} ?${isShared} ORDER BY ${cell}${direction} LIMIT 1 OFFSET ?`,
    )
    const isLater = next.listLater !== undefined
    return {
      order,
      isByRow: cell === 'rowid' || (table.section === undefined && cell === table.key[0]!.name && table.key.length === 1),
      isLater,
      ends: [ends[0]!, ends[1]!],
      border: (after, rows) =>
        when(listedOrLater(next, [after, ...own, BigInt(rows - 1)]), ([row]) => (row === undefined ? undefined : asBound(row[0]!))),
      rows: (asked, after, upTo) => {
        const made = this.#part(asked, { ...parting, isFirst: after === ends[0] }, false)
        return when(listedOrLater(made.statement, made.bound(after, upTo, ...own)), (rows) => new ReadRows(rows, made.decode))
      },
      count: (asked, after, upTo) => {
        const made = this.#part(asked, { ...parting, isFirst: after === ends[0] }, true)
        return when(listedOrLater(made.statement, made.bound(after, upTo, ...own)), ([row]) => Number(row?.[0] ?? 0))
      },
      isNumbered: cell === 'rowid',
      among: (asked, numbers) => {
        const made = this.#part(asked, { ...parting, order: 'any' }, false, false, true)
        const rows = listed(made.statement, made.bound(JSON.stringify(numbers.map(Number))))
        const byNumber = new Map(rows.map((row) => [row.at(-1), row]))
        return numbers.flatMap((one) => {
          const row = byNumber.get(one)
          return row === undefined ? [] : [made.decode(row)]
        })
      },
      sheet: (asked) => ({ keys: this.#part(asked, { ...parting, order: 'any' }, false, true).directions, amounts: 0 }),
      sort: (asked, sheet, after, upTo) => {
        const made = this.#part(asked, { ...parting, order: 'any', isFirst: after === ends[0] }, false, true)
        this.statement(`insert into ${sheet} ${made.text}`).run(made.bound(after, upTo, ...own))
      },
      crowds: parting.isKey || isLater ? undefined : this.#crowds(table, parting, isSortedWithin, ends[0]!),
    }
  }

  #crowds(table: TableLayout, { cell, descending }: Parting, isSorted: boolean, first: Bound): Crowds {
    const from = `FROM ${table.name} WHERE ${cell}`
    const [last, nearer, behind] = descending ? ['min', '>', '<'] : ['max', '<', '>']
    return {
      isCrowd: (own, rows) => listed(this.statement(`SELECT ${cell} ${from} = ? LIMIT 1 OFFSET ?`), [own, BigInt(rows)]).length > 0,
      before: (own, after) => {
        const orFirst = after === first ? '=' : ''
        const found = this.statement(`SELECT ${last}(${cell}) ${from} ${nearer} ? AND ${cell} ${behind}${orFirst} ?`)
        const [row] = listed(found, [own, after])
        return row?.[0] == null ? undefined : asBound(row[0])
      },
      isSorted,
      // Along the index they come by the key, in the direction of the index, where that is all there is behind the cell.
      parts: (own) => {
        const isByKey = !isSorted && table.clustered && table.key.length === 1
        const order = isByKey ? ({ order: 'asked', descending } as const) : ({ order: 'sorted' } as const)
        return this.#partsBy(table, { ...keyParting(table), ...order, shared: cell }, false, own)
      },
    }
  }

  #part(
    plan: Plan,
    parting: Parting,
    count: boolean,
    keys = false,
    among = false,
  ): Prepared & { readonly bound: (...range: readonly Bound[]) => readonly Bound[] } {
    const shape = shapeOf(plan)
    const prepared = this.#prepare(plan, shape, `%${count}${keys}${among}${Object.values(parting).join()}${shape.key}`, {
      count,
      parting,
      keys,
      among,
    })
    const values = (range: readonly unknown[]): Shape => ({ ...shape, values: [...shape.values, ...range] as Shape['values'] })
    return { ...prepared, bound: (...range) => bound(prepared, values(range)) }
  }

  /** A statement of that text, prepared once. */
  statement(text: string): Statement {
    let found = this.#borders.get(text)
    if (found === undefined) this.#borders.set(text, (found = this.#engine.prepare(text)))
    return found
  }

  /** What the engine is asked, and how it goes about it, for the curious. */
  explain(plan: Plan): { readonly sql: string; readonly steps: readonly string[] } {
    const { values } = shapeOf(plan)
    const { text, tables } = compiled(plan, this.#layout, this.#model, values.length)
    this.#tables.ensure(tables)
    return { sql: text, steps: this.#engine.steps(text) }
  }

  #prepare(plan: Plan, shape: Shape, key: string, options: CompileOptions = {}): Prepared {
    const found = this.#prepared.get(key)
    if (found !== undefined) {
      this.#tables.ensure(found.tables)
      return found
    }
    const made = compiled(plan, this.#layout, this.#model, shape.values.length, options)
    this.#tables.ensure(made.tables)
    if (this.#prepared.size >= KEPT) this.#prepared.clear()
    const prepared: Prepared = { ...made, statement: this.#engine.prepare(made.text), way: undefined }
    this.#prepared.set(key, prepared)
    return prepared
  }
}

/** By an engine that works while this thread goes on, as one that waits. */
const listedOrLater = (statement: Statement, values: readonly Bound[]): MayWait<readonly CellList[]> =>
  statement.listLater?.(values) ?? listed(statement, values)

const when = <T, R>(made: MayWait<T>, then: (made: T) => R): MayWait<R> => (made instanceof Promise ? made.then(then) : then(made))

const bound = (prepared: Compiled, shape: Shape): readonly Bound[] => prepared.holes.map((hole) => hole.bind(shape.values[hole.at]))
