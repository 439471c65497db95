/** Texts with holes that a program fills (`%1` of СтрШаблон, `#Таблица` of СтрЗаменить): each hole gets what makes the text whole. */
import type { AnyModelObject, InfobaseModel } from '../../src/infobase/model/model.ts'
import { statementsOf } from '../../src/query/syntax/parse-query.ts'

const hole = /%\d|#\p{L}[\p{L}\p{N}_]*|&&\p{L}[\p{L}\p{N}_]*/gu
/** For holes that are no table. */
const fillings = ['', 'ИСТИНА', 'Ссылка', 'ГДЕ']
/** For tables: of each kind those that have what most queries name. */
const tablesOf = (model: InfobaseModel): readonly string[] =>
  (['Catalog', 'ExchangePlan', 'Document', 'InformationRegister'] as const).flatMap((kind) =>
    [...(model.of(kind) as unknown as readonly AnyModelObject[])]
      .toSorted((a, b) => commonness(b) - commonness(a))
      .slice(0, 10)
      .map((one) => one.FullName),
  )

const commonness = (one: AnyModelObject): number =>
  ['Ref', 'Code', 'Description', 'Owner', 'Parent'].filter((name) => one.field(name) !== undefined).length

/** Fillings that can be read, the one that changes least first; the text itself where it has no hole. */
export function filledTexts(text: string, model: InfobaseModel): readonly string[] {
  const holes = [...new Set(text.match(hole) ?? [])]
  if (holes.length === 0) return [text]
  const isTable = (one: string): boolean => new RegExp(String.raw`(?:ИЗ|FROM|СОЕДИНЕНИЕ|JOIN)\s+${one}`, 'iu').test(text)
  const others = holes.filter((one) => !isTable(one))
  const found: string[] = []
  for (let at = 0; at < fillings.length ** others.length && at < 5000; at++) {
    const by = new Map(others.map((one, place) => [one, fillings[Math.floor(at / fillings.length ** place) % fillings.length]!]))
    const made = (table: string): string => text.replace(hole, (one) => by.get(one) ?? table)
    if (!isRead(made('Справочник.Х'))) continue
    found.push(...(others.length === holes.length ? [made('')] : tablesOf(model).map(made)))
    if (found.length > 400) break
  }
  return found.length === 0 ? [text] : found
}

function isRead(text: string): boolean {
  try {
    return statementsOf(text).length > 0
  } catch {
    return false
  }
}
