/** Functions of a plan over plain values; Null gives Null. */
import { DateTime } from '../../../xdto/values/date-time.ts'
import { Decimal } from '../../../xdto/values/decimal.ts'
import type { Value } from '../../values/value.ts'
import type { FunctionName } from '../expression.ts'
import { beginOfPeriod, dateAdd, dateDiff, datePart, endOfPeriod, unitOf, type DatePart, type DateUnit } from '../functions/dates.ts'
import { contains, containsAny, endsWith, endsWithAny, startsWith, startsWithAny, substring } from '../functions/texts.ts'
import { expectedInPlan, PlanError } from '../problem.ts'

export function calledPlainly(name: FunctionName, args: readonly Value[]): Value {
  if (args.some((one) => one === null || one === undefined)) return null
  return functions[name](args)
}

type Run = (args: readonly Value[]) => Value

const part =
  (name: DatePart): Run =>
  ([at]) =>
    Decimal.from(datePart(name, dateIn(at)))

const inUnit = (unit: Value, run: (one: DateUnit) => Value): Value => {
  const found = unitOf(textIn(unit))
  return found === undefined ? null : run(found)
}

const functions: Readonly<Record<FunctionName, Run>> = {
  Year: part('Year'),
  Quarter: part('Quarter'),
  Month: part('Month'),
  DayOfYear: part('DayOfYear'),
  Day: part('Day'),
  WeekDay: part('WeekDay'),
  Hour: part('Hour'),
  Minute: part('Minute'),
  Second: part('Second'),
  DateAdd: ([at, unit, count]) => inUnit(unit, (one) => dateAdd(dateIn(at), one, numberIn(count).toNumber())),
  DateDiff: ([from, to, unit]) => inUnit(unit, (one) => Decimal.from(dateDiff(dateIn(from), dateIn(to), one))),
  BeginOfPeriod: ([at, unit]) => inUnit(unit, (one) => beginOfPeriod(dateIn(at), one)),
  EndOfPeriod: ([at, unit]) => inUnit(unit, (one) => endOfPeriod(dateIn(at), one)),
  Concat: ([a, b]) => textIn(a) + textIn(b),
  StartsWith: ([a, b]) => startsWith(textIn(a), textIn(b)),
  EndsWith: ([a, b]) => endsWith(textIn(a), textIn(b)),
  Contains: ([a, b]) => contains(textIn(a), textIn(b)),
  StartsWithAny: ([a, b]) => startsWithAny(textIn(a), textIn(b)),
  EndsWithAny: ([a, b]) => endsWithAny(textIn(a), textIn(b)),
  ContainsAny: ([a, b]) => containsAny(textIn(a), textIn(b)),
  Substring: ([of, first, count]) =>
    substring(textIn(of), numberIn(first).toNumber(), count === undefined ? undefined : numberIn(count).toNumber()),
  Round: ([of, digits]) => numberIn(of).rounded(digits === undefined ? 0 : Math.max(0, numberIn(digits).toNumber())),
}

const wrong = (what: keyof typeof expectedInPlan): PlanError => new PlanError('wrong-type', expectedInPlan[what])

function dateIn(value: Value): DateTime {
  if (value instanceof DateTime) return value
  throw wrong('date')
}

function textIn(value: Value): string {
  if (typeof value === 'string') return value
  throw wrong('text')
}

function numberIn(value: Value): Decimal {
  if (value instanceof Decimal) return value
  throw wrong('number')
}
