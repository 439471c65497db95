/** The values of a virtual table's parameters. */
import { said, type Said } from '../../../diagnostics/said.ts'
import { Reference } from '../../../infobase/values/reference.ts'
import { DateTime } from '../../../xdto/values/date-time.ts'
import { Decimal } from '../../../xdto/values/decimal.ts'
import type { ArgumentName } from '../../bind/bound.ts'
import { queryError } from '../../query-error.ts'
import type { QueryValue } from '../../values.ts'
import { evaluator } from '../evaluate.ts'
import { flattened } from '../run.ts'
import type { Asked } from './asked.ts'

/** A list where the parameter is one; Null, Неопределено and what was not given are none. */
function valuesAt({ reading, reader: { run } }: Asked, name: ArgumentName): readonly QueryValue[] | undefined {
  const bound = reading.args[name]
  if (bound === undefined) return undefined
  const all =
    bound.kind === 'parameter' ? flattened(run.parameter(bound.name, bound.place)) : [evaluator(bound, run, () => [])({ rows: [] })]
  const given = all.filter((one) => one !== undefined && one !== null)
  return given.length === 0 ? undefined : given
}

const period = said('Period', 'Период')

/** As the syntax of 1C calls the parameters. */
const names: Readonly<Record<ArgumentName, Said>> = {
  From: period,
  To: period,
  Kinds: said('ExtDimensions', 'Субконто'),
  BalancedKinds: said('BalancedExtDimensions', 'КорСубконто'),
  Top: said('Top', 'Первые'),
  Performer: said('Performer', 'Исполнитель'),
  MainRegisterDimensions: said('MainRegisterDimensions', 'ИзмеренияОсновногоРегистра'),
  BaseRegisterDimensions: said('BaseRegisterDimensions', 'ИзмеренияБазовогоРегистра'),
  ViewPoints: said('ViewPoints', 'Разрезы'),
}

const wrong = ({ source }: Asked, name: ArgumentName) => queryError('wrong-type', { what: names[name] }, source.place)

/** A moment of time, МоментВремени, counts as its date. */
export function dateAt(asked: Asked, name: 'From' | 'To'): DateTime | undefined {
  const [value] = valuesAt(asked, name) ?? []
  if (value === undefined || value instanceof DateTime) return value
  throw wrong(asked, name)
}

export function referencesAt(asked: Asked, name: ArgumentName): readonly Reference[] | undefined {
  return valuesAt(asked, name)?.map((one) => {
    if (one instanceof Reference) return one
    throw wrong(asked, name)
  })
}

/** Names of fields, as texts. */
export function namesAt(asked: Asked, name: ArgumentName): readonly string[] | undefined {
  return valuesAt(asked, name)?.map((one) => {
    if (typeof one === 'string') return one
    throw wrong(asked, name)
  })
}

export function countAt(asked: Asked, name: ArgumentName): number | undefined {
  const [value] = valuesAt(asked, name) ?? []
  if (value === undefined) return undefined
  if (value instanceof Decimal) return value.toNumber()
  throw wrong(asked, name)
}
