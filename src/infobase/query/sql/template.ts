/**
 * Templates of SQL: text whose parts are SQL, or values that are bound. `` sql`${column} + ${new Hole(…)}` `` is `c3 + ?` with one value
 * bound. Names in it are our own (`t12`, `c3`), so that nothing is quoted, and no text of a user ever becomes SQL (decision 013).
 */

import type { Dialect } from '../../store/engine.ts'

/** Immutable. */
export class Sql {
  /** One more than there are values between them. */
  readonly texts: readonly string[]
  readonly values: readonly unknown[]

  constructor(texts: readonly string[], values: readonly unknown[]) {
    this.texts = texts
    this.values = values
  }
}

export const raw = (text: string): Sql => new Sql([text], [])
/** A column of an alias: both are names of ours. */
export const named = (alias: string, name: string): Sql => raw(`${alias}.${name}`)

/** What is not SQL is bound. */
export function sql(parts: TemplateStringsArray, ...values: readonly unknown[]): Sql {
  const made = new Writing(parts[0]!)
  for (const [at, value] of values.entries()) {
    made.add(value)
    made.write(parts[at + 1]!)
  }
  return made.finished()
}

export function joined(parts: readonly unknown[], separator: string = ', '): Sql {
  const made = new Writing('')
  for (const [at, part] of parts.entries()) {
    if (at > 0) made.write(separator)
    made.add(part)
  }
  return made.finished()
}

class Writing {
  readonly #texts: string[] = []
  readonly #values: unknown[] = []
  #text: string

  constructor(text: string) {
    this.#text = text
  }

  write(text: string): void {
    this.#text += text
  }

  add(value: unknown): void {
    if (!(value instanceof Sql)) return this.#bind(value)
    this.#text += value.texts[0]!
    for (const [at, inner] of value.values.entries()) {
      this.#bind(inner)
      this.#text += value.texts[at + 1]!
    }
  }

  finished(): Sql {
    return new Sql([...this.#texts, this.#text], this.#values)
  }

  #bind(value: unknown): void {
    this.#texts.push(this.#text)
    this.#values.push(value)
    this.#text = ''
  }
}

export interface CompiledText {
  readonly text: string
  /** What was bound, in the order of the text's question marks, or by the number behind `$`. */
  readonly bound: readonly unknown[]
}

export function compiledText({ texts, values }: Sql, dialect: Dialect = 'sqlite'): CompiledText {
  return dialect === 'sqlite' ? { text: texts.join('?'), bound: values } : numberedText(texts, values)
}

/** What of a bound value PostgreSQL has to know, since it looks for the types of all parts before it runs anything. */
interface Typed {
  readonly type?: string | undefined
}

/** `$1::bigint`; one value in two places has one number, so that equal parts of a statement are equal. */
function numberedText(texts: readonly string[], values: readonly unknown[]): CompiledText {
  const bound: unknown[] = []
  let text = texts[0]!
  for (const [at, value] of values.entries()) {
    let number = bound.indexOf(value) + 1
    if (number === 0) number = bound.push(value)
    const type = typeof value === 'object' ? (value as Typed | null)?.type : undefined
    text += `$${number}${type === undefined ? '' : `::${type}`}${texts[at + 1]!}`
  }
  return { text, bound }
}
