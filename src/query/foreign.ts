/** How a query names tables outside of the infobase: `ВнешнийИсточникДанных.DBF.Таблица.Товары`. */
import type { ForeignTables } from '../infobase/foreign/tables.ts'

/** Those of the infobase, where the text may name one. */
export const foreignTablesOf = (
  base: { readonly beside: { readonly ForeignTables?: ForeignTables } },
  text: string,
): ForeignTables | undefined => (mayBeForeign(text) ? base.beside.ForeignTables : undefined)

const words = new Set(['внешнийисточникданных', 'externaldatasource'])
const temporary = new Set(['временнаятаблица', 'temporarytable', 'temptable'])

export const isForeignWord = (word: string | undefined): boolean => word !== undefined && words.has(word.toLowerCase())

/** Whether a text may name such a table: most do not, and are run at once. */
const mayBeForeign = (text: string): boolean => /внешнийисточникданных|externaldatasource/i.test(text)

/** One name of a temporary table of a source, whichever words the text has for it; `undefined` for another table. */
export function foreignTemporary(names: readonly string[]): { readonly source: string; readonly name: string } | undefined {
  const [first, source, kind, table] = names
  if (names.length !== 4 || !isForeignWord(first) || !temporary.has(kind!.toLowerCase())) return undefined
  return { source: source!, name: `ВнешнийИсточникДанных.${source}.ВременнаяТаблица.${table}` }
}
