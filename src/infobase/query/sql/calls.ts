/** Functions of a plan in SQL; what SQLite does not do as 1C does is done by a function of ours. */
import { said } from '../../../diagnostics/said.ts'
import type { FunctionName } from '../expression.ts'
import { expectedInPlan, PlanError } from '../problem.ts'
import { numberOf } from './arithmetic.ts'
import { asFolded, asWide, condition, date, text, whole, wide, type Fragment, type One } from './fragment.ts'
import { joined, raw, sql, type Sql } from './template.ts'

export function called(name: FunctionName, args: readonly Fragment[]): Fragment {
  if (args.some((arg) => arg.kind === 'nothing')) return { kind: 'nothing', value: null }
  const [low, high] = arity[name]
  if (args.length < low || args.length > high)
    throw new PlanError('wrong-type', said(`${name} takes ${low} to ${high} values`, `у ${name} от ${low} до ${high} параметров`))
  return functions[name](args as readonly One[])
}

const arity: Readonly<Record<FunctionName, readonly [number, number]>> = {
  Year: [1, 1],
  Quarter: [1, 1],
  Month: [1, 1],
  DayOfYear: [1, 1],
  Day: [1, 1],
  WeekDay: [1, 1],
  Hour: [1, 1],
  Minute: [1, 1],
  Second: [1, 1],
  DateAdd: [3, 3],
  DateDiff: [3, 3],
  BeginOfPeriod: [2, 2],
  EndOfPeriod: [2, 2],
  Concat: [2, 2],
  StartsWith: [2, 2],
  EndsWith: [2, 2],
  Contains: [2, 2],
  StartsWithAny: [2, 2],
  EndsWithAny: [2, 2],
  ContainsAny: [2, 2],
  Substring: [2, 3],
  Round: [1, 2],
}

type Make = (args: readonly One[]) => Fragment

/** A part of the date's text, such as the two digits of its month. */
const part =
  (from: number, length: number): Make =>
  ([at]) =>
    whole(sql`cast(substr(${dateOf(at)}, ${raw(`${from}, ${length}`)}) as bigint)`, 4)

const counted =
  (name: string): Make =>
  ([at]) =>
    whole(sql`x_part('${raw(name)}', ${dateOf(at)})`, 4)

const functions: Readonly<Record<FunctionName, Make>> = {
  Year: part(1, 4),
  Month: part(6, 2),
  Day: part(9, 2),
  Hour: part(12, 2),
  Minute: part(15, 2),
  Second: part(18, 2),
  Quarter: counted('Quarter'),
  DayOfYear: counted('DayOfYear'),
  WeekDay: counted('WeekDay'),
  DateAdd: ([at, unit, count]) => date(sql`x_date_add(${dateOf(at)}, ${textOf(unit)}, ${asWide(numberOf(count!))})`),
  DateDiff: ([from, to, unit]) => whole(sql`x_date_diff(${dateOf(from)}, ${dateOf(to)}, ${textOf(unit)})`, 12),
  BeginOfPeriod: ([at, unit]) => date(sql`x_begin(${dateOf(at)}, ${textOf(unit)})`),
  EndOfPeriod: ([at, unit]) => date(sql`x_end(${dateOf(at)}, ${textOf(unit)})`),
  Concat: ([a, b]) => text(sql`(${textOf(a)} || ${textOf(b)})`),
  StartsWith: (args) => parts('x_starts', args),
  EndsWith: (args) => parts('x_ends', args),
  Contains: (args) => parts('x_contains', args),
  StartsWithAny: (args) => parts('x_starts_any', args),
  EndsWithAny: (args) => parts('x_ends_any', args),
  ContainsAny: (args) => parts('x_contains_any', args),
  Substring: ([of, ...numbers]) => text(sql`x_substring(${joined([textOf(of), ...padded(numbers)])})`),
  Round: ([of, digits]) => wide(sql`x_round(${asWide(numberOf(of!))}, ${digits === undefined ? raw('null') : asWide(numberOf(digits))})`),
}

const padded = (numbers: readonly One[]): readonly Sql[] =>
  [0, 1].map((at) => (numbers[at] === undefined ? raw('null') : asWide(numberOf(numbers[at]))))

/** The text folded, the part in small letters. */
function parts(name: string, [of, needle]: readonly One[]): One {
  textOf(of)
  return condition(sql`${raw(name)}(${asFolded(of!)}, ${textOf(needle)})`)
}

function dateOf(made: One | undefined): Sql {
  if (made?.kept.kind === 'date') return made.sql
  throw new PlanError('wrong-type', expectedInPlan.date)
}

function textOf(made: One | undefined): Sql {
  if (made?.kept.kind === 'text' || made?.kept.kind === 'word') return made.sql
  throw new PlanError('wrong-type', expectedInPlan.text)
}
