import { AccumulationRegister, CatalogRef, Document, DocumentEvents, Number } from 'onec-standin'

const ТоварныеЗапасы = AccumulationRegister({
  Name: 'ТоварныеЗапасы',
  Dimensions: { Товар: CatalogRef('Товары') },
  Resources: { Количество: Number(15, 3) },
})

const rows = { Товары: { Товар: CatalogRef('Товары'), Количество: Number(15, 3) } }

const ПриходТовара = Document({
  Name: 'ПриходТовара',
  RegisterRecords: ['AccumulationRegister.ТоварныеЗапасы'],
  TabularSections: rows,
})

export const РасходТовара = Document({
  Name: 'РасходТовара',
  RegisterRecords: ['AccumulationRegister.ТоварныеЗапасы'],
  TabularSections: rows,
})

export default [
  ТоварныеЗапасы,
  ПриходТовара,
  РасходТовара,
  DocumentEvents(ПриходТовара, {
    Posting(document) {
      const { ТоварныеЗапасы } = document.RegisterRecords
      ТоварныеЗапасы.Write = true
      for (const { Товар, Количество } of document.Товары) ТоварныеЗапасы.AddReceipt({ Period: document.Date, Товар, Количество })
    },
  }),
  DocumentEvents(РасходТовара, {
    BeforeWrite(document, parameters) {
      if (document.Товары.Count() === 0) parameters.Cancel = true
    },
    Posting(document) {
      const { ТоварныеЗапасы } = document.RegisterRecords
      ТоварныеЗапасы.Write = true
      for (const { Товар, Количество } of document.Товары) ТоварныеЗапасы.AddExpense({ Period: document.Date, Товар, Количество })
    },
  }),
]
