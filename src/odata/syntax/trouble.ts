/** A place in the text of an option where reading cannot go on: what was expected there, for the log. */
import { SaidError } from '../../diagnostics/said-error.ts'
import type { Said } from '../../diagnostics/said.ts'

export class SyntaxTrouble extends SaidError {
  /** Index in UTF-16 units from 0. */
  readonly at: number
  constructor(at: number, expected: Said) {
    super(expected)
    this.at = at
  }
}

/** Two lines: the text around the place, and a caret below it. */
export function pointed(text: string, at: number): string {
  const from = Math.max(0, at - 60)
  return `${text.slice(from, at + 20).replaceAll(/\p{C}/gu, ' ')}\n${' '.repeat(at - from)}^`
}
