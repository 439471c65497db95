/** The functions of ours that SQL calls, as the engine is given them once. */
import { DateTime } from '../../../xdto/values/date-time.ts'
import { Decimal } from '../../../xdto/values/decimal.ts'
import type { Cell, Engine } from '../../store/engine.ts'
import { fold } from '../../values/fold.ts'
import { ofWideText, wideText } from '../../values/wide-number.ts'
import type { Arithmetic } from '../expression.ts'
import { beginOfPeriod, dateAdd, dateDiff, datePart, endOfPeriod, unitOf, type DatePart } from '../functions/dates.ts'
import { like } from '../functions/like.ts'
import { calculated } from '../functions/numbers.ts'
import { contains, containsAny, endsWith, endsWithAny, startsWith, startsWithAny, substring } from '../functions/texts.ts'

type Defined = (...values: readonly never[]) => Cell | boolean

export function defineFunctions(engine: Engine): void {
  for (const [name, run] of Object.entries<Defined>({ ...texts, ...numbers, ...dates })) {
    engine.define(name, run.length, (...values) => (values.includes(null) && !optional.has(name) ? null : run(...(values as never[]))))
  }
  engine.define('x_sum', 1, (list) => {
    const cells = (JSON.parse(list as string) as (string | null)[]).filter((one) => one !== null)
    return cells.length === 0 ? null : wideText(sumOf(cells))
  })
}

/** The last value of these may be left out. */
const optional: ReadonlySet<string> = new Set(['x_substring', 'x_round'])

const texts = {
  x_fold: (text: string) => fold(String(text)),
  x_like: (text: string, pattern: string, escape: string) => like(text, pattern, escape),
  x_starts: startsWith,
  x_ends: endsWith,
  x_contains: contains,
  x_starts_any: startsWithAny,
  x_ends_any: endsWithAny,
  x_contains_any: containsAny,
  x_substring: (text: string | null, first: string | null, count: string | null) =>
    text === null || first === null ? null : substring(text, whole(first), count === null ? undefined : whole(count)),
}

const numbers = {
  x_wide: (value: number | bigint, scale: number) => wideText(Decimal.of(BigInt(value), scale)),
  x_add: (a: string, b: string) => wideResult('+', a, b),
  x_subtract: (a: string, b: string) => wideResult('-', a, b),
  x_multiply: (a: string, b: string) => wideResult('*', a, b),
  x_divide: (a: string, b: string) => wideResult('/', a, b),
  x_negate: (a: string) => wideText(ofWideText(a).negated()),
  x_round: (a: string | null, digits: string | null) =>
    a === null ? null : wideText(ofWideText(a).rounded(digits === null ? 0 : Math.max(0, whole(digits)))),
}

const dates = {
  x_part: (part: string, at: string) => datePart(part as DatePart, DateTime.from(at)),
  x_date_add: (at: string, unit: string, count: string) => inUnit(unit, (one) => dateAdd(DateTime.from(at), one, whole(count)).toString()),
  x_date_diff: (from: string, to: string, unit: string) => inUnit(unit, (one) => dateDiff(DateTime.from(from), DateTime.from(to), one)),
  x_begin: (at: string, unit: string) => inUnit(unit, (one) => beginOfPeriod(DateTime.from(at), one).toString()),
  x_end: (at: string, unit: string) => inUnit(unit, (one) => endOfPeriod(DateTime.from(at), one).toString()),
}

function inUnit(unit: string, run: (one: NonNullable<ReturnType<typeof unitOf>>) => Cell): Cell {
  const found = unitOf(unit)
  return found === undefined ? null : run(found)
}

const whole = (text: string): number => ofWideText(text).toNumber()

function wideResult(operator: Arithmetic, a: string, b: string): string | null {
  const result = calculated(operator, ofWideText(a), ofWideText(b))
  return result === undefined ? null : wideText(result)
}

const sumOf = (list: readonly string[]): Decimal => list.reduce((sum, one) => sum.plus(ofWideText(one)), Decimal.of(0n))
