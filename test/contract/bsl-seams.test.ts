/** What modules in 1C's language cannot run here is answered by TypeScript: common modules, constants, queries, functions. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPlatform, serve } from '../../src/index.ts'
import { createSourceLoader } from '../../src/load/sources.ts'

const folder = mkdtempSync(join(tmpdir(), 'standin-seams-'))

const put = (path: string, text: string): void => {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
}

const service = `<MetaDataObject xmlns="http://v8.1c.ru/8.3/MDClasses"><HTTPService><Properties><Name>Склад</Name><RootURL>stock</RootURL>
<ReuseSessions>DontUse</ReuseSessions><SessionMaxAge>20</SessionMaxAge></Properties><ChildObjects><URLTemplate><Properties>
<Name>Остаток</Name><Template>/{code}</Template></Properties><ChildObjects><Method><Properties><Name>GET</Name>
<HTTPMethod>GET</HTTPMethod><Handler>ОстатокGET</Handler></Properties></Method></ChildObjects></URLTemplate></ChildObjects></HTTPService>
</MetaDataObject>`

const module = `Функция ОстатокGET(Запрос)
	Ответ = Новый HTTPСервисОтвет(200);
	Если Запрос.ПараметрыURL["code"] = "zip" Тогда
		Архив = Новый ЗаписьZipФайла("а.zip");
	КонецЕсли;
	Строки = Новый Массив;
	Выборка = Обмен.Выборка(Запрос.ПараметрыURL["code"]);
	Пока Выборка.Следующий() Цикл
		Строки.Добавить(Выборка.Товар + ": " + Выборка.Остаток);
	КонецЦикла;
	Строки.Добавить(Константы.Валюта.Получить() + " по " + Курсы.Курс("USD"));
	Строки.Добавить(Курсы.Свое());
	Строки.Добавить(ПолучитьФункциональнуюОпцию("Скидки"));
	Ответ.УстановитьТелоИзСтроки(СтрСоединить(Строки, "; "));
	Возврат Ответ;
КонецФункции`

const seams = `import { CommonModule, GlobalContext } from 'onec-standin'
export default [
  CommonModule('Курсы', { Курс: async (code: string) => (await Promise.resolve(), code === 'USD' ? 90.5 : 1) }),
  GlobalContext({
    Константы: { Валюта: 'руб.' },
    ПолучитьФункциональнуюОпцию: () => true,
    Запрос: async ({ Текст, Параметры }: { Текст: string; Параметры: { Код: string } }) =>
      Текст.includes('Остатки') ? [{ Товар: Параметры.Код, Остаток: 1500 }] : [],
  }),
]`

let url = ''
let close = async (): Promise<void> => undefined

beforeAll(async () => {
  put('HTTPServices/Склад.xml', service)
  put('HTTPServices/Склад/Ext/Module.bsl', module)
  put('CommonModules/Курсы.xml', '<MetaDataObject/>')
  put('CommonModules/Курсы/Ext/Module.bsl', 'Функция Свое() Экспорт Возврат "своё"; КонецФункции')
  put('CommonModules/Обмен.xml', '<MetaDataObject/>')
  put(
    'CommonModules/Обмен/Ext/Module.bsl',
    `Функция Выборка(Код) Экспорт
	Запрос = Новый Запрос("ВЫБРАТЬ * ИЗ Остатки ГДЕ Код = &Код");
	Запрос.УстановитьПараметр("Код", Код);
	Возврат Запрос.Выполнить().Выбрать();
КонецФункции`,
  )
  put('common/seams.ts', seams)
  const { services, fileOf, diagnostics } = await createSourceLoader([folder], {}, {}).load()
  expect(diagnostics).toEqual([])
  const served = await serve(createPlatform({ services: services.map((one) => one.service), fileOf }), { port: 0 })
  url = served.url
  close = () => served.close()
})

afterAll(async () => {
  await close()
  rmSync(folder, { recursive: true, force: true })
})

test('queries, constants, functions and common modules are answered by TypeScript, the rest by the module', async () => {
  const response = await fetch(`${url}/hs/stock/A1`)
  expect([response.status, await response.text()]).toEqual([200, 'A1: 1\u00a0500; руб. по 90,5; своё; Да'])
})

test('what nothing supplies is refused by name and line', async () => {
  const response = await fetch(`${url}/hs/stock/zip`)
  expect(response.status).toBe(500)
  expect(await response.text()).toContain('{HTTPСервис.Склад.Модуль(4)}: не поддерживается onec-standin: Новый ЗаписьZipФайла (')
})

test('check says beforehand what a handler would meet, through common modules, and not what a seam answers', async () => {
  const checked = async (paths: readonly string[]): Promise<readonly string[]> => {
    const { diagnostics } = await createSourceLoader(paths, {}, { check: true }).load()
    return diagnostics.filter((one) => one.code.startsWith('bsl/')).map((one) => one.message.replace(/;.*$/, ''))
  }
  expect(await checked([folder])).toEqual(['ОстатокGET of Склад cannot run Новый ЗаписьZipФайла (HTTPСервис.Склад.Модуль(4))'])
  rmSync(join(folder, 'common'), { recursive: true })
  expect(await checked([folder])).toEqual(
    [
      'Новый ЗаписьZipФайла (HTTPСервис.Склад.Модуль(4))',
      'Новый Запрос (ОбщийМодуль.Обмен.Модуль(2))',
      'Константы (HTTPСервис.Склад.Модуль(11))',
      'Курсы.Курс() (HTTPСервис.Склад.Модуль(11))',
      'ПолучитьФункциональнуюОпцию() (HTTPСервис.Склад.Модуль(13))',
    ].map((one) => `ОстатокGET of Склад cannot run ${one}`),
  )
})

test('of a module with faults check reports them, and not the methods that they may hide', async () => {
  put('HTTPServices/Склад/Ext/Module.bsl', 'Функция Другая()\n\tА = = 1;\nКонецФункции')
  const { diagnostics } = await createSourceLoader([folder], {}, { check: true }).load()
  expect(diagnostics.map((one) => [one.code, one.location?.line])).toEqual([['bsl/fault', 2]])
})
