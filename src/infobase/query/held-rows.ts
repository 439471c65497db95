/**
 * Rows that are held until they are taken, as columns of cells, and decoded whenever they are taken. A hundred thousand decoded rows are a
 * million objects, each of which the collector of garbage copies twice before it leaves them alone, and everything waits meanwhile; their
 * columns are some hundreds.
 */
import type { Cell, CellList } from '../store/engine.ts'
import type { Value } from '../values/value.ts'

type Row = readonly Value[]

/** Rows in their order: an array, or what gives them some at a time. */
export interface Rows extends Iterable<Row> {
  readonly length: number
  /** From one place up to another, as of an array; neither counts from the end. */
  slice(from?: number, to?: number): readonly Row[]
  map<T>(make: (row: Row) => T): readonly T[]
}

type Decode = (cells: CellList) => Row

/** Numbers, or texts one behind the other; anything else as it is. */
type Column = Float64Array | Texts | readonly Cell[]

interface Texts {
  readonly joined: string
}

/** Parts texts; those that have it are not joined. */
const PARTING = '\u0000'
/** Rows that are packed together. */
const TOGETHER = 1_000

interface Piece {
  readonly start: number
  readonly length: number
  /** `undefined`: `rows` are there. */
  readonly packed: { readonly columns: readonly Column[]; readonly decode: Decode } | undefined
  readonly rows: readonly Row[]
}

/** Rows that are taken soon: decoded when they are, so that many of them may be at some time each. */
export class ReadRows implements Rows {
  readonly #cells: readonly CellList[]
  readonly #decode: Decode

  constructor(cells: readonly CellList[], decode: Decode) {
    this.#cells = cells
    this.#decode = decode
  }

  get length(): number {
    return this.#cells.length
  }

  slice(from?: number, to?: number): readonly Row[] {
    return this.#cells.slice(from, to).map((one) => this.#decode(one))
  }

  map<T>(make: (row: Row) => T): readonly T[] {
    return this.#cells.map((one) => make(this.#decode(one)))
  }

  [Symbol.iterator](): Iterator<Row> {
    return this.slice()[Symbol.iterator]()
  }
}

export class HeldRows implements Rows {
  readonly #pieces: Piece[] = []
  #length = 0
  /** Of the piece that was taken from last. */
  #opened: { readonly piece: Piece; readonly columns: readonly ArrayLike<Cell>[] } | undefined

  get length(): number {
    return this.#length
  }

  /** The rows that cells are decoded to; the cells themselves are not kept. */
  add(cells: readonly CellList[], decode: Decode): this {
    for (let at = 0; at < cells.length; at += TOGETHER) {
      const some = at === 0 && cells.length <= TOGETHER ? cells : cells.slice(at, at + TOGETHER)
      const columns = some[0]!.map((_, place) => packed(some, place))
      this.#put({ length: some.length, packed: { columns, decode }, rows: [] })
    }
    return this
  }

  addAll(rows: Rows): this {
    if (rows instanceof HeldRows) for (const piece of rows.#pieces) this.#put(piece)
    else if (rows.length > 0) this.#put({ length: rows.length, packed: undefined, rows: rows.slice() })
    return this
  }

  slice(from = 0, to = this.#length): readonly Row[] {
    const end = Math.min(to, this.#length)
    const rows: Row[] = []
    for (let at = this.#pieceAt(from); at < this.#pieces.length && this.#pieces[at]!.start < end; at++) {
      const piece = this.#pieces[at]!
      this.#take(piece, Math.max(from - piece.start, 0), Math.min(end - piece.start, piece.length), rows)
    }
    return rows
  }

  map<T>(make: (row: Row) => T): readonly T[] {
    return Array.from(this, make)
  }

  *[Symbol.iterator](): Generator<Row> {
    for (const { start, length } of this.#pieces) yield* this.slice(start, start + length)
  }

  #put({ length, packed: columns, rows }: Omit<Piece, 'start'>): void {
    this.#pieces.push({ start: this.#length, length, packed: columns, rows })
    this.#length += length
  }

  /** The first piece that does not end before a row. */
  #pieceAt(row: number): number {
    let [low, high] = [0, this.#pieces.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const { start, length } = this.#pieces[middle]!
      if (start + length <= row) low = middle + 1
      else high = middle
    }
    return low
  }

  #take(piece: Piece, from: number, to: number, into: Row[]): void {
    if (piece.packed === undefined) {
      for (let at = from; at < to; at++) into.push(piece.rows[at]!)
      return
    }
    const { columns, decode } = piece.packed
    if (this.#opened?.piece !== piece) this.#opened = { piece, columns: columns.map(opened) }
    const open = this.#opened.columns
    for (let at = from; at < to; at++) into.push(decode(open.map((one) => one[at]!)))
  }
}

/** A column of rows that have the same cells. */
function packed(rows: readonly CellList[], place: number): Column {
  if (rows.every((row) => typeof row[place] === 'number')) return Float64Array.from(rows, (row) => row[place] as number)
  const cells = rows.map((row) => row[place]!)
  const areTexts = cells.every((cell) => typeof cell === 'string' && !cell.includes(PARTING))
  return areTexts ? { joined: cells.join(PARTING) } : cells
}

const opened = (column: Column): ArrayLike<Cell> => ('joined' in column ? column.joined.split(PARTING) : column)
