/** Comparisons in SQL: values of one type by what their cells hold, of several by type and value; Null gives Null. */
import { Decimal } from '../../../xdto/values/decimal.ts'
import { uuidOfCell } from '../../values/reference-cell.ts'
import { EnumMember, Reference, UniqueIdentifier } from '../../values/reference.ts'
import { typeOf } from '../../values/type-of.ts'
import type { Comparison } from '../expression.ts'
import {
  amongOthers,
  asFolded,
  asWide,
  atScale,
  commonScale,
  condition,
  digitsOf,
  holeType,
  isNumber,
  one,
  typeNameOf,
  type Fragment,
  type One,
  type Several,
} from './fragment.ts'
import { asBoolean, asBytes, asFoldedText, asPrinted, asReference, asText, asWideNumber, atScaleOf, byCodec, Hole } from './hole.ts'
import type { Statement } from './scope.ts'
import type { Numbered } from './shape.ts'
import { raw, sql, type Sql } from './template.ts'

const never = (operator: Comparison, ...parts: readonly Sql[]): One => {
  const result = raw(operator === '<>' ? 'true' : 'false')
  if (parts.length === 0) return condition(result)
  const [first, second = first] = parts
  return condition(sql`case when ${first} is null or ${second} is null then null else ${result} end`)
}

const operatorSql = (left: Sql, operator: Comparison, right: Sql): One => condition(sql`(${left} ${raw(operator)} ${right})`)

export function compared(statement: Statement, left: Fragment, operator: Comparison, right: Fragment): One {
  if (left.kind === 'nothing' || right.kind === 'nothing') return withNothing(left, operator, right)
  if (left.kind === 'one' && right.kind === 'one') return ones(left, operator, right)
  if (left.kind === 'several' && right.kind === 'several') return severals(statement, left, operator, right)
  return left.kind === 'several'
    ? mixed(statement, left, operator, right as One)
    : mixed(statement, right as Several, turned[operator], left)
}

const turned: Readonly<Record<Comparison, Comparison>> = { '=': '=', '<>': '<>', '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

function withNothing(left: Fragment, operator: Comparison, right: Fragment): One {
  const nothing = left.kind === 'nothing' ? left : right
  const other = left.kind === 'nothing' ? right : left
  if ((nothing.kind === 'nothing' && nothing.value === null) || (other.kind === 'nothing' && other.value === null))
    return condition(raw('null'))
  if (other.kind === 'nothing') return condition(raw(operator === '=' || operator === '<=' || operator === '>=' ? 'true' : 'false'))
  if (other.kind === 'one') return never(operator, other.sql)
  if (operator === '<' || operator === '>') return never(operator, other.tag)
  return operatorSql(other.tag, operator === '<>' ? '<>' : '=', raw('0'))
}

function ones(left: One, operator: Comparison, right: One): One {
  const [a, b] = [left.kept, right.kept]
  if (isNumber(a) && isNumber(b)) {
    const scale = commonScale(a, b)
    return scale === undefined
      ? operatorSql(asWide(left), operator, asWide(right))
      : operatorSql(atScale(left, scale), operator, atScale(right, scale))
  }
  if (a.kind === 'text' && b.kind === 'text') return operatorSql(asFolded(left), operator, asFolded(right))
  const words = (a.kind === 'word' || a.kind === 'text') && (b.kind === 'word' || b.kind === 'text')
  const same = words || (a.kind === b.kind && a.kind !== 'storage' && typeNameOf(a) === typeNameOf(b))
  return same ? operatorSql(left.sql, operator, right.sql) : never(operator, left.sql, right.sql)
}

function mixed(statement: Statement, left: Several, operator: Comparison, right: One): One {
  const type = typeNameOf(right.kept)
  const tag = statement.layout.tags.of(type)
  if (!left.byTag.has(tag)) return never(operator, left.tag, right.sql)
  const [a, b] =
    type === 'Number'
      ? [left.sql, asWide(right)]
      : type === 'String'
        ? [sql`x_fold(${left.sql})`, asFolded(right)]
        : [left.sql, amongOthers(right, statement.layout.dialect)]
  const test = raw(operator === '<>' ? '=' : operator)
  // A value that was given is never Null, so that an index of type and value serves.
  const same = sql`${left.tag} = ${raw(String(tag))} and ${a} ${test} ${b}`
  const isNull = sql`${left.tag} is null or ${right.sql} is null`
  const made = right.given !== undefined ? sql`(${same})` : sql`case when ${isNull} then null else ${same} end`
  return condition(operator === '<>' ? sql`not ${made}` : made)
}

function severals(statement: Statement, left: Several, operator: Comparison, right: Several): One {
  const text = raw(String(statement.layout.tags.of('String')))
  const test = raw(operator === '<>' ? '=' : operator)
  const texts = sql`x_fold(${left.sql}) ${test} x_fold(${right.sql})`
  const cells = sql`case ${left.tag} when ${text} then ${texts} else ${left.sql} ${test} ${right.sql} end`
  const same = sql`${left.tag} = ${right.tag} and ${cells}`
  const made = sql`case when ${left.tag} is null or ${right.tag} is null then null else ${same} end`
  return condition(operator === '<>' ? sql`not (${made})` : made)
}

/** What a value of the plan is in SQL. */
export function valueFragment(statement: Statement, { value, at }: Numbered): Fragment {
  if (value === null || value === undefined) return { kind: 'nothing', value }
  const hole = (kept: One['kept'], bind: Hole['bind'], decode?: One['decode']): One => ({
    ...one(sql`${new Hole(at, bind, holeType(kept))}`, kept, decode),
    given: value,
  })
  if (typeof value === 'string') return { ...hole({ kind: 'text' }, asText), folded: sql`${new Hole(at, asFoldedText, 'text')}` }
  if (typeof value === 'boolean') return hole({ kind: 'boolean' }, asBoolean)
  if (value instanceof Decimal) {
    const { digits, scale } = digitsOf(value)
    return digits > 18 ? hole({ kind: 'wide' }, asWideNumber) : hole({ kind: 'integer', digits, scale }, atScaleOf(scale))
  }
  if (value instanceof Reference) return hole({ kind: 'reference', type: value.type }, asReference, ofReference(value.type))
  if (value instanceof EnumMember) return memberHole(statement, value, hole)
  if (value instanceof Uint8Array) return hole({ kind: 'bytes' }, asBytes, (cell) => cell as Uint8Array)
  const type = typeOf(value)
  if (type === 'ValueStorage') return { kind: 'nothing', value: null }
  return type === 'Date'
    ? hole({ kind: 'date' }, asPrinted)
    : hole({ kind: 'uuid' }, asPrinted, (cell) => UniqueIdentifier.of(String(cell)))
}

/** Values of one shape share the SQL, so that what is decoded is the cell, never the value that it was made for. */
const ofReference =
  (type: string): One['decode'] =>
  (cell) =>
    new Reference(type, uuidOfCell(String(cell)))

type MakeHole = (kept: One['kept'], bind: Hole['bind'], decode?: One['decode']) => One

function memberHole(statement: Statement, value: EnumMember, hole: MakeHole): Fragment {
  const codec = statement.layout.table(value.type.replace('Ref.', '.'))?.column('Ref')?.codecs[0]
  return codec === undefined ? { kind: 'nothing', value: null } : hole(codec.kept, byCodec(codec), (cell) => codec.decode(cell))
}
