/**
 * Sums of a register, a slice of its totals and records at a time: SQLite sums each slice and adds it to what there is, in a table of its
 * own in memory. So rows may be grouped by anything, in any order, and one value may have any number of them.
 */
import { cellsIn, eachPart, type Borders, type Cells, type Pacing } from '../query/each-part.ts'
import { emptied } from '../query/front.ts'
import { HeldRows } from '../query/held-rows.ts'
import { amountsOf, giveSheet, keysOf, takeSheet, type SheetShape } from '../query/sheets.ts'
import { asGiven, Hole } from '../query/sql/hole.ts'
import { rowDecoder } from '../query/sql/select.ts'
import { shapeOfTree } from '../query/sql/shape.ts'
import { compiledText, joined, raw, Sql, sql } from '../query/sql/template.ts'
import { asBound, listed, type Bound } from '../store/engine.ts'
import type { TableLayout } from '../store/layout.ts'
import type { Value } from '../values/value.ts'
import { isOther } from './amounts.ts'
import { RangePlace, type Walk } from './movements.ts'
import { comparedCells, makingOf, type Made, type Registers, type Summed, type Summing, type VirtualTable } from './virtual.ts'

/** Rows that are read of what was summed at once. */
const PIECE = 500

/** SQL with the values that it is given behind its own, of which each is one of those of the sums. */
interface Asked {
  readonly text: string
  readonly holes: readonly Hole[]
}

interface Gathering {
  readonly shape: SheetShape
  readonly parts: readonly { readonly walk: Walk; readonly part: Sql }[]
  readonly made: Made & Summed
  /** Tables that are read beside the register. */
  readonly tables: readonly TableLayout[]
  readonly values: readonly Value[]
}

/** Sums that are known: taken once, made later, and given when they are asked for again in the same way. */
export class Gathered {
  readonly #asked: Summing[] = []
  #made: readonly VirtualTable[] | undefined
  #given = 0

  take(summing: Summing): VirtualTable {
    if (this.#made === undefined) {
      this.#asked.push(summing)
      return { fields: [], rows: [] }
    }
    return this.#made[this.#given++]!
  }

  get asked(): readonly Summing[] {
    return this.#asked
  }

  know(made: readonly VirtualTable[]): void {
    this.#made = made
  }
}

/** `undefined`: a part has no order to be gone through in. */
export function gatheringOf(summing: Summing): Gathering | undefined {
  const { registers, register, values, condition, make } = summing
  const { making, statement } = makingOf(registers, register, values.length, condition)
  const made = make(making)
  const parts = summing.parts.flatMap((part) => {
    const place = part.values.find((one) => one instanceof RangePlace)
    return place === undefined ? [] : [{ walk: place.walk, part }]
  })
  if (parts.length < summing.parts.length) return undefined
  registers.tables.ensure([...statement.tables])
  const all = [...values, ...shapeOfTree({ condition }).values]
  return {
    shape: { keys: Array.from({ length: Math.max(1, made.keys.length) }, () => false), amounts: made.amounts.length },
    parts,
    made,
    tables: [...statement.tables],
    values: all,
  }
}

/** Whether a part has more rows than that. */
export const hasMore = (base: Registers, gathering: Gathering, rows: number): boolean =>
  gathering.parts.some(({ walk }) => bordersOf(base, gathering, walk).border(undefined, rows) !== undefined)

/** What is summed, row by row in the order of the keys. `check` is asked before each slice. */
export async function gather(base: Registers & Pacing, gathering: Gathering, check: () => boolean): Promise<VirtualTable | undefined> {
  const { writer, system } = base
  const { shape } = gathering
  const sheet = await base.transactions.read(() => takeSheet(writer, shape))
  let rows: HeldRows | undefined
  try {
    if (!(await isFilled(base, gathering, sheet.name, check))) return undefined
    rows = await takenRows(base, gathering, sheet.name)
  } finally {
    if (rows !== undefined) giveSheet(writer, shape, sheet)
    // Nobody waits for it; where the infobase is closed meanwhile, so is the sheet.
    else void emptied({ reader: writer, system }, shape, sheet).catch(() => {})
  }
  return { fields: gathering.made.columns.map(({ name }) => name), rows }
}

/** Adds slice after slice; `false`: it is not to go on. */
async function isFilled(base: Registers & Pacing, gathering: Gathering, sheet: string, check: () => boolean): Promise<boolean> {
  for (const { walk, part } of gathering.parts) {
    const slices = eachPart<boolean, Cells | undefined>(base, bordersOf(base, gathering, walk), ({ after, upTo }) => {
      if (!check()) return false
      add(base, gathering, sheet, part, walk, after, upTo)
      return true
    })
    for await (const isAdded of slices) if (!isAdded) return false
  }
  return true
}

async function takenRows(base: Registers & Pacing, gathering: Gathering, sheet: string): Promise<HeldRows> {
  const rows = new HeldRows()
  const read = reading(base, gathering, sheet)
  let after: Cells | undefined
  do {
    await base.system.turn()
    const from = after
    after = await base.transactions.read(() => read(from, rows))
  } while (after !== undefined)
  return rows
}

const statementOf = (base: Registers, whole: Sql): Asked => {
  const { text, bound } = compiledText(whole, base.layout.dialect)
  return { text, holes: bound as readonly Hole[] }
}

