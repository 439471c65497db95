/** Modules of a configuration beside those of services: of the session, data processors, enumerations; functional options and users. */
import { describe, expect, test } from 'vitest'
import { hashPassword, Role, userList } from '../../src/index.ts'
import { startStandin, type TestStandin } from '../../src/testing/index.ts'
import { temporaryFolder } from '../support/temporary.ts'

const mdo = (kind: string, inside: string): string =>
  `<mdclass:${kind} xmlns:mdclass="http://g5.1c.ru/v8/dt/metadata/mdclass">${inside}</mdclass:${kind}>`

const type = (name: string): string => `<type><types>${name}</types></type>`

const files = {
  'Configuration/Configuration.mdo': mdo('Configuration', '<name>Торговля</name><defaultLanguage>Language.Русский</defaultLanguage>'),
  'Configuration/SessionModule.bsl': `Процедура УстановкаПараметровСеанса(Имена)
	Если Имена = Неопределено Тогда Возврат; КонецЕсли;
	Товар = Справочники.Товары.СоздатьЭлемент(); Товар.Наименование = "Сеанс"; Товар.Записать();
	ПараметрыСеанса.Товар = Товар.Ссылка;
КонецПроцедуры`,
  'Languages/Русский/Русский.mdo': mdo('Language', '<name>Русский</name><languageCode>ru</languageCode>'),
  'SessionParameters/Товар/Товар.mdo': mdo('SessionParameter', '<name>Товар</name>'),
  'Catalogs/Товары/Товары.mdo': mdo('Catalog', '<name>Товары</name><codeLength>9</codeLength><descriptionLength>50</descriptionLength>'),
  'Constants/ВестиЛог/ВестиЛог.mdo': mdo('Constant', `<name>ВестиЛог</name>${type('Boolean')}`),
  'InformationRegisters/Настройки/Настройки.mdo': mdo(
    'InformationRegister',
    `<name>Настройки</name><dimensions><name>Товар</name>${type('CatalogRef.Товары')}</dimensions>`
      + `<resources><name>Показывать</name>${type('Boolean')}</resources>`,
  ),
  'FunctionalOptions/Лог/Лог.mdo': mdo('FunctionalOption', '<name>Лог</name><location>Constant.ВестиЛог</location>'),
  'FunctionalOptions/Показ/Показ.mdo': mdo(
    'FunctionalOption',
    '<name>Показ</name><location>InformationRegister.Настройки.Resource.Показывать</location>',
  ),
  'FunctionalOptionsParameters/Товар/Товар.mdo': mdo(
    'FunctionalOptionsParameter',
    '<name>Товар</name><use>InformationRegister.Настройки.Dimension.Товар</use>',
  ),
  'Enums/Цвета/Цвета.mdo': mdo('Enum', '<name>Цвета</name><enumValues><name>Синий</name></enumValues>'),
  'Enums/Цвета/ManagerModule.bsl': 'Функция Первый() Экспорт Возврат Строка(Синий) + Количество(); КонецФункции',
  'DataProcessors/Расчет/Расчет.mdo': mdo(
    'DataProcessor',
    `<name>Расчет</name><attributes><name>Сумма</name>${type('Number')}</attributes>`
      + `<attributes><name>Товар</name>${type('CatalogRef.Товары')}</attributes>`
      + `<tabularSections><name>Строки</name><attributes><name>Цена</name>${type('Number')}</attributes></tabularSections>`,
  ),
  'DataProcessors/Расчет/ObjectModule.bsl': `Перем Начало Экспорт;
Функция Итог() Экспорт
	Для Каждого С Из Строки Цикл Сумма = Сумма + С.Цена; КонецЦикла;
	Возврат Сумма + Начало;
КонецФункции
Товар0 = Справочники.Товары.СоздатьЭлемент(); Товар0.Записать();
Начало = 100;`,
  'DataProcessors/Расчет/ManagerModule.bsl': 'Функция Имя() Экспорт Возврат "Расчет"; КонецФункции',
  'HTTPServices/Проба/Проба.mdo': mdo(
    'HTTPService',
    '<name>Проба</name><rootURL>p</rootURL><urlTemplates><name>A</name><template>/{code}</template>'
      + '<methods><name>GET</name><handler>Ответ</handler></methods></urlTemplates>',
  ),
}

const answers: readonly (readonly [what: string, code: string, expected: string])[] = [
  ['a session parameter that the session module sets when it is read', 'Возврат ПараметрыСеанса.Товар.Наименование;', 'Сеанс'],
  [
    'an object of a data processor, whose module waited at its beginning',
    'О = Обработки.Расчет.Создать(); О.Строки.Добавить().Цена = 5; О.Сумма = "1"; Возврат О.Итог();',
    '106',
  ],
  ['an attribute of references begins empty', 'Возврат DataProcessors["Расчет"].Create().Товар.Пустая();', 'Да'],
  [
    'the manager of a data processor',
    'Возврат Обработки.Расчет.Имя() + Обработки.Расчет.Метаданные().ПолноеИмя();',
    'РасчетОбработка.Расчет',
  ],
  ['the module of an enumeration', 'Возврат Перечисления.Цвета.Первый();', 'Синий1'],
  ['the language of the configuration', 'Возврат Метаданные.ОсновнойЯзык.КодЯзыка;', 'ru'],
  [
    'a functional option of a constant',
    'А = ПолучитьФункциональнуюОпцию("Лог"); Константы.ВестиЛог.Установить(Истина); Возврат Строка(А) + GetFunctionalOption("Лог");',
    'НетДа',
  ],
  [
    'a functional option of a register, for its parameter',
    `Т = Справочники.Товары.СоздатьЭлемент(); Т.Записать(); М = РегистрыСведений.Настройки.СоздатьМенеджерЗаписи();
	М.Товар = Т.Ссылка; М.Показывать = Истина; М.Записать();
	Возврат Строка(ПолучитьФункциональнуюОпцию("Показ", Новый Структура("Товар", Т.Ссылка)))
		+ ПолучитьФункциональнуюОпцию("Показ", Новый Структура("Товар", Справочники.Товары.ПустаяСсылка()));`,
    'ДаНет',
  ],
]

