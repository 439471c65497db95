/** Objects and data of our own in the shapes of captured answers; test/fixtures/odata has the answers. */
import type { DataDefinition } from '../../../src/infobase/definition/definition.ts'
import {
  AccumulationRegister,
  Attribute,
  Boolean,
  Catalog,
  CatalogRef,
  ChartOfCharacteristicTypes,
  Composite,
  Date,
  Document,
  DocumentRef,
  Enum,
  EnumRef,
  Number,
  String,
} from '../../../src/infobase/definitions.ts'
import type { ODataHost } from './warehouse.ts'

export const wire: readonly DataDefinition[] = [
  Enum({ Name: 'СтавкиНДС', EnumValues: ['БезНДС', 'НДС20'] }),
  Catalog({ Name: 'Владельцы' }),
  Catalog({ Name: 'Склады', DescriptionLength: 50 }),
  Catalog({
    Name: 'Товары',
    Hierarchical: true,
    Owners: ['Catalog.Владельцы'],
    Attributes: {
      Артикул: String(10),
      Цена: Number(15, 2),
      Вес: Number(3),
      Остаток: Number(12),
      Ставка: EnumRef('СтавкиНДС'),
      Склад: CatalogRef('Склады'),
      Дата: Date(),
      Весовой: Boolean,
      Вид: String(4, 'Fixed'),
      Основание: Composite(DocumentRef('Приход'), CatalogRef('Склады')),
      Примечание: Attribute(String(10), { Use: 'ForFolder' }),
    },
    TabularSections: {
      Цены: { Цена: Number(15, 2), Основание: Composite(DocumentRef('Приход'), CatalogRef('Склады')) },
      Коды: { Код: String(5) },
    },
  }),
  ChartOfCharacteristicTypes({ Name: 'Сведения', CodeLength: 0, DescriptionLength: 50, Attributes: { Доступен: Boolean } }),
  Document({ Name: 'Приход', RegisterRecords: ['AccumulationRegister.Запасы'] }),
  Document({ Name: 'Расход', RegisterRecords: ['AccumulationRegister.Запасы'] }),
  AccumulationRegister({
    Name: 'Запасы',
    Dimensions: { Товар: CatalogRef('Товары'), Основание: Composite(DocumentRef('Приход'), DocumentRef('Расход')) },
    Resources: { Количество: Number(15, 3), Сумма: Number(15, 2) },
    Attributes: { Ставка: EnumRef('СтавкиНДС'), Склад: CatalogRef('Склады') },
  }),
]

const id = (at: number): string => `00000000-0000-4000-8000-00000000000${at}`

/** What is asked, by the name of the file that has the answer. */
export const requests: Readonly<Record<string, string>> = {
  'catalog.json': 'Catalog_Товары?$format=json&$orderby=Code',
  'catalog-none.json': 'Catalog_Товары?$format=application/json;odata=nometadata&$filter=IsFolder eq true',
  'catalog-counted.json': 'Catalog_Товары?$format=json&$select=Code&$inlinecount=allpages&$orderby=Code',
  'entry.json': `Catalog_Товары(guid'${id(3)}')?$format=json&$select=Ref_Key,Code,Цены`,
  'property.json': `Catalog_Товары(guid'${id(3)}')/Цена?$format=json`,
  'empty.json': "Catalog_Товары?$format=json&$filter=Code eq 'нет'",
  'service.json': '?$format=json',
  'error.json': `Catalog_Товары(guid'${id(9)}')?$format=json`,
  'entry.xml': `Catalog_Товары(guid'${id(3)}')`,
  'feed.xml': `Catalog_Склады?$inlinecount=allpages`,
  'characteristics.xml': 'ChartOfCharacteristicTypes_Сведения',
  'records.xml': 'AccumulationRegister_Запасы_RecordType',
  'record-set.xml': `AccumulationRegister_Запасы(Recorder='${id(6)}',Recorder_Type='StandardODATA.Document_Приход')`,
  'balance.xml': "AccumulationRegister_Запасы/Balance(Dimensions='Товар')?$select=*,Товар____Presentation",
  'balance.json': "AccumulationRegister_Запасы/Balance(Dimensions='Товар')?$format=json",
  'service.xml': '',
  'error.xml': `Catalog_Товары(guid'${id(9)}')`,
}

export async function fillWire({ ask }: ODataHost): Promise<void> {
  const post = async (set: string, body: object): Promise<void> => {
    const { status, text } = await ask(`POST ${set}?$format=json`, body)
    if (status > 201) throw new Error(`${set}: ${text}`)
  }
  const onReceipt = { Основание: id(6), Основание_Type: 'StandardODATA.Document_Приход' }
  await post('Catalog_Владельцы', { Ref_Key: id(1), Description: 'Владелец' })
  await post('Catalog_Склады', { Ref_Key: id(5), Description: 'Склад "Главный" & <прочие>' })
  await post('Document_Приход', { Ref_Key: id(6), Date: '2024-01-10T10:00:00' })
  await post('Document_Расход', { Ref_Key: id(7), Date: '2024-01-09T10:00:00' })
  await post('Catalog_Товары', { Ref_Key: id(2), IsFolder: true, Code: '000000001', Description: 'Группа', Примечание: 'все' })
  await post('Catalog_Товары', {
    Ref_Key: id(3),
    Owner_Key: id(1),
    Parent_Key: id(2),
    Code: '000000002',
    Description: 'Стол "Ёж" \\ №1',
    Цена: 22729.17,
    Вес: 20,
    Остаток: '1',
    Ставка: 'НДС20',
    Склад_Key: id(5),
    Дата: '2024-01-10T10:00:00',
    Весовой: true,
    Вид: '1',
    ...onReceipt,
    Цены: [
      { LineNumber: '1', Цена: 20000, ...onReceipt },
      { LineNumber: '2', Цена: 0.5 },
    ],
  })
  await ask(`PATCH Catalog_Товары(guid'${id(3)}')`, {})
  await post('Catalog_Товары', { Ref_Key: id(4), Owner_Key: id(1), Code: '000000003', Description: 'Пустой' })
  await post('ChartOfCharacteristicTypes_Сведения', {
    Ref_Key: id(8),
    Description: 'Цвет',
    Доступен: true,
    ValueType: { Types: ['CatalogRef.Склады', 'String'] },
  })
  const record = { LineNumber: '1', Товар_Key: id(3), ...onReceipt }
  await post('AccumulationRegister_Запасы', {
    Recorder: id(6),
    Recorder_Type: 'StandardODATA.Document_Приход',
    RecordSet: [
      { ...record, Period: '2024-01-10T10:00:00', RecordType: 'Receipt', Количество: 45, Сумма: 322.98, Ставка: 'НДС20', Склад_Key: id(5) },
      { ...record, LineNumber: '2', Period: '2024-01-08T10:00:00', RecordType: 'Receipt', Количество: 1.5, Сумма: 0 },
    ],
  })
  await post('AccumulationRegister_Запасы', {
    Recorder: id(7),
    Recorder_Type: 'StandardODATA.Document_Расход',
    RecordSet: [{ ...record, Period: '2024-01-09T10:00:00', RecordType: 'Expense', Количество: 47.5, Сумма: 1 }],
  })
}
