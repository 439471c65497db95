/**
 * A pattern made ready to test texts, in time that is linear in the text: JavaScript's engine where its backtracking has a bound, re2js
 * where it has none. `[0-9]{3}` is JavaScript's, `(a+)+` is re2js's.
 */
import { said } from '../diagnostics/said.ts'
import { isLinear, steps } from './effort.ts'
import { linearTest } from './engine.ts'
import { javaScript, re2, type Flavour } from './print.ts'
import { PatternError, type Pattern } from './tree.ts'

/** Steps of a pattern beyond which it is refused: time is steps times characters. */
const MOST_STEPS = 5_000

export interface TextPattern {
  test(text: string): boolean
}

/** `whole`: the pattern must match the text from end to end, not a part of it. @throws PatternError when it is too large. */
export function compileTree(pattern: Pattern, flavour: Flavour, whole: boolean): TextPattern {
  const isShort = steps(pattern) <= MOST_STEPS
  let test: ((text: string) => boolean) | undefined
  const linear = (text: string): boolean => (test ??= linearTest(re2(pattern, flavour), whole))(text)
  if (isLinear(pattern, whole || startsAtStart(pattern))) {
    const source = javaScript(pattern)
    const expression = new RegExp(whole ? `^(?:${source})$` : source, flavour)
    if (!isShort) refuseTooLarge(expression)
    return isShort
      ? {
          test: (text) =>
            withinPlaces(
              () => expression.test(text),
              () => linear(text),
            ),
        }
      : expression
  }
  if (!isShort)
    throw new PatternError(
      said(
        `it has more than ${MOST_STEPS} steps with its counts written out`,
        `с развёрнутыми повторениями в нём больше ${MOST_STEPS} шагов`,
      ),
      1,
    )
  return { test: linear }
}

/** JavaScript's engine says it of the first text alone, of those of one byte a character and of others apart. */
function refuseTooLarge(expression: RegExp): void {
  try {
    expression.test('')
    expression.test('ж')
  } catch {
    throw new PatternError(said('it is too large for the engine', 'он слишком велик для проверки'), 1)
  }
}

/** JavaScript's engine runs out of places for loops in texts of some megabytes (docs/decisions/017-long-texts.md): then `otherwise`. */
export function withinPlaces<T>(run: () => T, otherwise: () => T): T {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return otherwise()
  }
}

/** Whether it can match at the start of a text alone. */
export const startsAtStart = (pattern: Pattern): boolean =>
  pattern.kind === 'edge'
    ? pattern.text === '^'
    : pattern.kind === 'sequence'
      ? pattern.items[0] !== undefined && startsAtStart(pattern.items[0])
      : pattern.kind === 'choice' && pattern.branches.every(startsAtStart)
