/**
 * Reads a filter by precedence (chapter 17.4.5.2): navigation, unary minus and `not`, then `mul div`, `add sub`, `gt ge lt le`, `eq ne`,
 * `and`, `or`. `Цена gt 10 and not (IsFolder eq true)` is `and(gt(Цена, 10), not(eq(IsFolder, true)))`.
 */
import { said, type Said } from '../../diagnostics/said.ts'
import type { Arithmetic, Comparison, Expression, OrderItem } from './expression.ts'
import { readTokens, type Token } from './tokens.ts'
import { SyntaxTrouble } from './trouble.ts'

/** Parentheses, signs and calls inside one another. */
const MAX_DEPTH = 100
/** Conditions joined by `and` and `or`. */
export const MAX_TERMS = 2_000

/** `any` and `all` inside one another: each goes through all rows for each row of the one around it. */
const MAX_LAMBDAS = 3

/** Throws `SyntaxTrouble`. */
export const parseExpression = (text: string): Expression => new Parser(text).whole()

/** The items of `$orderby`: `Название asc, Контрагент/ИНН desc`. Throws `SyntaxTrouble`. */
export const parseOrder = (text: string): readonly OrderItem[] => new Parser(text).order()

/** How tightly each operator binds. */
const POWER: ReadonlyMap<string, number> = new Map([
  ['or', 1],
  ['and', 2],
  ['eq', 3],
  ['ne', 3],
  ['gt', 4],
  ['ge', 4],
  ['lt', 4],
  ['le', 4],
  ['add', 5],
  ['sub', 5],
  ['mul', 6],
  ['div', 6],
])

class Parser {
  readonly #tokens: readonly Token[]
  #index = 0
  #depth = 0
  #terms = 0
  #lambdas = 0

  constructor(text: string) {
    this.#tokens = readTokens(text)
  }

  whole(): Expression {
    const expression = this.#expression(0)
    if (this.#next.kind !== 'end') throw this.#expected(said('an operator (eq, and, …) or the end', 'оператор (eq, and, …) или конец'))
    return expression
  }

  order(): OrderItem[] {
    const items: OrderItem[] = []
    do {
      const expression = this.#expression(0)
      const direction = this.#next.kind === 'name' ? this.#take() : undefined
      if (direction?.kind === 'name' && direction.text !== 'asc' && direction.text !== 'desc')
        throw new SyntaxTrouble(direction.at, said('asc or desc', 'asc или desc'))
      items.push({ expression, descending: direction?.kind === 'name' && direction.text === 'desc' })
      if (items.length > MAX_DEPTH)
        throw this.#expected(said(`at most ${MAX_DEPTH} fields of order`, `не больше ${MAX_DEPTH} полей упорядочивания`))
    } while (this.#takeSign(','))
    if (this.#next.kind !== 'end') throw this.#expected(said('a comma, asc, desc or the end', 'запятая, asc, desc или конец'))
    return items
  }

  get #next(): Token {
    return this.#tokens[this.#index]!
  }

  #take(): Token {
    return this.#tokens[this.#index++]!
  }

  #takeSign(text: string): boolean {
    const taken = this.#isSign(text)
    if (taken) this.#index++
    return taken
  }

