/** The words, numbers, texts and signs that a query is made of. */
import type { Place } from '../query-error.ts'

export interface Token extends Place {
  readonly kind: 'word' | 'number' | 'text' | 'sign' | 'parameter' | 'end'
  /** As it is written; of a text what it says, of a parameter its name. */
  readonly text: string
  /** In small letters. */
  readonly folded: string
}
