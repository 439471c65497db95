/** Functions of texts and numbers that plans do not have; none of their values is Null. */
import { beginOfPeriod, dateDiff } from '../../infobase/query/functions/dates.ts'
import { expectedInPlan, PlanError } from '../../infobase/query/problem.ts'
import { Reference, UniqueIdentifier } from '../../infobase/values/reference.ts'
import { DateTime } from '../../xdto/values/date-time.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import type { OwnFunction } from '../bind/bound.ts'
import type { QueryValue } from '../values.ts'

type Call = (args: readonly QueryValue[]) => QueryValue

export const ownFunctions: Readonly<Record<OwnFunction, Call>> = {
  Week: ([at]) => Decimal.from(weekOf(dateIn(at))),
  StringLength: ([of]) => Decimal.from(Array.from(textIn(of)).length),
  TrimAll: ([of]) => textIn(of).trim(),
  TrimL: ([of]) => textIn(of).trimStart(),
  TrimR: ([of]) => textIn(of).trimEnd(),
  Left: ([of, count]) => Array.from(textIn(of)).slice(0, countIn(count)).join(''),
  Right([of, count]) {
    const all = Array.from(textIn(of))
    return all.slice(Math.max(0, all.length - countIn(count))).join('')
  },
  Upper: ([of]) => textIn(of).toUpperCase(),
  Lower: ([of]) => textIn(of).toLowerCase(),
  StrFind: ([of, part]) => Decimal.from(textIn(of).toLowerCase().indexOf(textIn(part).toLowerCase()) + 1),
  StrReplace: ([of, part, by]) => (textIn(part) === '' ? textIn(of) : textIn(of).replaceAll(textIn(part), () => textIn(by))),
  Int: ([of]) => whole(numberIn(of)),
  UUID: ([of]) => (of instanceof Reference ? UniqueIdentifier.of(of.UUID) : null),
}

function whole(of: Decimal): Decimal {
  const { scale, unscaled } = of
  return scale === 0 ? of : Decimal.of(unscaled / 10n ** BigInt(scale))
}

/** Weeks begin on Monday; the week of 1 January is the first. */
function weekOf(at: DateTime): number {
  const first = DateTime.of({ year: at.year, month: 1, day: 1 })
  return dateDiff(beginOfPeriod(first, 'week'), beginOfPeriod(at, 'week'), 'day') / 7 + 1
}

const wrong = (what: keyof typeof expectedInPlan): PlanError => new PlanError('wrong-type', expectedInPlan[what])

function dateIn(value: QueryValue): DateTime {
  if (value instanceof DateTime) return value
  throw wrong('date')
}

function textIn(value: QueryValue): string {
  if (typeof value === 'string') return value
  throw wrong('text')
}

function numberIn(value: QueryValue): Decimal {
  if (value instanceof Decimal) return value
  throw wrong('number')
}

const countIn = (value: QueryValue): number => Math.max(0, Math.trunc(numberIn(value).toNumber()))
