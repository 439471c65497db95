/**
 * Conditions of restrictions by row, which a configuration has in the query language, as the text of a `$filter`: comparisons of fields
 * with literals, joined by AND, OR and NOT. Templates, parameters and joins have no such form.
 */

/** `undefined`: it cannot be translated. `Договоры ГДЕ Договоры.Закрыт = ЛОЖЬ` gives `Закрыт eq false`. */
export function filterOfCondition(condition: string): string | undefined {
  const found = /^\s*(?:([\p{L}_][\p{L}\d_]*)\s+)?(?:ГДЕ|WHERE)\s+([^]+?)\s*$/iu.exec(condition)
  if (found === null || /[#&]/.test(condition)) return undefined
  const tokens = tokensOf(found[2]!)
  if (tokens === undefined) return undefined
  const reader = new Reader(tokens, found[1] ?? '')
  const text = reader.either()
  return reader.isAtEnd ? text : undefined
}

type Kind = 'name' | 'number' | 'text' | 'sign'
interface Token {
  readonly kind: Kind
  readonly text: string
}

const token = /\s*(?:([\p{L}_][\p{L}\d_.]*)|(\d+(?:\.\d+)?)|"((?:[^"]|"")*)"|(<>|<=|>=|[=<>()]))/uy

function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = []
  token.lastIndex = 0
  while (token.lastIndex < text.length) {
    const found = token.exec(text)
    if (found === null) return undefined
    const at = [1, 2, 3, 4].find((one) => found[one] !== undefined)!
    tokens.push({ kind: (['name', 'number', 'text', 'sign'] as const)[at - 1]!, text: found[at]! })
  }
  return tokens
}

const signs: Readonly<Record<string, string>> = { '=': 'eq', '<>': 'ne', '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge' }

/** Standard attributes have their English names on the wire. */
const english: Readonly<Record<string, string>> = {
  Код: 'Code',
  Наименование: 'Description',
  ПометкаУдаления: 'DeletionMark',
  ЭтоГруппа: 'IsFolder',
  Предопределенный: 'Predefined',
  Номер: 'Number',
  Дата: 'Date',
  Проведен: 'Posted',
  Период: 'Period',
  Активность: 'Active',
  Родитель: 'Parent',
  Владелец: 'Owner',
}

const literals: Readonly<Record<string, string>> = { ИСТИНА: 'true', TRUE: 'true', ЛОЖЬ: 'false', FALSE: 'false' }

class Reader {
  readonly #tokens: readonly Token[]
  readonly #alias: string
  #at = 0

  constructor(tokens: readonly Token[], alias: string) {
    this.#tokens = tokens
    this.#alias = alias
  }

  get isAtEnd(): boolean {
    return this.#at === this.#tokens.length
  }

  either(): string | undefined {
    return this.#joined(/^(?:ИЛИ|OR)$/i, 'or', () => this.#joined(/^(?:И|AND)$/i, 'and', () => this.#one()))
  }

  #joined(word: RegExp, operator: string, next: () => string | undefined): string | undefined {
    let text = next()
    while (text !== undefined && this.#is(word)) {
      this.#at++
      const right = next()
      text = right === undefined ? undefined : `${text} ${operator} ${right}`
    }
    return text
  }

  #is(word: RegExp): boolean {
    const found = this.#tokens[this.#at]
    return found !== undefined && found.kind !== 'text' && word.test(found.text)
  }

  #one(): string | undefined {
    if (this.#is(/^(?:НЕ|NOT)$/i)) {
      this.#at++
      const operand = this.#one()
      return operand === undefined ? undefined : `not (${operand})`
    }
    if (this.#is(/^\($/)) {
      this.#at++
      const inner = this.either()
      if (inner === undefined || !this.#is(/^\)$/)) return undefined
      this.#at++
      return `(${inner})`
    }
    const left = this.#operand()
    const sign = signs[this.#tokens[this.#at]?.text ?? '']
    if (left === undefined || sign === undefined || this.#tokens[this.#at]?.kind !== 'sign')
      return left === 'true' ? '1 eq 1' : left === 'false' ? '1 eq 0' : undefined
    this.#at++
    const right = this.#operand()
    return right === undefined ? undefined : `${left} ${sign} ${right}`
  }

  #operand(): string | undefined {
    const found = this.#tokens[this.#at]
    if (found === undefined || found.kind === 'sign') return undefined
    this.#at++
    if (found.kind === 'text') return `'${found.text.replaceAll('""', '"').replaceAll("'", "''")}'`
    if (found.kind === 'number') return found.text
    const literal = literals[found.text.toUpperCase()]
    if (literal !== undefined) return literal
    const path = found.text.split('.')
    if (path.length > 1 && path[0] === this.#alias) path.shift()
    return path.map((one) => english[one] ?? one).join('/')
  }
}
