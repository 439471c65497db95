/** Web services answered by their own modules in 1C's language: values of XDTO, out parameters, faults in the words of 1C. */
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPlatform, serve } from '../../src/index.ts'
import { createSourceLoader } from '../../src/load/sources.ts'
import { run } from '../support/standin.ts'

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const seams = mkdtempSync(join(tmpdir(), 'standin-web-'))

const said: string[] = []
let urls: readonly string[] = []
const closing: (() => Promise<void>)[] = []

beforeAll(async () => {
  mkdirSync(join(seams, 'common'))
  const waits = '{ Ответить: async (value: string) => (await new Promise((done) => setTimeout(done, 5)), `ответ ${value}`) }'
  writeFileSync(
    join(seams, 'common', 'seams.ts'),
    `import { CommonModule } from 'onec-standin'\nexport default CommonModule('Внешние', ${waits})\n`,
  )
  const loaders = [
    createSourceLoader([path('../../services')]),
    createSourceLoader(
      [path('../fixtures/web-modules-edt'), seams],
      {},
      {
        handlerTimeout: 5000,
        message: (text) => void said.push(text),
      },
    ),
  ]
  for (const loader of loaders) {
    const { services, servedWebServices, fileOf, diagnostics } = await loader.load()
    expect(diagnostics.filter((one) => one.severity === 'error')).toEqual([])
    const served = await serve(createPlatform({ services: [...services.map((one) => one.service), ...servedWebServices], fileOf }), {
      port: 0,
    })
    urls = [...urls, served.url]
    closing.push(() => served.close())
  }
})

afterAll(async () => {
  for (const close of closing) await close()
  rmSync(seams, { recursive: true })
})

const spaces = 'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'

