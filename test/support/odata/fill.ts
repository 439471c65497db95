/** Puts some data into the objects of the chapter, by the interface itself. */
import { ids } from './definitions.ts'
import type { ODataHost } from './warehouse.ts'

export async function fill({ ask }: Pick<ODataHost, 'ask'>): Promise<void> {
  const post = async (set: string, body: object): Promise<void> => {
    const { status, text } = await ask(`POST ${set}?$format=json`, body)
    if (status > 201) throw new Error(`${set}: ${text}`)
  }
  await post('Catalog_Поставщик', { Ref_Key: ids.рога, Description: 'Рога', ИНН: '7701', Город: 'Москва', Страна: 'Россия' })
  await post('Catalog_Контрагенты', { Ref_Key: ids.копыта, Description: 'Копыта', ИНН: '7802' })
  await post('Catalog_Валюты', { Ref_Key: ids.рубль, Description: 'Рубль', Code: '643' })
  await post('Catalog_Валюты', { Ref_Key: ids.доллар, Description: 'Доллар', Code: '840', ОсновнаяВалюта_Key: ids.рубль })
  await post('Document_ПриходнаяНакладная', { Ref_Key: ids.приход, Date: '2024-01-10T10:00:00' })
  await post('Catalog_Товары', { Ref_Key: ids.обувь, Description: 'Обувь', IsFolder: true, Code: '000000700' })
  await post('Catalog_Товары', {
    Ref_Key: ids.шлепанцы,
    Description: 'Шлепанцы',
    Code: '000000800',
    Parent_Key: ids.обувь,
    Артикул: 'SL56X',
    Цена: 12.5,
    Вес: 0.3,
    Рейтинг: 5,
    Остаток: '9007199254740993',
    Поставщик_Key: ids.рога,
    Вид: 'Товар',
    Производитель: 'ООО Красный Октябрь',
    Произведен: '2013-12-01T23:59:58',
    ГоденДо: '2014-01-01T23:59:58',
    ДокументПрихода: ids.приход,
    ДокументПрихода_Type: 'StandardODATA.Document_ПриходнаяНакладная',
    Цены: [
      { LineNumber: '1', ТипЦены: 'Розница', Цена: 12.5 },
      { LineNumber: '2', ТипЦены: 'Опт', Цена: 10 },
    ],
  })
  await post('Catalog_Товары', {
    Ref_Key: ids.чайник,
    Description: "Чайник 'Ёж'",
    Code: '000000801',
    Цена: 2500,
    Вид: 'Товар',
    Весовой: true,
  })
  await post('Catalog_Магазины', { Ref_Key: ids.магазин, Description: 'Центральный' })
  await post('Document_РасходТовара', {
    Ref_Key: ids.расход,
    Date: '2024-01-20T12:30:00',
    Покупатель_Key: ids.копыта,
    Валюта_Key: ids.рубль,
    Приоритет: 1,
    Товары: [{ LineNumber: '1', Товар_Key: ids.шлепанцы, Количество: 2, Цена: 12.5 }],
  })
  await post('InformationRegister_КурсыВалют', { Period: '2008-02-05T00:00:00', Валюта_Key: ids.доллар, Курс: 24.5 })
  await post('InformationRegister_КурсыВалют', { Period: '2024-01-05T00:00:00', Валюта_Key: ids.доллар, Курс: 90.1234 })
  await post('InformationRegister_ДвоичныеДанныеФайлов', { Файл: ids.шлепанцы, Файл_Type: 'StandardODATA.Catalog_Товары', Имя: 'a.png' })
  await post('AccumulationRegister_ТоварныеЗапасы', {
    Recorder: ids.приход,
    Recorder_Type: 'StandardODATA.Document_ПриходнаяНакладная',
    RecordSet: [
      {
        LineNumber: '1',
        Period: '2024-01-10T10:00:00',
        RecordType: 'Receipt',
        Товар_Key: ids.шлепанцы,
        Склад: 'Главный',
        Количество: 10,
        Сумма: 100,
      },
      {
        LineNumber: '2',
        Period: '2024-01-10T10:00:00',
        RecordType: 'Receipt',
        Товар_Key: ids.чайник,
        Склад: 'Малый',
        Количество: 3,
        Сумма: 60,
      },
    ],
  })
  await post('AccumulationRegister_ТоварныеЗапасы', {
    Recorder: ids.расход,
    Recorder_Type: 'StandardODATA.Document_РасходТовара',
    RecordSet: [
      {
        LineNumber: '1',
        Period: '2024-01-20T12:30:00',
        RecordType: 'Expense',
        Товар_Key: ids.шлепанцы,
        Склад: 'Главный',
        Количество: 2,
        Сумма: 20,
      },
    ],
  })
  await post('InformationRegister_ПриходныеЦены', {
    Recorder_Key: ids.приход,
    RecordSet: [{ LineNumber: '1', Period: '2024-01-10T00:00:00', Товар_Key: ids.шлепанцы, ТипЦены: 'Приходная', Цена: 9 }],
  })
}
