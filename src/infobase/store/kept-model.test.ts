/** A data file knows what it was made for: another configuration is refused, with what differs. Journals show their documents. */
import { expect, test } from 'vitest'
import { createAsyncContext } from '../../host/machine/async-context.ts'
import { system } from '../../host/machine/system.ts'
import { openInMemory } from '../../host/sql/memory.ts'
import {
  AccumulationRegister,
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
import type { Engine } from './engine.ts'

const open = (engine: Engine, definitions: readonly DataDefinition[]): Infobase =>
  createInfobase({ model: createModel(definitions) }, { engine, file: 'base.sqlite', context: createAsyncContext(), system })

const goods = Catalog({ Name: 'Товары', Attributes: { Цена: NumberType(15, 2) } })
const states = Enum({ Name: 'Статусы', EnumValues: ['Новый', 'Отгружен'] })
const stock = AccumulationRegister({ Name: 'Запасы' })

test.for<[string, readonly DataDefinition[], string]>([
  ['a new object', [goods, states, stock, Catalog({ Name: 'Склады' })], '+ Catalog.Склады'],
  ['an object that is gone', [goods, states], '- AccumulationRegister.Запасы'],
  [
    'a field of another type',
    [Catalog({ Name: 'Товары', Attributes: { Цена: NumberType(10, 2) } }), states, stock],
    'Catalog.Товары: - Цена:Number(15,2), + Цена:Number(10,2)',
  ],
  [
    'members in another order',
    [goods, Enum({ Name: 'Статусы', EnumValues: ['Отгружен', 'Новый'] }), stock],
    'Enum.Статусы: order of fields',
  ],
  ['a register of turnovers', [goods, states, AccumulationRegister({ Name: 'Запасы', RegisterType: 'Turnovers' })], '+ Turnovers'],
])('%s is refused', async ([, definitions, difference]) => {
  const engine = await openInMemory()
  open(engine, [goods, states, stock])
  open(engine, [goods, states, stock])
  expect(() => open(engine, definitions)).toThrow(
    expect.objectContaining({ code: 'infobase/file-of-another', english: expect.stringContaining(difference) as string }),
  )
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
    { engine: await openInMemory(), context: createAsyncContext(), system },
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