async function post(at: number, service: string, body: string): Promise<string> {
  const response = await fetch(`${urls[at]}/ws/${service}`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml; charset=utf-8' },
    body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body ${spaces}>${body}</s:Body></s:Envelope>`,
  })
  return response.text()
}

/** The answer of Проверки without its envelope, on one line. */
async function check(operation: string, parameters: string): Promise<string> {
  const text = await post(1, 'checks.1cws', `<${operation} xmlns="urn:checks">${parameters}</${operation}>`)
  const inside = /<(?:m:\S+Response|soap:Fault)[\s\S]*<\/soap:Body>/.exec(text)?.[0] ?? text
  return inside
    .replace(/<\/soap:Body>|\s*xmlns:\w+="[^"]*"/g, '')
    .replace(/>\s+</g, '><')
    .replace(/\s+/g, ' ')
    .trim()
}

describe("the chapter's service", () => {
  test.each(['000000001', '000000002', 'x'])('answers %s with the bytes of the TypeScript service', async (number) => {
    const body = `<Получить xmlns="http://www.MyCompany.ru/shipment"><НомерДокумента>${number}</НомерДокумента></Получить>`
    const answers = [await post(0, 'shipment.1cws', body), await post(1, 'shipment.1cws', body)]
    expect(answers[1]).toBe(answers[0])
    expect(answers[1]).toContain(number === 'x' ? 'xsi:nil="true"' : 'Количество>')
  })
})

const storage = (text: string): string => {
  const bytes = Buffer.from(`\ufeff${text}`)
  const head = Buffer.alloc(10)
  head.set([1, 1])
  head.writeBigUInt64LE(BigInt(bytes.length), 2)
  return Buffer.concat([head, bytes]).toString('base64')
}
const rows = (...sums: readonly (readonly [number, number])[]): string =>
  `<Накладная xmlns:d="http://www.MyCompany.ru/shipment">${sums
    .map(
      ([count, price]) =>
        '<d:Состав><d:Номенклатура><d:Наименование>а</d:Наименование><d:ПолноеНаименование>б</d:ПолноеНаименование>'
        + '<d:ШтрихКод>1</d:ШтрихКод>'
        + `<d:ЗакупочнаяЦена>1</d:ЗакупочнаяЦена></d:Номенклатура><d:Количество>${count}</d:Количество><d:Цена>${price}</d:Цена>`
        + '<d:Сумма>1</d:Сумма></d:Состав>',
    )
    .join('')}</Накладная>`

const v8 = 'xmlns:v8="http://v8.1c.ru/8.1/data/core"'
const stored = (inside: string, count: number): string => storage(`{"#",4238019d-7e49-4fc9-91db-b6b951d5cf8e,\n{${count},\n${inside}\n}\n}`)
const fault = (text: string): string =>
  `<soap:Fault><faultcode>soap:Server</faultcode><faultstring>Неизвестная ошибка. ${text}</faultstring><detail/></soap:Fault>`
const answered = (operation: string, inside: string): string => `<m:${operation}Response>${inside}</m:${operation}Response>`

test.each<[string, string, string, string]>([
  [
    'out parameters and those that go both ways',
    'Разделить',
    '<Делимое>7.5</Делимое><Делитель>2</Делитель>',
    '<m:return>true</m:return><m:Делитель>3.75</m:Делитель><m:Остаток>1.5</m:Остаток>',
  ],
  [
    'an empty out parameter',
    'Разделить',
    '<Делимое>7.5</Делимое><Делитель>0</Делитель>',
    '<m:return>false</m:return><m:Делитель>0</m:Делитель><m:Остаток xsi:nil="true"/>',
  ],
  ['objects of a package', 'Сложить', rows([2, 3], [4, 5]), '<m:return>26</m:return>'],
  ['dates', 'Завтра', '<Дата>2024-01-31T10:00:00</Дата>', '<m:return>2024-02-01T10:00:00</m:return>'],
  ['any value', 'Любое', '<Значение xsi:type="xs:decimal">1.50</Значение>', '<m:return xsi:type="xs:decimal">1.5</m:return>'],
  ['any content', 'Любое', '<Значение><a>1</a><b c="d">2</b></Значение>', '<m:return><m:a>1</m:a><m:b c="d">2</m:b></m:return>'],
  ['a seam that is waited for', 'Ждать', '<Значение>1</Значение>', '<m:return>ответ 1</m:return>'],
  [
    'ХранилищеЗначения and УникальныйИдентификатор',
    'Сохранить',
    `<Данные>${stored('{\n{"S","А"},\n{"N",1}\n}', 1)}</Данные><Ключ>00000000-0000-0000-0000-00000000000A</Ключ>`,
    `<m:return>${stored('{\n{"S","А"},\n{"N",1}\n},\n{\n{"S","Ключ"},\n{"S","00000000-0000-0000-0000-00000000000a"}\n}', 2)}</m:return>`,
  ],
  [
    'a structure through СериализаторXDTO',
    'Дополнить',
    `<Параметры ${v8}><v8:Property name="Имя"><v8:Value xsi:type="xs:string">x</v8:Value></v8:Property></Параметры>`,
    '<m:return><Property xmlns="http://v8.1c.ru/8.1/data/core" name="Имя"><Value xsi:type="xs:string">x</Value></Property>'
      + '<Property xmlns="http://v8.1c.ru/8.1/data/core" name="Количество"><Value xsi:type="xs:decimal">1</Value></Property>'
      + '<Property xmlns="http://v8.1c.ru/8.1/data/core" name="Список"><Value xsi:type="Array"><Value xsi:type="xs:boolean">true</Value>'
      + '</Value></Property></m:return>',
  ],
])('%s', async (_, operation, parameters, inside) => {
  expect(await check(operation, parameters)).toBe(answered(operation, inside))
})

test('a table has its columns and rows', async () => {
  const text = await check('Таблица', '<Строк>2</Строк>')
  expect([...text.matchAll(/<Value(?: [^>]*)?>([^<]*)</g)].map(([, value]) => value)).toEqual(['1', 'первая', '2', '1'])
  expect(text).toContain('<ValueType><Type>xs:decimal</Type>')
})

test.each<[string, string, string, string]>([
  ['an exception', 'Отказать', '<Причина>нет прав</Причина>', '{WebСервис.Проверки.Модуль(15)}: Отказано: нет прав'],
  [
    'a value of another type',
    'Негодное',
    '<Значение>х</Значение>',
    'Негодное: Ошибка проверки данных XDTO: значение не соответствует типу xs:int: "х" – не xs:int',
  ],
  ['a function that is not there', 'Забыто', '', 'Процедура или функция с указанным именем не определена (Забыто)'],
])('%s is a fault', async (_, operation, parameters, text) => {
  expect(await check(operation, parameters)).toBe(fault(text))
})

test('a background job of an HTTP service runs behind the answer, with what the session holds', async () => {
  const response = await fetch(`${urls[1]}/hs/jobs/x`)
  expect(await response.text()).toBe('Активно, 2')
  await expect.poll(() => said).toEqual(['сделано: x'])
})

test('check says what the functions of operations would meet, and which are not there', async () => {
  const { code, stdout } = await run(['check', path('../fixtures/web-modules-edt'), '--bsl'], seams)
  expect(code).toBe(1)
  expect(stdout).toContain('ЖдатьОтвета of Проверки cannot run Внешние (WebСервис.Проверки.Модуль(70))')
  expect(stdout).toContain('WebСервис.Проверки.Модуль has no function Забыто')
})
