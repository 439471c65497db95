/** The value of an expression in a row, without SQL: what the tests compare SQL with, and what virtual tables are filtered by. */
import { said } from '../../../diagnostics/said.ts'
import { Decimal } from '../../../xdto/values/decimal.ts'
import { EnumMember, Reference } from '../../values/reference.ts'
import { objectOfType, typeOf } from '../../values/type-of.ts'
import type { Value } from '../../values/value.ts'
import type { Expression, Step } from '../expression.ts'
import { like } from '../functions/like.ts'
import { calculated } from '../functions/numbers.ts'
import { expectedInPlan, PlanError } from '../problem.ts'
import { calledPlainly } from './calls.ts'
import { compareValues } from './compare.ts'
import type { PlainData, PlainRow } from './data.ts'

/** The rows by the names of their sources, `''` of the plan's own. */
export type Rows = ReadonlyMap<string, PlainRow | undefined>

export function valueOf(expression: Expression, rows: Rows, data: PlainData): Value {
  const inner = (one: Expression): Value => valueOf(one, rows, data)
  switch (expression.kind) {
    case 'value':
      return expression.value
    case 'field':
      return along(expression.path, expression.from ?? '', rows, data)
    case 'compare':
      return compareValues(inner(expression.left), expression.operator, inner(expression.right), data.layout)
    case 'arithmetic': {
      const [left, right] = [numberOr(inner(expression.left)), numberOr(inner(expression.right))]
      return left === null || right === null ? null : (calculated(expression.operator, left, right) ?? null)
    }
    case 'negate': {
      const number = numberOr(inner(expression.operand))
      return number === null ? null : number.negated()
    }
    case 'not': {
      const test = inner(expression.operand)
      return typeof test === 'boolean' ? !test : null
    }
    case 'and':
    case 'or':
      return logical(expression.kind, expression.operands.map(inner))
    case 'in': {
      const operand = inner(expression.operand)
      const tests = expression.values.map((one) => compareValues(operand, '=', one, data.layout))
      return logical('or', tests)
    }
    case 'isNull':
      return inner(expression.operand) === null
    case 'like': {
      const [text, pattern] = [inner(expression.text), inner(expression.pattern)]
      return typeof text === 'string' && typeof pattern === 'string' ? like(text, pattern, expression.escape) : null
    }
    case 'call':
      return calledPlainly(expression.function, expression.args.map(inner))
    case 'isType': {
      const operand = inner(expression.operand)
      return operand === null
        ? expression.operand.kind === 'value'
          ? expression.type === 'Null'
          : null
        : typeOf(operand) === expression.type
    }
    case 'cast': {
      const operand = inner(expression.operand)
      return operand !== null && typeOf(operand) === expression.type ? operand : null
    }
    case 'exists':
      return data.rows(expression.source).some((row) => valueOf(expression.where, new Map([...rows, [expression.as, row]]), data) === true)
    case 'case': {
      const found = expression.when.find((branch) => inner(branch.if) === true)
      return inner(found === undefined ? expression.otherwise : found.gives)
    }
    case 'aggregate':
      throw new PlanError(
        'wrong-type',
        said('an aggregate is of rows that are grouped', 'агрегатная функция – только у сгруппированных строк'),
      )
  }
}

function logical(kind: 'and' | 'or', values: readonly Value[]): boolean | null {
  const decisive = kind === 'or'
  if (values.includes(decisive)) return decisive
  return values.includes(null) ? null : !decisive
}

const numberOr = (value: Value): Decimal | null => {
  if (value === null || value instanceof Decimal) return value
  throw new PlanError('wrong-type', expectedInPlan.number)
}

function along(path: readonly Step[], from: string, rows: Rows, data: PlainData): Value {
  const start = rows.get(from)
  if (!rows.has(from)) throw new PlanError('unknown-source', said(`no source is called "${from}"`, `нет источника с именем «${from}»`))
  let row: PlainRow | undefined = start
  for (const step of path.slice(0, -1)) {
    const value: Value = row?.(step.field)
    const type: string | undefined = value instanceof Reference || value instanceof EnumMember ? value.type : undefined
    const leads = type !== undefined && (step.as === undefined || objectOfType(type) === step.as)
    row = leads ? data.item(type, value instanceof EnumMember ? value.Name : String(value)) : undefined
  }
  return row === undefined ? null : row(path.at(-1)?.field ?? '')
}