const module = `Функция Ответ(Запрос)
	Ответ = Новый HTTPСервисОтвет(200);
	Ответ.УстановитьТелоИзСтроки(Вычислить("Ответ" + Запрос.ПараметрыURL["code"] + "()"));
	Возврат Ответ;
КонецФункции
`

const start = (codes: readonly string[], more = {}): Promise<TestStandin> =>
  startStandin({
    paths: [
      temporaryFolder({
        ...files,
        'HTTPServices/Проба/Module.bsl': module + codes.map((code, at) => `Функция Ответ${at}() ${code} КонецФункции`).join('\n'),
      }),
    ],
    bsl: true,
    strict: false,
    ...more,
  })

const asked = async (standin: TestStandin, at: number, user?: string): Promise<string> =>
  (await fetch(`${standin.url}/hs/p/${at}`, user === undefined ? {} : { headers: { Authorization: `Basic ${btoa(`${user}:1`)}` } })).text()

test.each(answers)('%s', async (_, code, expected) => {
  await using standin = await start([code])
  expect(await asked(standin, 0)).toBe(expected)
})

describe('the user of the call', () => {
  const codes = [
    'Возврат ПользователиИнформационнойБазы.ТекущийПользователь().Имя + InfoBaseUsers.GetUsers().Count();',
    'Возврат Строка(РольДоступна("Чтение")) + IsInRole("Другая");',
    'Возврат Строка(ПравоДоступа("Чтение", Метаданные.Справочники.Товары)) + AccessRight("Insert", Metadata.Catalogs.Товары);',
    'УстановитьПривилегированныйРежим(Истина); Возврат ПравоДоступа("Добавление", Метаданные.Справочники.Товары);',
    'Попытка ВыполнитьПроверкуПравДоступа("Добавление", Метаданные.Справочники.Товары); Возврат "";'
      + ' Исключение Возврат ОписаниеОшибки(); КонецПопытки;',
    'Возврат InfoBaseUsers.FindByUUID(InfoBaseUsers.FindByName("ALL").UUID).FullName;',
  ]

  test('its name, roles and rights are those of users and roles', async () => {
    const StoredPasswordValue = await hashPassword('1')
    const users = userList([
      { Name: 'reader', Roles: ['Чтение'], StoredPasswordValue },
      { Name: 'all', FullName: 'Все', StoredPasswordValue },
    ])
    const reader = Role({ Name: 'Чтение', Rights: { 'Catalog.Товары': ['Read'] } })
    await using standin = await start(codes, { users, objects: [reader] })
    const found = await Promise.all(codes.map((_, at) => asked(standin, at, 'reader')))
    expect(found.slice(0, 4)).toEqual(['reader2', 'ДаНет', 'ДаНет', 'Да'])
    expect(found[4]).toContain('Нарушение прав доступа! (Добавление)')
    expect(found[5]).toBe('Все')
    expect(await asked(standin, 2, 'all')).toBe('ДаДа')
  })

  test('without users there are all roles and rights', async () => {
    await using standin = await start(codes)
    expect(await Promise.all([0, 1, 2].map((at) => asked(standin, at)))).toEqual(['0', 'ДаДа', 'ДаДа'])
  })
})

test('modules beside definitions in TypeScript, without a dump', async () => {
  const folder = temporaryFolder({
    'infobase/Goods.ts': `import { Catalog, String } from 'onec-standin'
export default Catalog({ Name: 'Товары', Attributes: { Артикул: String(20) } })
`,
    'hs/Goods.ts': `import { HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'
const handler = async (request, { infobase }) => {
  const item = infobase.Catalogs.Товары.CreateItem({ Description: await request.GetBodyAsString() })
  await item.Write()
  const response = new HTTPServiceResponse(200)
  response.SetBodyFromString(String(item.get('Артикул')))
  return response
}
export default HTTPService({ Name: 'Goods', RootURL: 'goods', URLTemplates: { All: URLTemplate('/*', { POST: handler }) } })
`,
    'Catalogs/Товары/ObjectModule.bsl': 'Процедура ПередЗаписью(Отказ) Артикул = Общий.Артикул(Наименование); КонецПроцедуры',
    'CommonModules/Общий/Module.bsl':
      'Функция Артикул(Имя) Экспорт Возврат ВРег(Имя) + Справочники.Товары.ПустаяСсылка().Пустая(); КонецФункции',
  })
  await using standin = await startStandin({ paths: [folder], bsl: true })
  expect(await (await fetch(`${standin.url}/hs/goods/a`, { method: 'POST', body: 'стол' })).text()).toBe('СТОЛДа')
})
