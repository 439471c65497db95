/** A piece of SQL with what its cells hold, so that operators know how to compare, calculate and decode. */
import { DateTime } from '../../../xdto/values/date-time.ts'
import { Decimal } from '../../../xdto/values/decimal.ts'
import { wideNumber, type Codec, type Kept } from '../../store/codec.ts'
import type { Cell, Dialect } from '../../store/engine.ts'
import type { Value } from '../../values/value.ts'
import type { HoleType } from './hole.ts'
import { raw, sql, type Sql } from './template.ts'

/** Of one type. */
export interface One {
  readonly kind: 'one'
  readonly sql: Sql
  readonly kept: Kept
  /** The text as it is compared, where there is a column of it. */
  readonly folded?: Sql
  /** A hole for a value that was given. */
  readonly given?: Value
  readonly decode: (cell: Cell) => Value
}

/** Of several types: a cell for the type, one for the value. */
export interface Several {
  readonly kind: 'several'
  readonly sql: Sql
  readonly tag: Sql
  readonly byTag: ReadonlyMap<number, Codec>
}

/** Null, whatever the row. */
interface Nothing {
  readonly kind: 'nothing'
  readonly value: null | undefined
}

export type Fragment = One | Several | Nothing

export const one = (made: Sql, kept: Kept, decode: One['decode'] = decoderOf(kept)): One => ({ kind: 'one', sql: made, kept, decode })

export const condition = (made: Sql): One => one(made, { kind: 'boolean' })
export const text = (made: Sql): One => one(made, { kind: 'text' })
export const date = (made: Sql): One => one(made, { kind: 'date' })
export const whole = (made: Sql, digits: number): One => one(made, { kind: 'integer', digits, scale: 0 })
export const wide = (made: Sql): One => one(made, { kind: 'wide' })

function decoderOf(kept: Kept): One['decode'] {
  switch (kept.kind) {
    case 'boolean':
      return (cell) => Boolean(cell)
    case 'date':
      return (cell) => DateTime.from(cell as string)
    case 'wide':
      return wideNumber.decode
    case 'integer':
      return (cell) => Decimal.of(BigInt(cell as number | bigint), kept.scale)
    default:
      return (cell) => cell as string
  }
}

export const isNumber = (kept: Kept): boolean => kept.kind === 'integer' || kept.kind === 'wide'

/** The name of the type that a cell's values have. */
export function typeNameOf(kept: Kept): string {
  switch (kept.kind) {
    case 'integer':
    case 'wide':
      return 'Number'
    case 'reference':
    case 'member':
      return kept.type
    default:
      return names[kept.kind]
  }
}

const names = {
  text: 'String',
  boolean: 'Boolean',
  date: 'Date',
  bytes: 'BinaryData',
  uuid: 'UUID',
  storage: 'ValueStorage',
  word: 'String',
} as const

/** How many digits a number has before and behind the point. */
export const digitsOf = (number: Decimal): { readonly digits: number; readonly scale: number } => ({
  digits: number.text.replace(/[-.]/g, '').length,
  scale: number.scale,
})

export const asWide = (fragment: One): Sql =>
  fragment.kept.kind === 'integer' ? sql`x_wide(${fragment.sql}, ${raw(String(fragment.kept.scale))})` : fragment.sql

/** The type of a hole for such a cell. */
export function holeType(kept: Kept): HoleType {
  if (kept.kind === 'integer' || kept.kind === 'member') return 'bigint'
  return kept.kind === 'boolean' ? 'boolean' : kept.kind === 'bytes' ? 'bytea' : 'text'
}

/** The cell as fields of several types have it: PostgreSQL keeps texts there. */
export const amongOthers = ({ sql: own, kept }: One, dialect: Dialect): Sql =>
  dialect === 'sqlite' || holeType(kept) === 'text' ? own : sql`x_cell(${own})`

/** The other way round. */
export function fromOthers(own: Sql, kept: Kept, dialect: Dialect): Sql {
  const type = holeType(kept)
  if (dialect === 'sqlite' || type === 'text') return own
  return type === 'boolean' ? sql`(${own} = '1')` : sql`cast(${own} as ${raw(type)})`
}

/** The text as it is compared. */
export const asFolded = (fragment: One): Sql => fragment.folded ?? sql`x_fold(${fragment.sql})`

const POWER = (scale: number): Sql => raw(`1${'0'.repeat(scale)}`)
/** The integer at a greater scale. */
export const atScale = (fragment: One, scale: number): Sql => {
  const own = fragment.kept.kind === 'integer' ? fragment.kept.scale : 0
  return own === scale ? fragment.sql : sql`${fragment.sql} * ${POWER(scale - own)}`
}

/** The scale that both have exactly in 64 bits; `undefined` where there is none. */
export function commonScale(a: Kept, b: Kept): number | undefined {
  if (a.kind !== 'integer' || b.kind !== 'integer') return undefined
  const scale = Math.max(a.scale, b.scale)
  return a.digits + scale - a.scale > 18 || b.digits + scale - b.scale > 18 ? undefined : scale
}
