/**
 * A parsed filter bound to an entity: every name looked up, every operator given values that it can compare. `Цена gt 10` on
 * `Catalog_Товары` is `compare(field('Цена'), '>', value(10))`.
 */
import { SaidError } from '../../diagnostics/said-error.ts'
import { joined, said, type Said } from '../../diagnostics/said.ts'
import { and, equal, fieldOf, not, type Arithmetic as Sign, type Expression as Bound } from '../../infobase/query/expression.ts'
import { sectionSource } from '../../infobase/query/source.ts'
import { DateTime } from '../../xdto/values/date-time.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import { ODataRefusal, odataRefusal } from '../errors.ts'
import type { EntityType } from '../model/entity.ts'
import type { Arithmetic, Expression, OrderItem } from '../syntax/expression.ts'
import type { Literal } from '../syntax/literal.ts'
import { parseExpression, parseOrder, UnknownLambda } from '../syntax/parse.ts'
import { pointed, SyntaxTrouble } from '../syntax/trouble.ts'
import { call } from './calls.ts'
import { chained } from './chain.ts'
import { comparison, Incomparable, isLong, NO_LENGTH, type Models } from './compare.ts'
import { checkOfType, follow, lookUp, targetOf, UnknownName, type Names, type NameScope, type Operand } from './scope.ts'

export interface BoundOrder {
  readonly expression: Bound
  readonly descending: boolean
}

/** `option`: as the refusal names it, `$filter`, `Condition`. */
export function bindFilter(option: string, text: string, names: Names, models: Models, spare?: string): Bound {
  try {
    return refusing(option, text, 'option', () => new Binder(models, names).condition(parseExpression(text)))
  } catch (error) {
    if (spare === undefined) throw error
    return bindFilter(option, spare, names, models)
  }
}

/** An unknown field of `$orderby` is a path segment that is not found, unlike that of a filter. */
export const bindOrder = (text: string, names: Names, models: Models): readonly BoundOrder[] =>
  refusing('$orderby', text, 'segment', () => {
    const binder = new Binder(models, names)
    return parseOrder(text).map((item) => binder.ordered(item))
  })

function refusing<T>(option: string, text: string, unknown: 'option' | 'segment', bind: () => T): T {
  try {
    return bind()
  } catch (error) {
    if (error instanceof ODataRefusal) throw error
    if (error instanceof UnknownLambda)
      throw odataRefusal('not-implemented', [error.lambda], hintOf(option, text, error.at, said('any or all', 'any или all')))
    if (error instanceof SyntaxTrouble) throw odataRefusal('option', [option], hintOf(option, text, error.at, error.words))
    if (error instanceof Misplaced && unknown === 'segment' && error.cause instanceof UnknownName)
      throw odataRefusal('segment', [error.cause.step], joined([`${option}: `, error.words]))
    if (error instanceof Misplaced) throw odataRefusal('option', [option], hintOf(option, text, error.at, error.words))
    throw error
  }
}

const hintOf = (option: string, text: string, at: number, expected: Said): Said =>
  joined([`${option}: `, expected, `\n${pointed(text, at)}`])

/** What is wrong with a name or a value, and where. */
class Misplaced extends SaidError {
  readonly at: number
  constructor(at: number, cause: SaidError) {
    super(cause.words, cause)
    this.at = at
  }
}

const signs: Readonly<Record<Arithmetic, Sign>> = { add: '+', sub: '-', mul: '*', div: '/' }

class Binder {
  readonly #models: Models
  #scope: NameScope
  #variables = 0

  constructor(models: Models, names: Names) {
    this.#models = models
    this.#scope = { model: models.model, names, variables: new Map() }
  }

  condition(node: Expression): Bound {
    const { expression, kind, field } = this.#operand(node)
    if (kind !== 'boolean') throw new Misplaced(node.at, new Incomparable(said('a condition is expected here', 'здесь ожидается условие')))
    return field === undefined ? expression : equal(expression, { kind: 'value', value: true })
  }

  ordered({ expression, descending }: OrderItem): BoundOrder {
    const operand = this.#operand(expression)
    if (operand.kind === 'other')
      throw new Misplaced(
        expression.at,
        new Incomparable(said('values of this type have no order', 'значения этого типа не упорядочиваются')),
      )
    if (isLong(operand)) throw odataRefusal('long-order', [], NO_LENGTH)
    return { expression: operand.expression, descending }
  }

