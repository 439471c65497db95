/** Objects of data as a user's editor sees them: typed from the literal, and from what `standin types` writes. */
import {
  Attribute,
  Catalog,
  CatalogEvents,
  CatalogRef,
  Composite,
  Date,
  Decimal,
  Document,
  DocumentEvents,
  Enum,
  EnumRef,
  Number,
  String,
  type CatalogObject,
  type DateTime,
  type DocumentObject,
} from 'onec-standin'
import { expectTypeOf } from 'vitest'
import type { EnumMember, Reference } from '../../src/infobase/values/reference.ts'

const Goods = Catalog({
  Name: 'Товары',
  Attributes: {
    Артикул: Attribute(String(20), { Indexing: 'Index' }),
    Цена: Number(15, 2),
    Поставщик: Composite(CatalogRef('Контрагенты'), String(50)),
    Вид: EnumRef('ВидыТоваров'),
    Поступил: Date('Date'),
  },
  TabularSections: { Штрихкоды: { Штрихкод: String(13), Количество: Number(10, 3) } },
})

declare const item: CatalogObject<typeof Goods>

expectTypeOf(Goods.Name).toEqualTypeOf<'Товары'>()
expectTypeOf(item.Артикул).toEqualTypeOf<string>()
expectTypeOf(item.Цена).toEqualTypeOf<Decimal>()
expectTypeOf(item.Поставщик).toEqualTypeOf<Reference<'CatalogRef.Контрагенты'> | string | undefined>()
expectTypeOf(item.Вид).toEqualTypeOf<EnumMember<'EnumRef.ВидыТоваров'>>()
expectTypeOf(item.Поступил).toEqualTypeOf<DateTime>()
expectTypeOf(item.Ref).toEqualTypeOf<Reference<'CatalogRef.Товары'>>()
expectTypeOf(item.Description).toEqualTypeOf<string>()
for (const row of item.Штрихкоды) expectTypeOf(row.Количество).toEqualTypeOf<Decimal>()
item.Штрихкоды.Add({ Штрихкод: '460', Количество: 5 })
item.Цена = Decimal.from('10.5')
// Standard fields and members under their Russian names.
expectTypeOf(item.Наименование).toEqualTypeOf(item.Description)
expectTypeOf(item.Ссылка).toEqualTypeOf(item.Ref)
expectTypeOf(item.Записать).toEqualTypeOf(item.Write)
item.Штрихкоды.Добавить({ Штрихкод: '460' })
item.Наименование = 'Чайник'
// @ts-expect-error: only the infobase assigns it
item.Ссылка = item.Ref

// @ts-expect-error: the last letter is a Latin a
void item.Ценa
// @ts-expect-error: a number of JavaScript is not exact
item.Цена = 10.5
// @ts-expect-error: there is no such column
item.Штрихкоды.Add({ Штрихкот: '460' })
// @ts-expect-error: a text is no number
item.Штрихкоды.Add({ Количество: '5' })

const Expense = Document({
  Name: 'РасходТовара',
  RegisterRecords: ['AccumulationRegister.ТоварныеЗапасы'],
  TabularSections: { Товары: { Товар: CatalogRef('Товары'), Количество: Number(15, 3) } },
})

DocumentEvents(Expense, {
  Posting(object, { PostingMode }) {
    expectTypeOf(PostingMode).toEqualTypeOf<'Regular' | 'RealTime'>()
    const { ТоварныеЗапасы } = object.RegisterRecords
    for (const { Товар, Количество } of object.Товары) {
      expectTypeOf(Товар).toEqualTypeOf<Reference<'CatalogRef.Товары'>>()
      ТоварныеЗапасы.Add({ RecordType: 'Expense', Period: object.Date, Товар, Количество })
      object.Движения.ТоварныеЗапасы.Записывать = true
      object.Движения.ТоварныеЗапасы.ДобавитьРасход({ Period: object.Дата, Товар, Количество })
    }
    // @ts-expect-error: the document has no movements in such a register
    void object.RegisterRecords.Продажи
  },
})

CatalogEvents(Goods, {
  async BeforeWrite(object, parameters, { infobase }) {
    if (object.Цена.compare(0) < 0 || infobase.TransactionActive()) parameters.Cancel = true
  },
})

// @ts-expect-error: a catalog is not posted
CatalogEvents(Goods, { Posting() {} })

expectTypeOf(Enum({ Name: 'Виды', EnumValues: ['А', 'Б'] }).EnumValues).toHaveProperty('А')
expectTypeOf<DocumentObject>().toHaveProperty('Posted')
