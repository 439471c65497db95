/** Long values beside bodies: in modules, queries, descriptions, publications, fixtures, messages and calls that go out. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { contentOf, messageBytes } from '../../src/bus/message/content.ts'
import { resourceOf } from '../../src/http/wire/address.ts'
import { readMessage } from '../../src/integration/amqp/read-message.ts'
import { readPublication } from '../../src/publication/vrd-read.ts'
import { runBSL } from '../support/bsl.ts'
import { filledShop, type FilledShop } from '../support/query/filled-shop.ts'
import { rowsOf } from '../support/query/shown.ts'
import { run } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { changed, load } from '../wsdl/documents.ts'
import { blanks, latin, letters } from './texts.ts'

describe('a module', () => {
  test.each<[what: string, text: string, printed: string]>([
    ['a text', `Сообщить(Формат(СтрДлина("${latin}""\n|${letters}"), "ЧГ="));`, '16000002'],
    ['a comment, a directive, blanks', `// ${letters}\n#Область ${letters}\nСообщить(1${blanks}+1); //${letters}\n#КонецОбласти`, '2'],
    ['a name', `${latin} = 1; Сообщить(${latin});`, '1'],
    ['a label', `~${letters}: Сообщить(1);`, '1'],
  ])('%s', async (_, text, printed) => {
    const ran = await runBSL(text)
    expect([ran.error?.slice(0, 300), ran.lines]).toEqual([undefined, [printed]])
  })
})

describe('a query', () => {
  let shop: FilledShop
  beforeAll(async () => {
    shop = await filledShop()
  })
  const from = 'ИЗ Справочник.Товары ГДЕ Код = "Т1"'
  test.each<[what: string, text: string]>([
    ['a text, a comment, blanks', `ВЫБРАТЬ 1 ${from} И Наименование <> "${letters}"${blanks}//${letters}`],
    ['a value before a pattern', `ВЫБРАТЬ 1 ${from} И &Т ПОДОБНО "%ж[а-я]_ж%"`],
    ['values that are compared', `ВЫБРАТЬ 1 ${from} И &Т = &Т И &Т >= "а" И Наименование > &Т И &Т В (&Т, "а")`],
    ['values that are grouped', `ВЫБРАТЬ &Т + "1" КАК П ПОМЕСТИТЬ А; ВЫБРАТЬ КОЛИЧЕСТВО(РАЗЛИЧНЫЕ П) ИЗ А СГРУППИРОВАТЬ ПО П`],
  ])('%s', (_, text) => {
    for (const usesPlans of [true, false]) expect(rowsOf(shop, text, { Т: letters }, usesPlans)).toEqual(['1'])
  })
})

const port = '<port name="Stock" binding="tns:StockBinding">'

test('a description of Web services', async () => {
  const long =
    `<documentation>${letters}</documentation><!--${letters}-->`
    + `<port name="Stock" a:a="${letters}" xmlns:a="urn:a"${blanks}binding="tns:StockBinding">${blanks}`
  expect((await load(changed([port, long]))).diagnostics).toEqual([])
})

test('a description of Web services with wrong names is refused in words', async () => {
  const { diagnostics } = await load(changed([port, `<port name="${letters}" binding="tns:${latin}">`]))
  expect(diagnostics.length).toBeGreaterThan(0)
})

test('a publication', () => {
  const attributes = `base="/${latin}"${blanks}ib="File=a;Usr=&quot;${letters}&quot;;"`
  const source = `<point xmlns="http://v8.1c.ru/8.2/virtual-resource-system" ${attributes}/>`
  expect(readPublication(source, 'default.vrd').publication).toMatchObject({ base: `/${latin}` })
})

test('a message of the bus', () => {
  const Parameters = { а: letters, б: latin }
  const content = contentOf(readMessage(messageBytes({ ID: 'a', SendDate: 0, body: new TextEncoder().encode(letters), Parameters })))
  expect([content.Parameters['а'] === letters, content.body.length]).toEqual([true, letters.length * 2])
})

test('a resource of a call', () => {
  expect(resourceOf(letters, 'encode').length).toBe(letters.length * 6 + 1)
})

test('a fixture is loaded into a file and dumped again', async () => {
  const folder = temporaryFolder({
    'services/infobase/Goods.ts':
      "import { Catalog, String } from 'onec-standin'\nexport default Catalog({ Name: 'Товары', Attributes: { Текст: String(0) } })\n",
    'goods.yaml': `Catalogs:\n  Товары:\n    - { Code: "7", Текст: ${letters} }\n    - { Code: "8", Текст: '${latin} #' }\n`,
  })
  for (const command of ['load goods.yaml services', 'dump services --out out.yaml'])
    expect(await run(['data', ...command.split(' '), '--data', 'base.sqlite'], folder)).toMatchObject({ code: 0 })
  const dumped = readFileSync(join(folder, 'out.yaml'), 'utf8')
  expect([dumped.includes(letters), dumped.includes(`${latin} #`)]).toEqual([true, true])
})

test('a request that goes out', async () => {
  const { lines, error } = await runBSL(`
    Буквы = "ж"; Для Шаг = 1 По 23 Цикл Буквы = Буквы + Буквы КонецЦикла;
    З = Новый HTTPЗапрос("/" + Буквы); З.Заголовки.Вставить("X-A", СтрЗаменить(Буквы, "ж", "a")); З.УстановитьТелоИзСтроки(Буквы);
    Попытка Новый HTTPСоединение("localhost").ВызватьHTTPМетод("POST", З) Исключение Сообщить(Лев(ОписаниеОшибки(), 300)) КонецПопытки;
    Сообщить(СтрДлина(З.ПолучитьТелоКакСтроку()) = 8388608)`)
  expect([error, lines]).toEqual([undefined, [expect.not.stringMatching(/call stack|Внутренняя/), 'Да']])
})
