/** A configuration whose HTTP service writes objects and asks queries in its own modules: the events of its objects run. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startStandin, type TestStandin } from '../../src/testing/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'standin-bsl-data-'))

const put = (path: string, text: string): void => {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
}

const service = `<MetaDataObject xmlns="http://v8.1c.ru/8.3/MDClasses"><HTTPService><Properties><Name>Товары</Name><RootURL>goods</RootURL>
<ReuseSessions>DontUse</ReuseSessions><SessionMaxAge>20</SessionMaxAge></Properties><ChildObjects><URLTemplate><Properties>
<Name>Список</Name><Template>/*</Template></Properties><ChildObjects><Method><Properties><Name>GET</Name><HTTPMethod>GET</HTTPMethod>
<Handler>СписокGET</Handler></Properties></Method><Method><Properties><Name>POST</Name><HTTPMethod>POST</HTTPMethod>
<Handler>СписокPOST</Handler></Properties></Method></ChildObjects></URLTemplate></ChildObjects></HTTPService></MetaDataObject>`

const module = `Функция СписокPOST(Запрос)
	Товар = Справочники.Товары.СоздатьЭлемент();
	Товар.Наименование = Запрос.ПолучитьТелоКакСтроку();
	Товар.Цена = 10;
	Товар.Записать();
	Ответ = Новый HTTPСервисОтвет(201);
	Ответ.УстановитьТелоИзСтроки(Товар.Артикул);
	Возврат Ответ;
КонецФункции
Функция СписокGET(Запрос)
	Текст = "ВЫБРАТЬ Т.Наименование КАК Имя, Т.Артикул ИЗ Справочник.Товары КАК Т ГДЕ Т.Цена >= &Цена УПОРЯДОЧИТЬ ПО Имя";
	Выбор = Новый Запрос(Текст);
	Выбор.УстановитьПараметр("Цена", Число(Запрос.ПараметрыЗапроса.Получить("price")));
	Строки = Новый Массив;
	Если Запрос.ПараметрыЗапроса.Получить("types") <> Неопределено Тогда
		Возврат Типы();
	КонецЕсли;
	Выборка = Выбор.Выполнить().Выбрать();
	Пока Выборка.Следующий() Цикл
		Строки.Добавить(Выборка.Имя + " " + Выборка.Артикул);
	КонецЦикла;
	Ответ = Новый HTTPСервисОтвет(200);
	Ответ.УстановитьТелоИзСтроки(СтрСоединить(Строки, "; "));
	Возврат Ответ;
КонецФункции
Функция Типы()
	Выбор = Новый Запрос("ВЫБРАТЬ Код, Цена, Ссылка, ПометкаУдаления, Цена * 2 КАК Двойная, НЕОПРЕДЕЛЕНО КАК Любая, Штрихкоды
		|ИЗ Справочник.Товары");
	Строки = Новый Массив;
	Таблица = Выбор.Выполнить().Выгрузить();
	Для Каждого Колонка Из Таблица.Колонки Цикл
		Строки.Добавить(Колонка.Имя + ": " + Колонка.ТипЗначения);
	КонецЦикла;
	Строка = Таблица.Добавить();
	Строка.Цена = "12,5";
	Строки.Добавить(ТипЗнч(Строка.Цена));
	Ответ = Новый HTTPСервисОтвет(200);
	Ответ.УстановитьТелоИзСтроки(СтрСоединить(Строки, "; "));
	Возврат Ответ;
КонецФункции`

const objectModule = `Процедура ПередЗаписью(Отказ)
	Если Наименование = "плохой" Тогда
		Отказ = Истина;
	КонецЕсли;
	Артикул = "А-" + СтрДлина(Наименование);
КонецПроцедуры`

let standin: TestStandin
beforeAll(async () => {
  cpSync(join(import.meta.dirname, '../fixtures/warehouse-designer'), folder, { recursive: true })
  put('HTTPServices/Товары.xml', service)
  put('HTTPServices/Товары/Ext/Module.bsl', module)
  put('Catalogs/Товары/Ext/ObjectModule.bsl', objectModule)
  standin = await startStandin({ paths: [folder], bsl: true })
})
afterAll(async () => {
  await standin.close()
  rmSync(folder, { recursive: true })
})

test('what a handler writes goes through the module of the object, and is found by a query', async () => {
  const address = `${standin.url}/hs/goods/`
  for (const name of ['Чайник', 'Стол']) {
    const answer = await fetch(address, { method: 'POST', body: name })
    expect([answer.status, await answer.text()]).toEqual([201, `А-${name.length}`])
  }
  const found = await fetch(`${address}?price=10`)
  expect([found.status, await found.text()]).toEqual([200, 'Стол А-4; Чайник А-6'])
  expect(await (await fetch(`${address}?price=11`)).text()).toBe('')
})

test('an object that its module refuses is an exception of the handler', async () => {
  const answer = await fetch(`${standin.url}/hs/goods/`, { method: 'POST', body: 'плохой' })
  expect(answer.status).toBe(500)
  expect(await answer.text()).toContain('{HTTPСервис.Товары.Модуль(5)}')
})

test('columns of a result have their types, and Null beside them; values that are set become of that type', async () => {
  const types = [
    'Код: Строка, Null',
    'Цена: Null, Число',
    'Ссылка: Null, СправочникСсылка.Товары',
    'ПометкаУдаления: Булево, Null',
    'Двойная: Null, Число',
    'Любая: ',
    'Штрихкоды: ',
    'Число',
  ]
  expect(await (await fetch(`${standin.url}/hs/goods/?price=0&types=1`)).text()).toBe(types.join('; '))
})
