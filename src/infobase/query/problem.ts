/** A plan that cannot be carried out: a field that there is not, an operator for the wrong type. */
export class PlanError extends Error {
  override readonly name = 'PlanError'
  readonly code: 'unknown-source' | 'unknown-field' | 'not-a-reference' | 'several-types' | 'wrong-type'

  constructor(code: PlanError['code'], message: string) {
    super(message)
    this.code = code
  }
}
