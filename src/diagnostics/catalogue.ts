/**
 * Catalogues of diagnostics: a table from code to severity and texts, whose holes are typed, so that a wrong code or a missing hole does
 * not compile.
 */
import type { Diagnostic, Severity } from './diagnostic.ts'
import type { Location } from './location.ts'
import { asSaid, type Fragment } from './said.ts'

/** A message with named holes. */
export interface Message<Hole extends string = string> {
  readonly parts: readonly string[]
  readonly holes: readonly Hole[]
}

/**
 * `` text`no service ${'name'}` `` is a message with the hole `name`. A text that is too long for a line goes on in the next one: the line
 * break and the indentation after it are one space.
 */
export function text<const Holes extends readonly string[]>(parts: TemplateStringsArray, ...holes: Holes): Message<Holes[number]> {
  return { parts: parts.map(onOneLine), holes }
}

const onOneLine = (part: string): string => part.replace(/\n\s*/g, ' ')

export interface Entry<Hole extends string = string> {
  readonly severity: Severity
  readonly en: Message<Hole>
  readonly ru: Message<Hole>
}

/** The holes of both texts. */
export type HolesOf<E> = E extends { en: Message<infer A>; ru: Message<infer B> } ? A | B : never

/** Makes the one function by which a folder reports: `report(code, holes, location?)`. */
export interface Report<Table> {
  <Code extends keyof Table & string>(code: Code, holes: Record<HolesOf<Table[Code]>, Fragment>, location?: Location): Diagnostic
  /** The table itself, for docs/errors.md and its test. */
  readonly table: Table
  readonly group: string
}

const catalogues: { group: string; table: Record<string, Entry> }[] = []

/** Every catalogue that has been made so far, for the test that holds docs/errors.md to the code. */
export const allCatalogues = (): readonly { group: string; table: Record<string, Entry> }[] => catalogues

export function catalogue<const Table extends Record<string, Entry>>(group: string, table: Table): Report<Table> {
  catalogues.push({ group, table })
  const report = (code: keyof Table & string, holes: Record<string, Fragment>, location?: Location): Diagnostic => {
    const entry = table[code]!
    return {
      code: `${group}/${code}`,
      severity: entry.severity,
      message: fill(entry.en, holes, 'en'),
      messageRu: fill(entry.ru, holes, 'ru'),
      ...(location && { location }),
    }
  }
  return Object.assign(report as Report<Table>, { table, group })
}

function fill(message: Message, holes: Record<string, Fragment>, language: 'en' | 'ru'): string {
  return message.parts.reduce((done, part, at) => done + asSaid(holes[message.holes[at - 1]!]!)[language] + part)
}
