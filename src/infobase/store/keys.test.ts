/** Pages of the rows that have one value are read along an index, in the orders that the configuration asks for. */
import { expect, test } from 'vitest'
import { openEngineForTests } from '../../../test/support/infobase/engines.ts'
import { createAsyncContext } from '../../host/machine/async-context.ts'
import { system } from '../../host/machine/system.ts'
import { Attribute, Catalog, CatalogRef, Document, String } from '../definitions.ts'
import { createInfobase, type Infobase } from '../infobase.ts'
import { createModel } from '../model/create-model.ts'
import { equal, field, value } from '../query/expression.ts'
import { column } from '../query/plan.ts'
import { objectSource } from '../query/source.ts'
import { Reference } from '../values/reference.ts'

const supplier = CatalogRef('Контрагенты')
const ordered = Attribute(supplier, { Indexing: 'IndexWithAdditionalOrder' })

const opened = async (): Promise<Infobase> => {
  const model = createModel([
    Catalog({ Name: 'Контрагенты' }),
    Catalog({ Name: 'Договоры', Owners: ['Catalog.Контрагенты'], Hierarchical: true }),
    Catalog({ Name: 'Товары', Attributes: { Поставщик: Attribute(supplier, { Indexing: 'Index' }), Изготовитель: ordered } }),
    Catalog({ Name: 'Услуги', DefaultPresentation: 'AsCode', Attributes: { Поставщик: ordered, Место: Attribute(String(10)) } }),
    Document({ Name: 'Расход', Attributes: { Покупатель: ordered } }),
  ])
  return createInfobase({ model }, { engine: await openEngineForTests(), context: createAsyncContext(), system })
}

const uuid = '00000000-0000-4000-8000-000000000001'

// PostgreSQL has its own opinion of tables without rows.
test.skipIf(process.env['STANDIN_TEST_ENGINE'] === 'postgres').for([
  ['Catalog.Товары', 'Поставщик', [], 'along an index'],
  ['Catalog.Товары', 'Поставщик', ['Description'], 'sorted'],
  ['Catalog.Товары', 'Изготовитель', [], 'along an index'],
  ['Catalog.Товары', 'Изготовитель', ['Description'], 'along an index'],
  ['Catalog.Товары', 'Изготовитель', ['Code'], 'sorted'],
  ['Catalog.Услуги', 'Поставщик', [], 'along an index'],
  ['Catalog.Услуги', 'Поставщик', ['Code'], 'along an index'],
  ['Document.Расход', 'Покупатель', [], 'along an index'],
  ['Document.Расход', 'Покупатель', ['Date'], 'along an index'],
  ['Catalog.Договоры', 'Owner', [], 'along an index'],
  ['Catalog.Договоры', 'Owner', ['Code'], 'along an index'],
  ['Catalog.Договоры', 'Parent', [], 'along an index'],
  ['Catalog.Договоры', 'Parent', ['Code'], 'along an index'],
] as const)('%s by %s in the order %j: %s', async ([name, by, order, expected]) => {
  const infobase = await opened()
  const of = by === 'Parent' ? 'CatalogRef.Договоры' : 'CatalogRef.Контрагенты'
  const { steps } = infobase.base.reader.explain({
    source: objectSource(name),
    where: equal(field(by), value(new Reference(of, uuid))),
    order: order.map((one) => ({ expression: field(one) })),
    columns: [column('Ref')],
    top: 50,
  })
  expect(steps[0], steps.join('; ')).toMatch(/^SEARCH \w+ USING (COVERING )?INDEX /)
  expect(steps.some((one) => one.includes('TEMP B-TREE')) ? 'sorted' : 'along an index', steps.join('; ')).toBe(expected)
})

test('no index begins with the reference, which is the key', async () => {
  const { layout } = (await opened()).base
  for (const name of ['Catalog.Контрагенты', 'Catalog.Договоры', 'Catalog.Товары', 'Document.Расход']) {
    const { create, column } = layout.table(name)!
    const [, ...indexes] = create
    expect(indexes.length).toBeGreaterThan(1)
    for (const one of indexes) expect(one).not.toMatch(new RegExp(`\\(${column('Ref')!.name}\\b`))
  }
})
