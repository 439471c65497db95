/** Rarer constructs of the query language, with results that were worked out by hand; each also over plain rows, without SQL. */
import { beforeAll, expect, test } from 'vitest'
import { filledShop, type FilledShop } from '../../test/support/query/filled-shop.ts'
import { rowsOf } from '../../test/support/query/shown.ts'
import { ValueTypeName } from './values.ts'

let shop: FilledShop
beforeAll(async () => {
  shop = await filledShop()
})

const goods = 'ИЗ Справочник.Товары КАК Т ГДЕ Т.Код <> "" И НЕ Т.ЭтоГруппа'

test.each<[does: string, text: string, expected: readonly string[]]>([
  [
    'fields behind ВЫРАЗИТЬ of an expression',
    `ВЫБРАТЬ ВЫРАЗИТЬ(ВЫБОР КОГДА Т.Цена > 1000 ТОГДА Т.Поставщик ИНАЧЕ НЕОПРЕДЕЛЕНО КОНЕЦ КАК Справочник.Контрагенты).Наименование,
      ВЫРАЗИТЬ(ЕСТЬNULL(Т.Поставщик, 0) КАК Справочник.Контрагенты).Представление ${goods} УПОРЯДОЧИТЬ ПО Т.Код`,
    ['Ромашка | Ромашка', 'Василек | Василек', 'Null | Ромашка', 'Null | ', 'Null | ромашка'],
  ],
  ['a condition behind ВЫРАЗИТЬ', `SELECT Т.Code ${goods} AND CAST(ISNULL(Т.Любое, 0) AS Catalog.Контрагенты).ИНН = "7701"`, ['Т1']],
  ['a type that is a parameter', `ВЫБРАТЬ Т.Код ${goods} И ТИПЗНАЧЕНИЯ(Т.Любое) = ТИП(&Тип)`, ['Т2']],
  [
    'grouping sets',
    `ВЫБРАТЬ Т.Статус, Т.Поставщик.Код КАК П, СУММА(Т.Цена) КАК Ц ${goods} И Т.Цена > 900
      СГРУППИРОВАТЬ ПО ГРУППИРУЮЩИМ НАБОРАМ ((Т.Статус, Т.Поставщик.Код), (Т.Поставщик.Код), ()) УПОРЯДОЧИТЬ ПО Т.Статус, П`,
    ['Null | Null | 7490.5', 'Null | К1 | 5990', 'Null | К2 | 1500.5', '#Новый | К1 | 5990', '#Отгружен | К2 | 1500.5'],
  ],
  [
    'grouping sets in English, with a condition of groups',
    `SELECT T.Статус, COUNT(*) AS N FROM Catalog.Товары AS T WHERE T.Цена > 0
      GROUP BY GROUPING SETS (T.Статус, ()) HAVING COUNT(*) > 1 ORDER BY N`,
    ['#Новый | 3', 'Null | 4'],
  ],
])('%s', (_, text, expected) => {
  const parameters = { Тип: new ValueTypeName('String') }
  expect(rowsOf(shop, text, parameters)).toEqual(expected)
  expect(rowsOf(shop, text, parameters, false)).toEqual(expected)
})

test.each([
  ['ВЫБРАТЬ ПЕРВЫЕ 1 Код ИЗ Справочник.Товары СГРУППИРОВАТЬ ПО ГРУППИРУЮЩИМ НАБОРАМ ((Код), ())', '{(1, 1)}'],
  ['ВЫБРАТЬ СГРУППИРОВАНОПО(Код) ИЗ Справочник.Товары', '{(1, 9)}'],
  ['ВЫБРАТЬ РАЗМЕРХРАНИМЫХДАННЫХ(Файл) ИЗ Справочник.Товары', '{(1, 9)}'],
  ['ВЫБРАТЬ 1 + (ВЫБРАТЬ 2)', '{(1, 13)}'],
  ['ВЫБРАТЬ Код ИЗ Справочник.Товары ИТОГИ ПО Код + "1"', '{(1, 47)}'],
])('what is not supported says so with its place: %s', (text, place) => {
  const said = ((): string => {
    try {
      return rowsOf(shop, text, {}).join()
    } catch (error) {
      return (error as Error).message
    }
  })()
  expect(said).toContain('не поддерживается onec-standin')
  expect(said.slice(0, place.length)).toBe(place)
})
