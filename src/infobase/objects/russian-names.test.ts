/** Handlers in Russian: managers, objects, rows, record sets and references by 1C's Russian names, and mixed with the English ones. */
import { expect, test } from 'vitest'
import { shopInfobase } from '../../../test/support/infobase/shop.ts'
import { DateTime } from '../../xdto/values/date-time.ts'

test('every collection of managers is the same one under both names', async () => {
  const infobase = await shopInfobase()
  expect(infobase.Справочники).toBe(infobase.Catalogs)
  expect(infobase.РегистрыНакопления).toBe(infobase.AccumulationRegisters)
  expect(Object.keys(infobase).filter((name) => /[а-яё]/i.test(name))).toEqual([])
})

test('an item is made, written, found and deleted', async () => {
  const { Справочники, НачатьТранзакцию } = await shopInfobase()
  const Товары = Справочники['Товары']!
  const Элемент = Товары.СоздатьЭлемент()
  Элемент['Наименование'] = 'Чайник'
  expect(Элемент.ЭтоНовый()).toBe(true)
  await НачатьТранзакцию(() => Элемент.Записать())
  const Ссылка = await Товары.НайтиПоНаименованию('Чайник')
  expect([Ссылка.Пустая(), Ссылка.equals(Элемент.Ref), Ссылка.УникальныйИдентификатор]).toEqual([false, true, Элемент.Ref.UUID])
  const Объект = (await Товары.ПолучитьОбъект(Ссылка))!
  expect([Объект.Модифицированность(), Объект['Description']]).toEqual([false, 'Чайник'])
  await Объект.Удалить()
  expect((await Товары.FindByDescription('Чайник')).IsEmpty()).toBe(true)
})

test('rows of a tabular section, and exchange of an object', async () => {
  const { Документы } = await shopInfobase()
  const Документ = Документы['РасходТовара']!.СоздатьДокумент({ Дата: DateTime.from('2024-05-01T10:00:00') })
  const Строки = Документ.Section('Товары')
  Строки.Добавить({ Количество: 2 })
  Строки.Add({ Количество: 3 })
  expect([Строки.Количество(), String(Строки.Итог('Количество'))]).toEqual([2, '5'])
  Документ.ОбменДанными.Загрузка = true
  expect(Документ.DataExchange.Load).toBe(true)
})

test('a record set is to be written with its document by Записывать, and is written by Записать', async () => {
  const { РегистрыНакопления } = await shopInfobase()
  const Набор = Object.values(РегистрыНакопления)[0]!.СоздатьНаборЗаписей()
  expect(Набор.Записать).toBeTypeOf('function')
  Reflect.set(Набор, 'Записывать', true)
  expect(Набор.Количество()).toBe(0)
})
