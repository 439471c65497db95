/**
 * Operators as JavaScript: `А + Б` is `$add(А, Б)`, with the case of two whole numbers written out where both sides are plain.
 *
 * A call of an operator that V8 does not inline costs some 5 ns and, for a large sum, a number on the heap; written out it costs 1 ns.
 */

/** Operators that generated code calls most: each is a name of its own, which V8 finds faster than a member of `$l`. */
const named = [
  'add',
  'subtract',
  'multiply',
  'divide',
  'modulo',
  'equal',
  'unequal',
  'less',
  'lessOrEqual',
  'greater',
  'greaterOrEqual',
  'truth',
  'get',
  'set',
  'getIndex',
  'setIndex',
  'call',
  'callFunction',
] as const

type NamedOperator = (typeof named)[number]

/** The head of a module's code: `const { add: $add, … } = $l`. */
export const operatorNames = `const { ${named.map((one) => `${one}: $${one}`).join(', ')} } = $l; `

const operators: Readonly<Record<string, NamedOperator>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '%': 'modulo',
  '=': 'equal',
  '<>': 'unequal',
  '<': 'less',
  '<=': 'lessOrEqual',
  '>': 'greater',
  '>=': 'greaterOrEqual',
}

const comparing: Readonly<Record<string, string>> = { '=': '===', '<>': '!==', '<': '<', '<=': '<=', '>': '>', '>=': '>=' }

const variable = /^[\p{L}_$][\p{L}\p{Nl}\d_$]*$/u
const literal = /^\d+$/

const isPlain = (code: string): boolean => variable.test(code) || literal.test(code)

/** Both are numbers: whole ones that JavaScript has exactly, since all others are objects. */
const areNumbers = (...codes: readonly string[]): string =>
  codes
    .filter((code) => !literal.test(code))
    .map((code) => `typeof ${code} === "number"`)
    .join(' && ')

/** A binary operator; `$n` is a name that every method has for it. */
export function binaryCode(operator: string, left: string, right: string): string {
  const call = `$${operators[operator]}(${left}, ${right})`
  if (!isPlain(left) || !isPlain(right) || (literal.test(left) && literal.test(right))) return call
  const compares = comparing[operator]
  if (compares) return `(${areNumbers(left, right)} ? ${left} ${compares} ${right} : ${call})`
  if (operator !== '+' && operator !== '-') return call
  const limit = Number.MAX_SAFE_INTEGER
  return `(${areNumbers(left, right)} && ($n = ${left} ${operator} ${right}) <= ${limit} && $n >= -${limit} ? $n : ${call})`
}
