/** Events of data in the modules of their objects: what they set, cancel and write, and who may call what they export. */
import { expect, test } from 'vitest'
import { bslWithData } from '../../test/support/bsl-data.ts'
import { shopInfobase } from '../../test/support/infobase/shop.ts'
import { dataEvents } from '../infobase/definition/events.ts'
import type { Infobase } from '../infobase/infobase.ts'
import type { DocumentObject } from '../infobase/objects/item/document-object.ts'

const document = `
Перем Своя;
Процедура ПередЗаписью(Отказ, РежимЗаписи, РежимПроведения)
	Если ОбменДанными.Загрузка Тогда Возврат; КонецЕсли;
	Комментарий = "режим " + РежимЗаписи;
	Для Каждого Строка Из Товары Цикл Строка.Сумма = Строка.Количество * 2; КонецЦикла;
	Если ДополнительныеСвойства.Свойство("Нельзя") Тогда Отказ = Истина; КонецЕсли;
КонецПроцедуры
Процедура ОбработкаПроведения(Отказ, Режим)
	Движения.ТоварныеЗапасы.Записывать = Истина;
	Для Каждого Строка Из Товары Цикл
		Движение = Движения.ТоварныеЗапасы.Добавить();
		Движение.ВидДвижения = ВидДвиженияНакопления.Расход;
		Движение.Период = Дата;
		Движение.Товар = Строка.Товар;
		Движение.Количество = Строка.Количество;
	КонецЦикла;
КонецПроцедуры
Функция Сумма() Экспорт
	Возврат Товары.Итог("Количество");
КонецФункции
Функция Сам() Экспорт
	Записать();
	Возврат ЭтотОбъект.Ссылка = Ссылка;
КонецФункции`

const manager = `
Функция Новый_(Имя) Экспорт
	Т = СоздатьЭлемент(); Т.Наименование = Имя; Т.Записать();
	Возврат Т.Ссылка;
КонецФункции
Функция Пакет_() Экспорт
	Возврат Пакет;
КонецФункции`

const catalog = `
Процедура ОбработкаПроверкиЗаполнения(Отказ, ПроверяемыеРеквизиты)
	ПроверяемыеРеквизиты.Добавить("Артикул");
КонецПроцедуры
Процедура ПриКопировании(ОбъектКопирования)
	Артикул = "копия " + ОбъектКопирования.Артикул;
КонецПроцедуры
Процедура ОбработкаЗаполнения(ДанныеЗаполнения, СтандартнаяОбработка)
	Если ТипЗнч(ДанныеЗаполнения) = Тип("Строка") Тогда Артикул = ДанныеЗаполнения; КонецЕсли;
КонецПроцедуры
Процедура ПередУдалением(Отказ)
	ВызватьИсключение "нельзя удалить " + Наименование;
КонецПроцедуры`

const rates = `
Процедура ПередЗаписью(Отказ, Замещение)
	Для Каждого Запись Из ЭтотОбъект Цикл Запись.Курс = Запись.Курс + 1; КонецЦикла;
	Если Количество() > 1 Тогда Отказ = Истина; КонецЕсли;
КонецПроцедуры`

const modules = {
  'Document.РасходТовара.Object': document,
  'Catalog.Товары.Manager': manager,
  'Catalog.Товары.Object': catalog,
  'InformationRegister.КурсыВалют.RecordSet': rates,
}
const begin =
  'Д = Документы.РасходТовара.СоздатьДокумент(); С = Д.Товары.Добавить(); С.Товар = Справочники.Товары.Доставка; С.Количество = 3;'

