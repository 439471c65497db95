/** ИТОГИ: by fields that are no columns, by periods, as a tree, and selections of one control point. */
import { beforeAll, expect, test } from 'vitest'
import { filledShop, type FilledShop } from '../../test/support/query/filled-shop.ts'
import { shown } from '../../test/support/query/shown.ts'
import { Query, TempTablesManager } from './query.ts'
import type { QuerySelection, ResultTreeRow } from './result.ts'

let shop: FilledShop
beforeAll(async () => {
  shop = await filledShop()
})

const told = (selection: QuerySelection, ...names: readonly string[]): string[] => {
  const lines: string[] = []
  while (selection.Next()) lines.push(names.map((one) => shown(selection.Get(one), shop.refs)).join(' | '))
  return lines
}

test('a control point is a field that is no column', async () => {
  const text = `ВЫБРАТЬ Т.Код КАК Код, Т.Цена КАК Цена ИЗ Справочник.Товары КАК Т ГДЕ НЕ Т.ЭтоГруппа И Т.Код <> "" УПОРЯДОЧИТЬ ПО Т.Код
    ИТОГИ СУММА(Цена), МАКСИМУМ(Т.Вес) КАК Код ПО Т.Поставщик`
  const result = await new Query(shop.infobase, text).Execute()
  expect(result.Columns.map((one) => one.name)).toEqual(['Код', 'Цена'])
  const groups = result.Select('ByGroups')
  const seen: string[] = []
  while (groups.Next()) seen.push(`${groups.Group()} ${shown(groups.Get('Цена'), shop.refs)}: ${told(groups.Select(), 'Код').join()}`)
  expect(seen).toEqual(['Поставщик 5990: Т1,Т3', 'Поставщик 1500.5: Т2', 'Поставщик 0: Т4', 'Поставщик 700.25: Т5'])
  expect([...result][0]).toEqual({ Код: 'Т1', Цена: expect.anything() as unknown })
})

test('a control point by the path of a column that is called otherwise', async () => {
  const text = `ВЫБРАТЬ Т.Поставщик.Код КАК П, Т.Цена КАК Ц ИЗ Справочник.Товары КАК Т ГДЕ Т.Цена > 900 УПОРЯДОЧИТЬ ПО П
    ИТОГИ СУММА(Т.Цена) КАК Ц ПО Т.Поставщик.Код`
  expect(told((await new Query(shop.infobase, text).Execute()).Select('ByGroups'), 'П', 'Ц')).toEqual(['К1 | 5990', 'К2 | 1500.5'])
})

const byMonths = (periods: string): string => `ВЫБРАТЬ НАЧАЛОПЕРИОДА(Период, МЕСЯЦ) КАК Месяц, Товар КАК Товар, Количество КАК К
  ИЗ РегистрНакопления.ТоварныеЗапасы УПОРЯДОЧИТЬ ПО Товар.Код, Месяц, К УБЫВ ИТОГИ СУММА(К) ПО Товар, Месяц ПЕРИОДАМИ(МЕСЯЦ${periods})`

test('ПЕРИОДАМИ adds periods without rows where all values are asked for', async () => {
  const text = byMonths(', ДАТАВРЕМЯ(2023, 12, 5), &Конец')
  const result = await new Query(shop.infobase, text, { Конец: new Date(2024, 1, 1) }).Execute()
  const goods = result.Select('ByGroups', 'Товар')
  goods.Next()
  expect(told(goods.Select('ByGroups', 'Месяц'), 'Месяц', 'К')).toEqual(['2024-01-01T00:00:00 | 13', '2024-02-01T00:00:00 | 1'])
  expect(told(goods.Select('ByGroups', 'Месяц', 'ВСЕ'), 'Товар', 'Месяц', 'К')).toEqual([
    'Т1 | 2023-12-01T00:00:00 | Null',
    'Т1 | 2024-01-01T00:00:00 | 13',
    'Т1 | 2024-02-01T00:00:00 | 1',
  ])
})

test('without borders periods are those of the result; a point may be gone to past the one above it', async () => {
  const result = await new Query(shop.infobase, byMonths('')).Execute()
  const goods = result.Select('ByGroups')
  goods.Next()
  goods.Next()
  expect(told(goods.Select('ByGroups', 'Месяц', 'ALL'), 'Месяц', 'К')).toEqual(['2024-01-01T00:00:00 | 22.5', '2024-02-01T00:00:00 | Null'])
  expect(told(result.Select('ByGroups', 'Месяц'), 'К')).toEqual(['13', '1', '22.5', '5'])
})

test('decades of days', async () => {
  const text = `ВЫБРАТЬ ДАТАВРЕМЯ(2024, 1, 21) КАК Д ОБЪЕДИНИТЬ ВЫБРАТЬ ДАТАВРЕМЯ(2024, 2, 11) ИТОГИ ПО Д ПЕРИОДАМИ(ДЕКАДА)`
  const days = told((await new Query(shop.infobase, text).Execute()).Select('ByGroups', 'Д', 'ALL'), 'Д')
  expect(days).toEqual(['2024-01-21T00:00:00', '2024-02-01T00:00:00', '2024-02-11T00:00:00'])
})

test('a tree of the groups', async () => {
  const result = await new Query(shop.infobase, byMonths('')).Execute()
  const told = ({ Row, Rows }: ResultTreeRow): string => `${shown(Row['К'], shop.refs)}[${Rows.map(told).join()}]`
  expect(result.Unload('ByGroups').map(told)).toEqual(['14[13[10[],3[]],1[1[]]]', '22.5[22.5[20[],2.5[]]]', '5[5[5[]]]'])
  expect(result.Unload()).toHaveLength(6)
})

test('by Russian names', async () => {
  const query = new Query(shop.infobase)
  query.Текст = 'ВЫБРАТЬ Код, Цена ИЗ Справочник.Товары ГДЕ Цена > &Цена УПОРЯДОЧИТЬ ПО Код'
  expect(query.НайтиПараметры()).toEqual(['Цена'])
  query.УстановитьПараметр('Цена', 1000)
  expect(query.Параметры).toBe(query.Parameters)
  const manager = new TempTablesManager()
  query.МенеджерВременныхТаблиц = manager
  const result = await query.Выполнить()
  expect([result.Пустой(), result.Колонки.length, result.Выгрузить().length, result.ВыгрузитьКолонку('Код')]).toEqual([
    false,
    2,
    2,
    ['Т1', 'Т2'],
  ])
  const selection = result.Выбрать()
  const seen: unknown[] = []
  while (selection.Следующий()) seen.push(selection.Получить('Код'), selection.ТипЗаписи(), selection.Группировка(), selection.Уровень())
  expect(seen).toEqual(['Т1', 'DetailRecord', '', 0, 'Т2', 'DetailRecord', '', 0])
  selection.Сбросить()
  expect([selection.Количество(), selection.НайтиСледующий({ Код: 'Т2' }), selection.Выбрать().Количество()]).toEqual([2, true, 0])
  query.Текст = 'ВЫБРАТЬ Код ПОМЕСТИТЬ ВТ ИЗ Справочник.Товары; ВЫБРАТЬ 1'
  expect(await query.ВыполнитьПакет()).toHaveLength(2)
  expect(manager.Таблицы).toEqual(['вт'])
  manager.Закрыть()
  expect(manager.Таблицы).toEqual([])
})
