/** A data file of a version that kept references as texts of UUIDs is converted when it is opened, with all that is kept beside objects. */
import { expect, test } from 'vitest'
import { createAsyncContext } from '../../host/machine/async-context.ts'
import { system } from '../../host/machine/system.ts'
import { openInMemory } from '../../host/sql/memory.ts'
import {
  AccumulationRegister,
  Catalog,
  CatalogRef,
  Composite,
  Document,
  ExchangePlan,
  Number as NumberType,
  String as StringType,
} from '../definitions.ts'
import { createInfobase, type Infobase } from '../infobase.ts'
import { createModel } from '../model/create-model.ts'
import type { Engine } from '../store/engine.ts'
import { hashOfDefinitions } from '../store/kept-model.ts'

const model = createModel([
  Catalog({
    Name: 'Товары',
    Attributes: { Аналог: Composite(StringType(40), CatalogRef('Товары')) },
    TabularSections: { Части: { Часть: CatalogRef('Товары') } },
  }),
  Document({ Name: 'Приход', RegisterRecords: ['AccumulationRegister.Остатки'] }),
  AccumulationRegister({ Name: 'Остатки', Dimensions: { Товар: CatalogRef('Товары') }, Resources: { Количество: NumberType(10) } }),
  ExchangePlan({ Name: 'Обмен', Content: [{ Metadata: 'Catalog.Товары', AutoRecord: 'Allow' }] }),
])

const open = (engine: Engine): Infobase => createInfobase({ model }, { engine, file: 'base.sqlite', context: createAsyncContext(), system })

const text = '00112233445566778899aabbccddeeff'

async function fill(infobase: Infobase): Promise<void> {
  await infobase.ExchangePlans['Обмен']!.CreateNode({ Code: '1', Description: 'Узел' }).Write()
  const first = infobase.Catalogs['Товары']!.CreateItem({ Code: '1', Аналог: text })
  await first.Write()
  const second = infobase.Catalogs['Товары']!.CreateItem({ Code: '2', Аналог: first.Ref })
  ;(second as unknown as { Части: { Add(values: object): unknown } }).Части.Add({ Часть: first.Ref })
  await second.Write()
  const document = infobase.Documents['Приход']!.CreateDocument({ Date: '2024-01-05T00:00:00' })
  await document.Write()
  const set = infobase.AccumulationRegisters['Остатки']!.CreateRecordSet()
  set.Filter['Recorder']!.Set(document.Ref)
  set.AddReceipt({ Period: '2024-01-05T00:00:00', Товар: first.Ref, Количество: 7 })
  await set.Write()
}

async function seen(infobase: Infobase): Promise<unknown> {
  const node = await infobase.ExchangePlans['Обмен']!.FindByCode('1')
  const items = await infobase.Catalogs['Товары']!.Select()
  const objects = await Promise.all(
    items.map(async (row) => JSON.stringify(await (row['Ref'] as { GetObject(): Promise<unknown> }).GetObject())),
  )
  return JSON.stringify([
    String(node),
    items,
    objects,
    await infobase.AccumulationRegisters['Остатки']!.Select(),
    await infobase.AccumulationRegisters['Остатки']!.Balance({}),
    await infobase.ExchangePlans['Обмен']!.IsChangeRecorded(node, items[0]!['Ref'] as never),
  ])
}

/** As a version that kept the texts of UUIDs left the file. */
function makeOld(engine: Engine): void {
  const from = "substr(c, 25) || '-' || substr(c, 21, 4) || '-' || substr(c, 17, 4) || '-' || substr(c, 1, 4) || '-' || substr(c, 5, 12)"
  for (const name of engine.names().filter((one) => /^t\d/.test(one))) {
    const [row = {}] = engine.prepare(`SELECT * FROM ${name}`).all([])
    for (const cell of Object.keys(row))
      engine.execute(
        `UPDATE ${name} SET ${cell} = ${from.replaceAll('(c,', `(${cell},`)} WHERE length(${cell}) = 32 AND ${cell} <> '${text}'`,
      )
  }
  engine.execute(`UPDATE _model SET shape = '${hashOfDefinitions(model)}' WHERE name = ''`)
}

test.each([true, false])('references are converted; the file has its definitions: %s', async (hasDefinitions) => {
  const engine = await openInMemory()
  const infobase = open(engine)
  await fill(infobase)
  const before = await seen(infobase)
  expect(before).toContain('"7"')
  makeOld(engine)
  if (!hasDefinitions) engine.execute('DELETE FROM _definitions')
  const again = open(engine)
  expect(again.differences).toEqual([])
  expect(await seen(again)).toBe(before)
  // The second time there is nothing to do.
  expect(await seen(open(engine))).toBe(before)
})
