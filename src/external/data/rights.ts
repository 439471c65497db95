/** What the user of the moment may do with a source: rights that roles give, and the rows that they are given for. */
import { dataError } from '../../infobase/data-error.ts'
import type { Expression } from '../../infobase/query/expression.ts'

/** Rights with restrictions by row. */
export type RowRight = 'Read' | 'Insert' | 'Update' | 'Delete'

/** Of whoever runs now; without them everything is allowed. */
export interface ExternalRights {
  readonly allows?: ((fullName: string, right: string) => boolean) | undefined
  readonly restricts?: ((fullName: string, right: string) => object | undefined) | undefined
}

/** The rights to one object: a source, a table, a function, a cube. */
export class ObjectRights {
  readonly #fullName: string
  readonly #now: () => ExternalRights | undefined

  constructor(fullName: string, now: () => ExternalRights | undefined) {
    this.#fullName = fullName
    this.#now = now
  }

  /** Whether nothing at all is asked for. */
  get isFree(): boolean {
    const now = this.#now()
    return now?.allows === undefined && now?.restricts === undefined
  }

  allows(right: string): boolean {
    return this.#now()?.allows?.(this.#fullName, right) !== false
  }

  /** @throws DataError where the user has not the right */
  require(right: string): void {
    if (!this.allows(right)) throw dataError('no-right', { right, object: this.#fullName })
  }

  /** What rows must be like for the right; `undefined`: any may be. */
  restriction(right: RowRight): Expression | undefined {
    return this.#now()?.restricts?.(this.#fullName, right) as Expression | undefined
  }

  /** @throws DataError */
  refuseRow(right: RowRight): never {
    throw dataError('row-restricted', { right, object: this.#fullName })
  }
}
