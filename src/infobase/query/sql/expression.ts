/** Expressions of a plan as SQL, one case a kind. */
import { said } from '../../../diagnostics/said.ts'
import type { Dialect } from '../../store/engine.ts'
import { typeOf } from '../../values/type-of.ts'
import type { AggregateName, Expression } from '../expression.ts'
import { expectedInPlan, PlanError } from '../problem.ts'
import { arithmetic, negated } from './arithmetic.ts'
import { called } from './calls.ts'
import { compared, valueFragment } from './compare.ts'
import { condition, fromOthers, isNumber, one, typeNameOf, whole, wide, type Fragment, type One } from './fragment.ts'
import { membership } from './membership.ts'
import { Scope } from './scope.ts'
import type { Numbered } from './shape.ts'
import { joined, raw, sql, type Sql } from './template.ts'

export function fragmentOf(expression: Expression, scope: Scope): Fragment {
  switch (expression.kind) {
    case 'value':
      return valueFragment(scope.statement, expression as Numbered)
    case 'field':
      return scope.field(expression.path, expression.from)
    case 'compare':
      return compared(scope.statement, fragmentOf(expression.left, scope), expression.operator, fragmentOf(expression.right, scope))
    case 'arithmetic':
      return arithmetic(expression.operator, fragmentOf(expression.left, scope), fragmentOf(expression.right, scope))
    case 'negate':
      return negated(fragmentOf(expression.operand, scope))
    case 'not':
      return condition(sql`not ${conditionOf(expression.operand, scope)}`)
    case 'and':
    case 'or':
      return logical(expression.kind, expression.operands, scope)
    case 'in':
      return listed(expression.operand, expression.values as unknown as readonly Numbered[], scope)
    case 'isNull':
      return isNull(fragmentOf(expression.operand, scope))
    case 'like': {
      const args = [
        textOf(expression.text, scope),
        textOf(expression.pattern, scope),
        escapeSql(expression.escape, scope.statement.layout.dialect),
      ]
      return condition(sql`x_like(${joined(args)})`)
    }
    case 'call':
      return called(
        expression.function,
        expression.args.map((arg) => fragmentOf(arg, scope)),
      )
    case 'isType':
      return isType(fragmentOf(expression.operand, scope), expression.type, scope)
    case 'cast':
      return cast(fragmentOf(expression.operand, scope), expression.type, scope)
    case 'exists':
      return exists(expression, scope)
    case 'case':
      return chosen(expression, scope)
    case 'aggregate':
      return aggregate(expression.function, expression.operand === undefined ? undefined : fragmentOf(expression.operand, scope))
  }
}

/** SQL of a condition, for `where` and what is like it. */
export function conditionOf(expression: Expression, scope: Scope): Sql {
  const made = fragmentOf(expression, scope)
  if (made.kind === 'nothing') return raw('null')
  if (made.kind === 'one' && made.kept.kind === 'boolean') return made.sql
  throw new PlanError('wrong-type', said('a condition is neither true nor false', 'условие не является значением типа Булево'))
}

function logical(kind: 'and' | 'or', operands: readonly Expression[], scope: Scope): One {
  if (operands.length === 0) return condition(raw(kind === 'and' ? 'true' : 'false'))
  return condition(
    sql`(${joined(
      operands.map((operand) => conditionOf(operand, scope)),
      ` ${kind} `,
    )})`,
  )
}

/** A list of one type by `in`; others by comparisons. */
function listed(operand: Expression, values: readonly Numbered[], scope: Scope): One {
  if (values.length === 0) return condition(raw('false'))
  const left = fragmentOf(operand, scope)
  const parts = values.map((value) => valueFragment(scope.statement, value))
  const alike = left.kind === 'one' ? membership(left, parts) : undefined
  if (alike !== undefined) return condition(alike)
  return condition(
    sql`(${joined(
      parts.map((part) => compared(scope.statement, left, '=', part).sql),
      ' or ',
    )})`,
  )
}

function isNull(made: Fragment): One {
  if (made.kind === 'nothing') return condition(raw(made.value === null ? 'true' : 'false'))
  return condition(sql`${made.kind === 'several' ? made.tag : made.sql} is null`)
}

function textOf(expression: Expression, scope: Scope): Sql {
  const made = fragmentOf(expression, scope)
  if (made.kind === 'nothing') return raw('null')
  if (made.kind === 'one' && (made.kept.kind === 'text' || made.kept.kind === 'word')) return made.sql
  throw new PlanError('wrong-type', expectedInPlan.text)
}