const boundBy = ({ holes }: Asked, values: readonly unknown[]): readonly Bound[] => holes.map((hole) => hole.bind(values[hole.at] as Value))

function bordersOf(base: Registers, { values }: Pick<Gathering, 'values'>, { table, cells, from, to }: Walk): Borders<Cells | undefined> {
  const named = raw(cells.map((cell, at) => `${cell} AS b${at}`).join(', '))
  return {
    isByRow: false,
    isLater: false,
    ends: [undefined, undefined],
    border(after, rows) {
      const lower = after === undefined ? from : comparedCells(cells, '>', (place) => new Hole(values.length + place, asGiven))
      const conditions = [lower, to].filter((one) => one !== undefined)
      const where = conditions.length === 0 ? raw('') : sql` WHERE ${joined(conditions, ' AND ')}`
      const offset = new Hole(values.length + (after?.length ?? 0), asGiven)
      const order = raw(cells.join(', '))
      const asked = statementOf(base, sql`SELECT ${named} FROM ${raw(table)}${where} ORDER BY ${order} LIMIT 1 OFFSET ${offset}`)
      const [row] = base.writer.statement(asked.text).all(boundBy(asked, [...values, ...(after ?? []), BigInt(rows - 1)]))
      return row === undefined ? undefined : cellsIn(row, cells.length)
    },
  }
}

/** The part with a condition in place of its range. */
function inRange(part: Sql, condition: (walk: Walk) => Sql): Sql {
  const pieces = part.texts.flatMap((text, at) => {
    if (at === part.values.length) return [raw(text)]
    const value = part.values[at]
    return [raw(text), value instanceof RangePlace ? condition(value.walk) : sql`${value}`]
  })
  return joined(pieces, '')
}

function add(
  base: Registers,
  { shape, made, values }: Gathering,
  sheet: string,
  part: Sql,
  walk: Walk,
  after: Cells | undefined,
  upTo: Cells | undefined,
): void {
  const { cells } = walk
  const lower = after === undefined ? walk.from : comparedCells(cells, '>', (place) => new Hole(values.length + place, asGiven))
  const behind = values.length + (after?.length ?? 0)
  const upper = upTo === undefined ? walk.to : comparedCells(cells, '<=', (place) => new Hole(behind + place, asGiven))
  const conditions = [lower, upper].filter((one) => one !== undefined)
  const own = inRange(part, () => (conditions.length === 0 ? raw('true') : joined(conditions, ' and ')))
  const keys = made.keys.length === 0 ? [raw('1')] : made.keys
  const sums = amountsOf(shape).map((name, at) => {
    const there = `${sheet}.${name}`
    return `${name} = ${made.amounts[at]!.isWide ? `x_add(${there}, excluded.${name})` : `${there} + excluded.${name}`}`
  })
  const columns = joined([...keys, ...made.amounts.map(({ cell }) => cell)])
  // An index of what is grouped by would be gone through as a whole.
  const groups = made.keys.length === 0 ? raw('') : sql` group by ${joined(made.keys.map((key) => sql`+${key}`))}`
  const instead = raw(sums.length === 0 ? 'nothing' : `update set ${sums.join(', ')}`)
  const conflict = raw(keysOf(shape).join(', '))
  // Without rows there is nothing to add, not even Null.
  const rows = sql`select ${columns}${made.from([own])}${groups} having count(*) > 0`
  const whole = sql`insert into ${raw(sheet)} ${rows} on conflict (${conflict}) do ${instead}`
  const asked = statementOf(base, whole)
  base.writer.statement(asked.text).run(boundBy(asked, [...values, ...(after ?? []), ...(upTo ?? [])]))
}

/** Reads what is summed, a piece at a time, and takes it away. */
function reading(base: Registers, { shape, made }: Gathering, sheet: string) {
  const keys = keysOf(shape)
  const own = [...keys.slice(0, made.keys.length), ...amountsOf(shape)]
  const columns = own.map((name, at) => `${name} AS v${at}`)
  const decode = rowDecoder(made.columns.map(({ fragment }) => fragment))
  const moved = made.amounts.map(({ isWide }, at) => isOther(raw(`s${at}`), isWide))
  const isMoved = moved.length === 0 ? 'true' : compiledText(joined(moved, ' or ')).text
  const list = [...columns, ...keys.map((key, at) => `${key} AS b${at}`), `${isMoved} AS o`].join(', ')
  const behind = `(${keys.join(', ')}) > (${keys.map(() => '?').join(', ')})`
  const upTo = `(${keys.join(', ')}) <= (${keys.map(() => '?').join(', ')})`
  const select = (where: string): string => `SELECT ${list} FROM ${sheet}${where} ORDER BY ${keys.join(', ')} LIMIT ${PIECE}`
  return (after: Cells | undefined, into: HeldRows): Cells | undefined => {
    const found = listed(base.writer.statement(select(after === undefined ? '' : ` WHERE ${behind}`)), after ?? [])
    into.add(
      found.flatMap((cells) => (cells.at(-1) === 1 ? [cells.slice(0, own.length)] : [])),
      decode,
    )
    const last = found.at(-1)?.slice(own.length, -1).map(asBound)
    if (last !== undefined) base.writer.statement(`DELETE FROM ${sheet} WHERE ${upTo}`).run(last)
    return found.length < PIECE ? undefined : last
  }
}
