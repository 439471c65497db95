/** Before a change of the configuration loses data of a database, a copy of its schema is kept, which can be opened as it was. */
import { describe, expect, test } from 'vitest'
import { freshSchema, postgresForTests } from '../../../../test/support/infobase/engines.ts'
import { AccumulationRegister, Catalog, Document, Number as NumberType, String as StringType } from '../../../infobase/definitions.ts'
import { createModel } from '../../../infobase/model/create-model.ts'
import { openInfobase, type OpenedInfobase } from '../../machine/open-infobase.ts'
import { openPostgres } from './open.ts'

const source = (length: number) => ({
  model: createModel([
    Catalog({ Name: 'Товары', Attributes: { Артикул: StringType(length) } }),
    Document({ Name: 'Приход', RegisterRecords: ['AccumulationRegister.Запасы'] }),
    AccumulationRegister({ Name: 'Запасы', Resources: { Количество: NumberType(10) } }),
  ]),
})

async function post({ infobase }: OpenedInfobase): Promise<void> {
  const document = infobase.Documents['Приход']!.CreateDocument({ Date: '2024-01-05T00:00:00' })
  await document.Write()
  const set = infobase.AccumulationRegisters['Запасы']!.CreateRecordSet()
  set.Filter['Recorder']!.Set(document.Ref)
  set.AddReceipt({ Period: '2024-01-05T00:00:00', Количество: 7 })
  await set.Write()
}

async function articles({ infobase }: OpenedInfobase): Promise<readonly unknown[]> {
  const rows = await infobase.Catalogs['Товары']!.Select()
  const [balance] = await infobase.AccumulationRegisters['Запасы']!.Balance()
  // Sorted: items that two processes made have their order by chance.
  return [...rows.map((row) => String(row['Артикул'])).toSorted(), String(balance?.['КоличествоBalance'])]
}

async function removed(address: string): Promise<void> {
  const { engine, schema, close } = await openPostgres(address)
  engine.execute(`DROP SCHEMA ${schema} CASCADE`)
  close()
}

describe.runIf(postgresForTests !== '')('a database whose data would be lost', () => {
  test('is kept as it was, and goes on there under the old configuration', async () => {
    const address = freshSchema()
    const copies: string[] = []
    for (const [length, onChange] of [
      [20, 'refuse'],
      [4, 'migrate'],
      [20, 'migrate'],
      [3, 'recreate'],
    ] as const) {
      const opened = await openInfobase(source(length), { file: address, onChange })
      if (opened.infobase.copy !== undefined) copies.push(opened.infobase.copy)
      if (length === 20) {
        await opened.infobase.Catalogs['Товары']!.CreateItem({ Артикул: 'А-100500' }).Write()
        await post(opened)
      }
      opened.close()
    }
    const schema = new URL(address).searchParams.get('schema')!
    expect(copies.map((one) => new URL(one).searchParams.get('schema'))).toEqual([`${schema}_before`, `${schema}_before_2`])
    for (const [at, expected] of [
      ['А-100500', '7'],
      ['А-10', 'А-100500', '14'],
    ].entries()) {
      const opened = await openInfobase(source(20), { file: copies[at]! })
      expect(await articles(opened)).toEqual(expected)
      await post(opened)
      expect((await articles(opened)).at(-1)).toBe(String(7 * (at + 2)))
      opened.close()
      await removed(copies[at]!)
    }
    await removed(address)
  })

  test('stays as it is where no copy can be made', async () => {
    const address = freshSchema()
    const opened = await openInfobase(source(20), { file: address })
    await opened.infobase.Catalogs['Товары']!.CreateItem({ Артикул: 'А-100500' }).Write()
    opened.close()
    const { engine, opened: ready, close, schema } = await openPostgres(address)
    ready()
    // A user who may use the schema, but make none.
    engine.execute(`DROP ROLE IF EXISTS copyless; CREATE ROLE copyless LOGIN; GRANT ALL ON SCHEMA ${schema} TO copyless`)
    engine.execute(`GRANT ALL ON ALL TABLES IN SCHEMA ${schema} TO copyless`)
    engine.execute(`ALTER TABLE ${schema}.t1 OWNER TO copyless`)
    close()
    const url = new URL(address)
    url.username = 'copyless'
    const refused = openInfobase(source(4), { file: url.href, onChange: 'migrate' })
    await expect(refused).rejects.toMatchObject({ code: 'infobase/database-refused' })
    const again = await openInfobase(source(20), { file: address })
    expect(await articles(again)).toEqual(['А-100500', 'undefined'])
    again.close()
    await removed(address)
  })

  test('is not changed by a process that reads its configuration anew while another one works with it', async () => {
    const address = freshSchema()
    const [one, other] = [await openInfobase(source(20), { file: address }), await openInfobase(source(20), { file: address })]
    expect(() => one.again(source(30))).toThrow(expect.objectContaining({ code: 'infobase/database-in-use' }))
    other.close()
    await expect.poll(() => one.again(source(30)).differences.length).toBe(0)
    one.close()
    await removed(address)
  })
})
