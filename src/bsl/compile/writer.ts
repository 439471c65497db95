/** Writes JavaScript whose line N is line N of the module: `at(12)` moves on to line 12, `write` adds to the line. */

export class Writer {
  readonly #lines: string[] = ['']

  /** Lines only grow: a place that has been passed stays on the line reached. */
  at(line: number): void {
    while (this.#lines.length < line) this.#lines.push('')
  }

  write(code: string): void {
    this.#lines[this.#lines.length - 1] += code
  }

  get line(): number {
    return this.#lines.length
  }

  toString(): string {
    return this.#lines.join('\n')
  }
}