  #isSign(text: string): boolean {
    const token = this.#next
    return token.kind === 'sign' && token.text === text
  }

  #need(text: string): void {
    if (!this.#takeSign(text)) throw this.#expected(said(`"${text}"`, `«${text}»`))
  }

  #expected(what: Said): SyntaxTrouble {
    return new SyntaxTrouble(this.#next.at, what)
  }

  #deeper<T>(read: () => T): T {
    if (++this.#depth > MAX_DEPTH)
      throw this.#expected(
        said(`at most ${MAX_DEPTH} parentheses and calls inside one another`, `не больше ${MAX_DEPTH} вложенных скобок и вызовов`),
      )
    const done = read()
    this.#depth--
    return done
  }

  #expression(least: number): Expression {
    let left = this.#unary()
    for (let links = 0; ;) {
      const token = this.#next
      const power = token.kind === 'name' ? (POWER.get(token.text) ?? -1) : -1
      if (token.kind !== 'name' || power <= least) return left
      // A chain of other operators than `and` and `or` is as deep as it is long.
      if (power > 2 && ++links > MAX_DEPTH)
        throw this.#expected(said(`at most ${MAX_DEPTH} operators in a row`, `не больше ${MAX_DEPTH} операторов подряд`))
      this.#index++
      left = this.#join(left, token.text, this.#expression(power), token.at)
    }
  }

  #join(left: Expression, operator: string, right: Expression, at: number): Expression {
    if (operator === 'and' || operator === 'or') {
      if (++this.#terms > MAX_TERMS) throw this.#expected(said(`at most ${MAX_TERMS} conditions`, `не больше ${MAX_TERMS} условий`))
      if (left.kind !== operator) return { kind: operator, operands: [left, right], at }
      // The chain is ours alone until it is returned.
      ;(left.operands as Expression[]).push(right)
      return left
    }
    if (POWER.get(operator)! >= 5) return { kind: 'arithmetic', operator: operator as Arithmetic, left, right, at }
    return { kind: 'compare', operator: operator as Comparison, left, right, at }
  }

  #unary(): Expression {
    const token = this.#next
    if (token.kind === 'name' && token.text === 'not') {
      this.#index++
      return { kind: 'not', operand: this.#deeper(() => this.#unary()), at: token.at }
    }
    if (!this.#takeSign('-')) return this.#primary()
    const operand = this.#deeper(() => this.#unary())
    if (operand.kind !== 'literal' || operand.literal.type !== 'number') return { kind: 'minus', operand, at: token.at }
    const { value } = operand.literal
    const negated = value === '0' ? value : value.startsWith('-') ? value.slice(1) : `-${value}`
    return { kind: 'literal', literal: { type: 'number', value: negated }, at: token.at }
  }

  #primary(): Expression {
    const token = this.#take()
    if (token.kind === 'literal') return { kind: 'literal', literal: token.literal, at: token.at }
    if (token.kind === 'sign' && token.text === '(') {
      const inner = this.#deeper(() => this.#expression(0))
      this.#need(')')
      return inner
    }
    if (token.kind !== 'name')
      throw new SyntaxTrouble(token.at, said('a field, a literal, a function or "("', 'поле, литерал, функция или «(»'))
    if (!this.#isSign('(')) return this.#path([token.text], token.at)
    const call: Expression = { kind: 'call', name: token.text, args: this.#deeper(() => this.#arguments()), at: token.at }
    return this.#isSign('/') ? this.#path([], token.at, call) : call
  }

  #arguments(): Expression[] {
    this.#need('(')
    const args: Expression[] = []
    if (this.#takeSign(')')) return args
    do args.push(this.#expression(0))
    while (this.#takeSign(','))
    this.#need(')')
    return args
  }

  #path(steps: string[], at: number, base?: Expression): Expression {
    while (this.#takeSign('/')) {
      const token = this.#take()
      if (token.kind !== 'name') throw new SyntaxTrouble(token.at, said('the name of a field behind "/"', 'имя поля после «/»'))
      if (this.#isSign('(') && base === undefined && steps.length > 0) return this.#lambda(steps, token)
      steps.push(token.text)
    }
    return { kind: 'path', ...(base !== undefined && { base }), steps, at }
  }

  #lambda(steps: readonly string[], token: Token & { kind: 'name' }): Expression {
    const quantifier = token.text
    if (quantifier !== 'any' && quantifier !== 'all') throw new UnknownLambda(token.at, quantifier)
    this.#need('(')
    if (this.#takeSign(')')) return { kind: 'lambda', quantifier, steps, at: token.at }
    const variable = this.#take()
    if (variable.kind !== 'name')
      throw new SyntaxTrouble(
        variable.at,
        said(`a variable, as in ${quantifier}(d: d/Цена gt 1)`, `переменная, как в ${quantifier}(d: d/Цена gt 1)`),
      )
    this.#need(':')
    if (++this.#lambdas > MAX_LAMBDAS)
      throw new SyntaxTrouble(
        token.at,
        said(`at most ${MAX_LAMBDAS} any and all inside one another`, `не больше ${MAX_LAMBDAS} вложенных any и all`),
      )
    const condition = this.#deeper(() => this.#expression(0))
    this.#lambdas--
    this.#need(')')
    return { kind: 'lambda', quantifier, steps, variable: variable.text, condition, at: token.at }
  }
}

/** A lambda function that is neither `any` nor `all`: code 21, not 14 (chapter 17.4.10). */
export class UnknownLambda extends SyntaxTrouble {
  readonly lambda: string
  constructor(at: number, name: string) {
    super(at, said('any or all', 'any или all'))
    this.lambda = name
  }
}
