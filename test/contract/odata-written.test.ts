/** The answer to a writing is what reading gives, byte for byte: numbers rounded, texts cut, dates without fractions, values by default. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dataEvents } from '../../src/infobase/definition/events.ts'
import {
  Boolean,
  Catalog,
  CatalogRef,
  Composite,
  Date as DateType,
  Document,
  Enum,
  EnumRef,
  Number,
  String,
  UUID,
  ValueStorage,
} from '../../src/infobase/definitions.ts'
import { odataHost, type ODataHost } from '../support/odata/warehouse.ts'

const attributes = {
  Цена: Number(10, 2),
  Количество: Number(5, 0, 'Nonnegative'),
  Длинное: Number(30, 5),
  Текст: String(5),
  Ровно: String(5, 'Fixed'),
  Много: String(),
  День: DateType('Date'),
  Время: DateType(),
  Признак: Boolean,
  Ключ: UUID,
  Файл: ValueStorage,
  Вид: EnumRef('Виды'),
  Родня: CatalogRef('Всякое'),
  Любое: Composite(String(10), Number(10, 1), DateType(), Boolean, CatalogRef('Всякое'), EnumRef('Виды')),
}
const definitions = [
  Enum({ Name: 'Виды', EnumValues: ['Первый', 'Второй'] }),
  Catalog({ Name: 'Всякое', Hierarchical: true, Attributes: attributes }),
  Catalog({ Name: 'СоСтроками', TabularSections: { Строки: { Цена: Number(10, 2), Текст: String(5) } } }),
  Catalog({ Name: 'Обработанное', Attributes: { Цена: Number(10, 2), Итог: Number(10, 2) } }),
  Catalog({ Name: 'ПослеЗаписи', Attributes: { Цена: Number(10, 2) }, TabularSections: { Строки: { Цена: Number(10, 2) } } }),
  Document({ Name: 'Документ', Attributes: { Цена: Number(10, 2) } }),
  Document({ Name: 'Проведённый', TabularSections: { Строки: attributes } }),
]
const other = '11111111-2222-3333-4444-555555555555'
const ofAll = {
  Description: 'Имя',
  Цена: 1.555,
  Количество: '77777777',
  Длинное: 1234567.123456789,
  Текст: 'длинный текст',
  Ровно: 'я',
  Много: 'a"\n\t\u2028🎈',
  День: '2024-02-03T04:05:06',
  Время: '2024-02-03T04:05:06',
  Признак: true,
  Ключ: other,
  Файл_Base64Data: 'AQID',
  Вид: 'Второй',
  Родня_Key: other,
  Любое: '1.25',
  Любое_Type: 'Edm.Double',
}

const { Description: _name, ...ofRow } = ofAll

let host: ODataHost
beforeEach(async () => {
  const events = [
    dataEvents('Catalog', 'Обработанное', {
      BeforeWrite: (item: any) => void (item.Цена += 1), // oxlint-disable-line no-explicit-any
    } as Parameters<typeof dataEvents>[2]),
    // What is changed behind the row is in the object, and not in the infobase.
    dataEvents('Catalog', 'ПослеЗаписи', {
      OnWrite(item: any /* oxlint-disable-line no-explicit-any */) {
        item.Цена += 1
        item.Строки.Add({ Цена: 7 })
      },
    } as Parameters<typeof dataEvents>[2]),
    dataEvents('Document', 'Проведённый', {
      BeforeWrite: (document: any) => void document.Строки.Add({ Цена: 3 }), // oxlint-disable-line no-explicit-any
      Posting: (document: any) => void (document.Строки.Get(0).Цена += 1), // oxlint-disable-line no-explicit-any
    } as Parameters<typeof dataEvents>[2]),
  ]
  host = await odataHost(definitions, {}, {}, undefined, () => 0, undefined, events)
})
afterEach(() => host.close())

/** Without the time of the answer, which atom alone has. */
const timeless = (text: string): string => text.replaceAll(/<updated>[^<]*<\/updated>/g, '')

test.each<readonly [set: string, body: object, change: object]>([
  ['Catalog_Всякое', ofAll, { Цена: -3.005, Любое: 'Второй', Любое_Type: 'StandardODATA.Виды' }],
  ['Catalog_Всякое', { IsFolder: true, Description: 'Группа' }, { Description: 'Другая' }],
  ['Catalog_Всякое', { ...ofAll, Любое: other, Любое_Type: 'StandardODATA.Catalog_Всякое' }, { Родня_Key: null, Ключ: null, Время: null }],
  ['Catalog_СоСтроками', { Строки: [{ LineNumber: '1', Цена: 1.005, Текст: 'слишком длинный' }] }, { Строки: [] }],
  ['Catalog_Обработанное', { Цена: 1.005 }, { Цена: 2 }],
  ['Catalog_ПослеЗаписи', { Цена: 1.005, Строки: [{ LineNumber: '1', Цена: 1.005 }] }, { Цена: 2 }],
  [
    'Document_Проведённый',
    { Date: '2024-01-02T03:04:05', Строки: [{ LineNumber: '1', ...ofRow }, { LineNumber: '2' }] },
    { Строки: [{ LineNumber: '1', Любое: 'Второй', Любое_Type: 'StandardODATA.Виды' }] },
  ],
  ['Document_Документ', { Date: '2024-01-02T03:04:05', Цена: 1.005 }, { Цена: 99999999999 }],
])('%s %j', async (set, body, change) => {
  for (const form of ['$format=json', '$format=application/json;odata=fullmetadata', '$format=atom']) {
    const made = await host.ask(`POST ${set}?${form}`, body)
    expect(made.status, made.text).toBe(201)
    const address = made.headers.get('location')!.split('/').at(-1)!
    expect(timeless(made.text)).toBe(timeless((await host.ask(`${address}?${form}`)).text))
    for (const method of ['PATCH', 'PUT']) {
      const changed = await host.ask(`${method} ${address}?${form}`, change)
      expect(changed.status, changed.text).toBe(200)
      expect(timeless(changed.text)).toBe(timeless((await host.ask(`${address}?${form}`)).text))
    }
  }
})
