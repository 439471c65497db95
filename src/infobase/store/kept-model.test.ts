/** A data file knows what it was made for, and follows a change whole or not at all. Journals show their documents. */
import { expect, test } from 'vitest'
import { openEngineForTests } from '../../../test/support/infobase/engines.ts'
import { createAsyncContext } from '../../host/machine/async-context.ts'
import { system } from '../../host/machine/system.ts'
import {
  Catalog,
  Date as DateType,
  Document,
  DocumentJournal,
  Enum,
  Number as NumberType,
  String as StringType,
  type DataDefinition,
} from '../definitions.ts'
import { createInfobase, type Infobase } from '../infobase.ts'
import { createModel } from '../model/create-model.ts'
import { EngineError, type Engine } from './engine.ts'

const open = (engine: Engine, definitions: readonly DataDefinition[]): Infobase =>
  createInfobase({ model: createModel(definitions) }, { engine, file: 'base.sqlite', context: createAsyncContext(), system })

const goods = Catalog({ Name: 'Товары', Attributes: { Цена: NumberType(15, 2) } })
const narrow = Catalog({ Name: 'Товары', Attributes: { Цена: NumberType(10, 2) } })
const states = Enum({ Name: 'Статусы', EnumValues: ['Новый', 'Отгружен'] })

/** The engine with its own way to execute. */
const executing = (engine: Engine, execute: (sql: string) => void): Engine =>
  new Proxy(engine, {
    get(target, name) {
      if (name === 'execute') return execute
      const found: unknown = Reflect.get(target, name, target)
      return typeof found === 'function' ? (found as () => unknown).bind(target) : found
    },
  })

test('an object keeps its tables when others come before it', async () => {
  const engine = await openEngineForTests()
  await open(engine, [goods]).Catalogs['Товары']!.CreateItem({ Цена: 1.5 }).Write()
  const [row] = await open(engine, [Catalog({ Name: 'Акции' }), states, goods]).Catalogs['Товары']!.Select()
  expect(String(row!['Цена'])).toBe('1.5')
})

test('a failure in the middle leaves the data as it was', async () => {
  const engine = await openEngineForTests()
  await open(engine, [goods]).Catalogs['Товары']!.CreateItem({ Цена: 1.5 }).Write()
  const failing = executing(engine, (sql) => {
    if (sql.startsWith('DROP TABLE o_')) throw new EngineError('full', 'database or disk is full')
    engine.execute(sql)
  })
  expect(() => open(failing, [narrow])).toThrow('disk is full')
  expect((await open(engine, [goods]).Catalogs['Товары']!.Select()).map((row) => String(row['Цена']))).toEqual(['1.5'])
  expect(open(engine, [narrow]).differences.map((one) => one.effect)).toEqual(['converted'])
})

test('of two that bring it up to one configuration the second finds it done', async () => {
  const engine = await openEngineForTests()
  await open(engine, [goods]).Catalogs['Товары']!.CreateItem({ Цена: 1.5 }).Write()
  let isFirst = true
  const second = executing(engine, (sql) => {
    if (sql === 'BEGIN IMMEDIATE' && isFirst) {
      isFirst = false
      expect(open(engine, [narrow]).differences).toHaveLength(1)
    }
    engine.execute(sql)
  })
  const infobase = open(second, [narrow])
  expect(infobase.differences).toEqual([])
  expect((await infobase.Catalogs['Товары']!.Select()).map((row) => String(row['Цена']))).toEqual(['1.5'])
})

test('a file of a version that kept no definitions is refused, not read wrongly', async () => {
  const engine = await openEngineForTests()
  open(engine, [goods])
  engine.execute('DROP TABLE _definitions')
  expect(() => open(engine, [narrow])).toThrow(expect.objectContaining({ code: 'infobase/file-of-another' }))
})

test('a journal has the documents of both kinds, with its columns', async () => {
  const journal = createInfobase(
    {
      model: createModel([
        Document({
          Name: 'Приход',
          NumberType: 'Number',
          NumberLength: 5,
          Attributes: { Сумма: NumberType(15, 2), Основание: StringType(20) },
        }),
        Document({ Name: 'Расход', Attributes: { Итог: NumberType(10, 1), Срок: DateType() } }),
        DocumentJournal({
          Name: 'Журнал',
          RegisteredDocuments: ['Document.Приход', 'Document.Расход'],
          Columns: {
            Сумма: ['Document.Приход.Attribute.Сумма', 'Document.Расход.Attribute.Итог'],
            Прочее: ['Document.Приход.Attribute.Основание', 'Document.Расход.Attribute.Срок'],
          },
        }),
      ]),
    },
    { engine: await openEngineForTests(), context: createAsyncContext(), system },
  )
  expect(await journal.DocumentJournals['Журнал']!.Select()).toEqual([])
  await journal.Documents['Приход']!.CreateDocument({ Date: '2024-01-02T00:00:00', Сумма: 10.5, Основание: 'счет' }).Write('Posting')
  await journal.Documents['Расход']!.CreateDocument({ Date: '2024-01-01T00:00:00', Итог: 7.5, Срок: '2024-02-01T00:00:00' }).Write()
  const rows = await journal.DocumentJournals['Журнал']!.Select({ order: ['Date'] })
  expect(rows.map((row) => ['Type', 'Number', 'Posted', 'Сумма', 'Прочее'].map((name) => String(row[name])))).toEqual([
    ['DocumentRef.Расход', '000000001', 'false', '7.5', '2024-02-01T00:00:00'],
    ['DocumentRef.Приход', '1', 'true', '10.5', 'счет'],
  ])
  const [found] = await journal.DocumentJournals['Журнал']!.Select({ where: { Ref: rows[0]!['Ref'] } })
  expect(found).toEqual(rows[0])
})