function isType(made: Fragment, type: string, scope: Scope): One {
  if (made.kind === 'nothing') return condition(raw(typeOf(made.value) === type ? 'true' : 'false'))
  if (made.kind === 'one')
    return condition(sql`case when ${made.sql} is null then null else ${raw(typeNameOf(made.kept) === type ? 'true' : 'false')} end`)
  return condition(sql`${made.tag} = ${raw(String(type === 'Undefined' ? 0 : scope.statement.layout.tags.of(type)))}`)
}

function cast(made: Fragment, type: string, scope: Scope): Fragment {
  if (made.kind === 'one') return typeNameOf(made.kept) === type ? made : { kind: 'nothing', value: null }
  if (made.kind === 'nothing') return { kind: 'nothing', value: null }
  const tag = scope.statement.layout.tags.of(type)
  const codec = made.byTag.get(tag)
  if (codec === undefined) return { kind: 'nothing', value: null }
  const cell = fromOthers(made.sql, codec.kept, scope.statement.layout.dialect)
  return one(sql`case when ${made.tag} = ${raw(String(tag))} then ${cell} end`, codec.kept, (found) => codec.decode(found))
}

function exists({ source, as, where }: Extract<Expression, { kind: 'exists' }>, outer: Scope): One {
  const scope = new Scope(outer.statement, outer)
  const { alias, table } = scope.add(as, source)
  const test = conditionOf(where, scope)
  const joins = scope.joins.length === 0 ? raw('') : joined(scope.joins, '')
  // SQLite 3.51 makes a join of a bare EXISTS, and then its OFFSET counts the joined rows: a page begins too early.
  return condition(sql`(exists (select 1 from ${raw(table.name)} as ${raw(alias)}${joins} where ${test}) = true)`)
}

/** By its code, so that no text of a plan becomes SQL. */
const escapeSql = (escape: string | undefined, dialect: Dialect): Sql =>
  raw(escape === undefined || escape === '' ? "''" : `${dialect === 'sqlite' ? 'char' : 'chr'}(${escape.codePointAt(0)})`)

const oneTypeOfChoice = said('a choice is of one type', 'результаты ВЫБОР должны быть одного типа')

/** All results are of the type of the first that is not Null. */
function chosen({ when, otherwise }: Extract<Expression, { kind: 'case' }>, scope: Scope): Fragment {
  const results = [...when.map((branch) => branch.gives), otherwise].map((result) => fragmentOf(result, scope))
  const typed = results.filter((made) => made.kind !== 'nothing')
  const first = typed[0]
  if (first === undefined) return { kind: 'nothing', value: null }
  if (first.kind === 'several') throw new PlanError('several-types', oneTypeOfChoice)
  const number = isNumber(first.kept)
  for (const made of typed) {
    if (made.kind === 'several' || typeNameOf(made.kept) !== typeNameOf(first.kept)) throw new PlanError('wrong-type', oneTypeOfChoice)
  }
  const cells = results.map((made) => (made.kind !== 'one' ? raw('null') : number ? wideOf(made) : made.sql))
  const branches = when.map((branch, at) => sql`when ${conditionOf(branch.if, scope)} then ${cells[at]!}`)
  const made = sql`case ${joined(branches, ' ')} else ${cells.at(-1)!} end`
  return number ? wide(made) : one(made, first.kept, first.decode)
}

const wideOf = (made: One): Sql => (made.kept.kind === 'integer' ? sql`x_wide(${made.sql}, ${raw(String(made.kept.scale))})` : made.sql)

function aggregate(name: AggregateName, operand: Fragment | undefined): Fragment {
  if (operand === undefined) return whole(raw('count(*)'), 18)
  if (operand.kind === 'nothing') return name.startsWith('Count') ? whole(raw('0'), 1) : operand
  const cell = operand.kind === 'several' ? sql`${operand.tag} || ':' || ${operand.sql}` : operand.sql
  if (name === 'Count') return whole(sql`count(${cell})`, 18)
  if (name === 'CountDistinct') return whole(sql`count(distinct ${cell})`, 18)
  if (operand.kind === 'several') throw new PlanError('several-types', said(`${name} is of one type`, `у ${name} значения одного типа`))
  if (name === 'Minimum' || name === 'Maximum')
    return one(sql`${raw(name === 'Minimum' ? 'min' : 'max')}(${operand.sql})`, operand.kept, operand.decode)
  if (operand.kept.kind === 'wide') return wide(sql`x_sum(json_group_array(${operand.sql}))`)
  if (operand.kept.kind !== 'integer') throw new PlanError('wrong-type', said('only numbers are summed', 'складываются только числа'))
  return one(sql`sum(${operand.sql})`, { kind: 'integer', digits: 18, scale: operand.kept.scale })
}
