/** What `standin types` writes compiles, and types handlers by names alone. */
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/support/temporary.ts'
import { compile } from '../../test/support/tsc.ts'
import { nodeFiles } from '../host/machine/files.ts'
import { loadData } from '../load/infobase/load-data.ts'
import { recognise } from '../metadata/format/recognise.ts'
import { dataDeclarations } from './declarations.ts'

const fixture = fileURLToPath(new URL('../../test/fixtures/warehouse-designer', import.meta.url))
const declarations = dataDeclarations(loadData({ configurations: recognise(nodeFiles, fixture) ?? [], data: [] }).model)

const events = `import { CatalogEvents, DocumentEvents, InformationRegisterEvents, type Decimal } from 'onec-standin'
export default [
  CatalogEvents('Товары', {
    BeforeWrite(object) {
      const price: Decimal = object.Цена
      for (const row of object.Штрихкоды) object.Артикул = row.Штрихкод
      void price
    },
  }),
  DocumentEvents('РасходТовара', {
    Posting(object) {
      for (const { Товар, Количество } of object.Товары) object.RegisterRecords.ТоварныеЗапасы.Add({ Товар, Количество })
    },
  }),
  InformationRegisterEvents('КурсыВалют', {
    BeforeWrite(records) {
      for (const record of records) if (record.Курс.compare(0) < 0) throw new Error('Курс')
    },
  }),
]
`

const service = `import { HTTPService, HTTPServiceResponse, URLTemplate, type Decimal } from 'onec-standin'
export default HTTPService({
  Name: 'Склад',
  RootURL: 'stock',
  URLTemplates: {
    Goods: URLTemplate('/goods', {
      async POST(_, { infobase }) {
        const item = infobase.Catalogs.Товары.CreateItem({ Description: 'Чайник' })
        item.Артикул = 'А-1'
        await item.Write()
        const document = infobase.Documents.РасходТовара.CreateDocument()
        document.Товары.Add({ Товар: item.Ref, Количество: 2 })
        await document.Write('Posting')
        const [rate] = await infobase.InformationRegisters.КурсыВалют.SliceLast()
        const course: Decimal | undefined = rate?.Курс
        const status: string = infobase.Enums.СтатусыЗаказов.Новый.Name
        return new HTTPServiceResponse(course === undefined ? 404 : 200, status)
      },
    }),
  },
})
`

test('they compile with handlers that are right', () => {
  expect(compile(temporaryFolder({ 'configuration.ts': declarations, 'events.ts': events, 'service.ts': service }))).toEqual(['', 0])
})

test.for([
  ['a field with a Latin letter', 'object.Цена', 'object.Ценa', "Property 'Ценa' does not exist"],
  ['a column that there is not', 'row.Штрихкод', 'row.Штрихкот', "Property 'Штрихкот' does not exist"],
  [
    'a register that the document does not write to',
    'RegisterRecords.ТоварныеЗапасы',
    'RegisterRecords.Продажи',
    "Property 'Продажи' does not exist",
  ],
  ['an object that there is not', "CatalogEvents('Товары'", "CatalogEvents('Товар'", 'is not assignable'],
] as const)('%s does not compile', ([, right, wrong, message]) => {
  const [output] = compile(temporaryFolder({ 'configuration.ts': declarations, 'events.ts': events.replace(right, wrong) }))
  expect(output).toContain(message)
})

test.for([
  ['a field of an object', 'item.Артикул', 'item.Aртикул', "Property 'Aртикул' does not exist"],
  ['an object', 'Catalogs.Товары', 'Catalogs.Тoвары', "Property 'Тoвары' does not exist"],
  ['a member of an enumeration', 'СтатусыЗаказов.Новый', 'СтатусыЗаказов.Старый', "Property 'Старый' does not exist"],
] as const)('%s of another name does not compile in a handler', ([, right, wrong, message]) => {
  const [output] = compile(temporaryFolder({ 'configuration.ts': declarations, 'service.ts': service.replace(right, wrong) }))
  expect(output).toContain(message)
})