test.each<[string, string, readonly string[]]>([
  [
    'before a write it changes the object',
    `${begin} Д.Записать(РежимЗаписиДокумента.Запись); Сообщить(Д.Ссылка.Комментарий + ": " + Д.Ссылка.Товары[0].Сумма);`,
    ['режим Запись: 6'],
  ],
  [
    'posting makes movements, and undoing takes them away',
    `${begin} Д.Записать(РежимЗаписиДокумента.Проведение); О = РегистрыНакопления.ТоварныеЗапасы.Остатки();
		Сообщить("" + О[0].Товар + О[0].Количество);
		Д.Записать(РежимЗаписиДокумента.ОтменаПроведения); Сообщить(РегистрыНакопления.ТоварныеЗапасы.Остатки().Количество());`,
    ['Доставка товара-3', '0'],
  ],
  [
    'what is cancelled is not there',
    `${begin} Д.ДополнительныеСвойства.Вставить("Нельзя", Истина); Попытка Д.Записать();
      Исключение Сообщить(Лев(ОписаниеОшибки(), 51)); КонецПопытки; Сообщить(Д.ЭтоНовый());`,
    ['{Модуль(1)}: Не удалось записать: "РасходТовара от ', 'Да'],
  ],
  ['exported methods of the object', `${begin} Сообщить(Д.Сумма()); Сообщить(Д.Сам());`, ['3', 'Да']],
  [
    'exported methods of the manager',
    'Т = Справочники.Товары.Новый_("Чашка"); Сообщить(Т); Сообщить(Справочники.Товары.Пакет_());',
    ['Чашка', 'Пакет'],
  ],
  [
    'filling, copying and checking',
    `Т = Справочники.Товары.СоздатьЭлемент(); Сообщить(Т.ПроверитьЗаполнение()); Т.Заполнить("А1");
      Сообщить(Т.Артикул); Сообщить(Т.ПроверитьЗаполнение()); Сообщить(Т.Скопировать().Артикул);`,
    ['Поле "Артикул" не заполнено', 'Нет', 'А1', 'Да', 'копия А1'],
  ],
  [
    'an exception of a handler has its place',
    'О = Справочники.Товары.Доставка.ПолучитьОбъект(); Попытка О.Удалить(); Исключение Сообщить(ОписаниеОшибки()); КонецПопытки;',
    ['{Catalog.Товары.Object(12)}: нельзя удалить Доставка товара'],
  ],
  [
    'sets of records',
    `М = РегистрыСведений.КурсыВалют.СоздатьНаборЗаписей(); З = М.Добавить(); З.Валюта = "USD";
      З.Период = '20240101'; З.Курс = 5; М.Записать();
      Сообщить(РегистрыСведений.КурсыВалют.СрезПоследних()[0].Курс);`,
    ['6'],
  ],
])('%s', async (_, text, expected) => {
  const { run } = await bslWithData(modules)
  const ran = await run(text)
  expect(ran.error).toBeUndefined()
  expect(ran.lines.map((line, at) => line.slice(0, Math.max(expected[at]?.length ?? 0, 1)))).toEqual(expected)
})

test('data that TypeScript writes have the same events', async () => {
  const { infobase } = await bslWithData(modules)
  const made = infobase.Documents['РасходТовара']!.CreateDocument()
  made.Section('Товары').Add({ Товар: infobase.Catalogs['Товары']!.PredefinedItem('Доставка'), Количество: 4 })
  await made.Write('Posting')
  expect(made.get('Комментарий')).toBe('режим Проведение')
  const [row] = await infobase.AccumulationRegisters['ТоварныеЗапасы']!.Balance()
  expect(String(row!['КоличествоBalance'])).toBe('-4')
})

test('posting in a module makes the movements and balances of posting in TypeScript', async () => {
  const typescript = dataEvents('Document', 'РасходТовара', {
    Posting(made: DocumentObject) {
      const records = made.RegisterRecords['ТоварныеЗапасы']!
      records.Write = true as never
      for (const row of made.Section('Товары'))
        records.AddExpense({ Period: made.get('Date'), Товар: row.get('Товар'), Количество: row.get('Количество') })
    },
  })
  const kept = async (infobase: Infobase): Promise<unknown> => {
    for (const [day, quantity] of [
      [1, 4],
      [2, 2.5],
      [2, 10],
    ]) {
      const made = infobase.Documents['РасходТовара']!.CreateDocument({ Date: `2024-02-0${day}T12:00:00` })
      const Товар = infobase.Catalogs['Товары']!.PredefinedItem(quantity === 4 ? 'Доставка' : 'Пакет')
      made.Section('Товары').Add({ Товар, Количество: quantity })
      await made.Write('Posting')
      if (quantity === 10) await made.Write('UndoPosting')
    }
    const register = infobase.AccumulationRegisters['ТоварныеЗапасы']!
    const rows = [...(await register.Select()), ...(await register.Balance())]
    return rows.map(({ Recorder: _recorder, ...row }) => JSON.stringify(row)).toSorted()
  }
  const ofModule = await kept((await bslWithData({ 'Document.РасходТовара.Object': document })).infobase)
  expect(ofModule).toHaveLength(4)
  expect(ofModule).toEqual(await kept(await shopInfobase([typescript])))
})

test('Метаданные in the module of an object is the global value, Метаданные() its method', async () => {
  const module = `Процедура ПередЗаписью(Отказ)
	Артикул = Метаданные().Имя + Метаданные.Справочники.Товары.ПолноеИмя() + Metadata.Catalogs.Count();
КонецПроцедуры`
  const { run } = await bslWithData({ 'Catalog.Товары.Object': module })
  const { lines, error } = await run('Т = Справочники.Товары.СоздатьЭлемент(); Т.Записать(); Сообщить(Лев(Т.Артикул, 15));')
  expect({ lines, error }).toEqual({ lines: ['ТоварыСправочни'], error: undefined })
})
