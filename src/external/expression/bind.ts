/** A call of an expression: its SQL with the database's own marks for values, and the values in the order of the marks. */
import { externalError } from '../error.ts'
import { parseExpression, type Expression } from './parse.ts'

/** A statement, or a part of one. Values never are in its text. */
export interface Bound<V> {
  readonly text: string
  readonly values: readonly V[]
}

/** How a database marks the place of a value, counted from 1: `$1`, `?`. */
export type Mark = (position: number) => string

/**
 * Parameters that the call leaves out are NULL where they are optional. `name`: of the function or table, for errors.
 *
 * @throws ExternalDataSourceError when there are too few or too many parameters
 */
export function bindExpression<V>(name: string, expression: Expression, given: readonly V[], mark: Mark): Bound<V> {
  const { parts, least, most } = expression
  if (given.length < least) throw externalError('too-few-arguments', { name, given: given.length, least })
  if (given.length > most) throw externalError('too-many-arguments', { name, given: given.length, most })
  const values: V[] = []
  const bound = (value: V): string => {
    values.push(value)
    return mark(values.length)
  }
  const text = parts.map((one) => {
    if (typeof one === 'string') return one
    const from = one.parameter - 1
    const taken = given.slice(from, one.variable ? undefined : from + 1)
    return taken.length === 0 ? 'NULL' : taken.map(bound).join(', ')
  })
  return { text: text.join(''), values }
}

/** The expression of a definition. @throws ExternalDataSourceError when its parameters are not sound */
export function expressionOf(name: string, text: string): Expression {
  const parsed = parseExpression(text)
  if ('expression' in parsed) return parsed.expression
  throw externalError('expression-invalid', { name, why: parsed.problem.why })
}
