/** A plan that cannot be carried out: a field that there is not, an operator for the wrong type. */
import { SaidError } from '../../diagnostics/said-error.ts'
import { said, type Said } from '../../diagnostics/said.ts'

export class PlanError extends SaidError {
  override readonly name = 'PlanError'
  readonly code: 'unknown-source' | 'unknown-field' | 'not-a-reference' | 'several-types' | 'wrong-type'

  constructor(code: PlanError['code'], words: Said) {
    super(words)
    this.code = code
  }
}

/** Of a value that an operator or a function cannot take. */
export const expectedInPlan = {
  date: said('a date is expected', 'ожидается дата'),
  text: said('a text is expected', 'ожидается строка'),
  number: said('a number is expected', 'ожидается число'),
} as const