  #operand(node: Expression): Operand {
    try {
      return this.#bound(node)
    } catch (error) {
      if (error instanceof Incomparable || error instanceof UnknownName) throw new Misplaced(node.at, error)
      throw error
    }
  }

  #bound(node: Expression): Operand {
    switch (node.kind) {
      case 'literal':
        return literalOperand(node.literal)
      case 'path':
        return node.base === undefined ? lookUp(this.#scope, node.steps) : this.#behindCast(node.base, node.steps)
      case 'call':
        return call(
          node.name,
          node.args.map((one) => this.#operand(one)),
          this.#models,
        )
      case 'not':
        return { expression: not(this.condition(node.operand)), kind: 'boolean' }
      case 'minus':
        return { expression: { kind: 'negate', operand: this.#number(node.operand) }, kind: 'number' }
      case 'and':
      case 'or':
        return {
          expression: chained(
            node.kind,
            node.operands.map((one) => this.condition(one)),
          ),
          kind: 'boolean',
        }
      case 'compare': {
        const left = this.#operand(node.left)
        return { expression: comparison(left, node.operator, this.#operand(node.right), this.#models), kind: 'boolean' }
      }
      case 'arithmetic': {
        const [left, right] = [this.#number(node.left), this.#number(node.right)]
        return { expression: { kind: 'arithmetic', operator: signs[node.operator], left, right }, kind: 'number' }
      }
      case 'lambda':
        return { expression: this.#lambda(node), kind: 'boolean' }
    }
  }

  #number(node: Expression): Bound {
    const { expression, kind } = this.#operand(node)
    if (kind !== 'number' && kind !== 'composite')
      throw new Misplaced(node.at, new Incomparable(said('a number is expected here', 'здесь ожидается число')))
    return expression
  }

  /** `cast(Основание, 'Document_Накладная')/Склад`. */
  #behindCast(base: Expression, steps: readonly string[]): Operand {
    const operand = this.#operand(base)
    const target = operand.type === undefined ? undefined : targetOf(this.#models.model, operand.type.replace('Ref.', '_'))
    if (operand.path === undefined || target === undefined)
      throw new UnknownName(steps[0] ?? '', said('only a reference in a field has properties', 'свойства есть только у ссылки в поле'))
    if (operand.castField !== undefined) checkOfType(operand.castField, target, operand.type!.replace('Ref.', '_'))
    const path = operand.path.steps.map((step, at, all) => (at === all.length - 1 ? { ...step, as: target.object.FullName } : step))
    return follow(this.#models.model, { field: target.field, entity: target }, steps, { from: operand.path.from, steps: path })
  }

  #lambda(node: Expression & { kind: 'lambda' }): Bound {
    const { rows, names, outer, key, source } = this.#collection(node.steps)
    const as = `v${this.#variables++}`
    const same = equal(fieldOf(as, key), outer)
    const before = this.#scope
    if (node.variable !== undefined)
      this.#scope = { ...before, variables: new Map([...before.variables, [node.variable, { names, from: as }]]) }
    const held = node.condition === undefined ? undefined : this.condition(node.condition)
    this.#scope = before
    if (node.quantifier === 'any') return { kind: 'exists', source, as, where: held === undefined ? same : and(same, held) }
    if (held === undefined)
      throw odataRefusal(
        'not-implemented',
        ['all'],
        said(`all(d: condition on ${rows.name}) is expected`, `ожидается all(d: условие на ${rows.name})`),
      )
    return not({ kind: 'exists', source, as, where: and(same, not(held)) })
  }

  /** A tabular section of the object, or the records of a record set. */
  #collection(steps: readonly string[]) {
    const [name, ...before] = steps.toReversed() as [string, ...string[]]
    const entity: EntityType | undefined = before.length === 0 ? this.#scope.names.entity : undefined
    const records = name === 'RecordSet' ? entity?.records : undefined
    if (records !== undefined)
      return { rows: records, names: records, outer: lookUp(this.#scope, ['Recorder']).expression, key: 'Recorder', source: records.source }
    const rows = entity?.sections.find(({ section }) => section!.Name === name)
    if (rows === undefined) throw new UnknownName(name, said(`there is no tabular section ${name}`, `нет табличной части ${name}`))
    const outer: Bound = { kind: 'field', path: [{ field: 'Ref' }] }
    return { rows, names: rows, outer, key: 'Ref', source: sectionSource(rows.object.FullName, name) }
  }
}

function literalOperand(literal: Literal): Operand {
  switch (literal.type) {
    case 'guid':
      return { expression: { kind: 'value', value: literal.value }, kind: 'guid' }
    case 'datetime':
      return { expression: { kind: 'value', value: DateTime.from(literal.value) }, kind: 'date' }
    case 'number':
      return { expression: { kind: 'value', value: Decimal.from(literal.value) }, kind: 'number' }
    case 'null':
      return { expression: { kind: 'value', value: null }, kind: 'null' }
    default:
      return { expression: { kind: 'value', value: literal.value }, kind: literal.type }
  }
}
