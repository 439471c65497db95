/** Rows that are written without an object get the references, codes and versions that objects get, whatever is written between them. */
import { env } from 'node:process'
import { describe, expect, test } from 'vitest'
import { openEngineForTests } from '../../../../test/support/infobase/engines.ts'
import { shopInfobase } from '../../../../test/support/infobase/shop.ts'
import { createAsyncContext } from '../../../host/machine/async-context.ts'
import { system } from '../../../host/machine/system.ts'
import { Catalog, ExchangePlan } from '../../definitions.ts'
import { createInfobase, type Infobase } from '../../infobase.ts'
import { createModel } from '../../model/create-model.ts'
import { newRows } from './new-row.ts'
import type { StoredObject } from './stored-object.ts'

const NAME = 'Catalog.Контрагенты'
/** A database that other processes may write to is always written to by way of the object. */
const isShared = env['STANDIN_TEST_ENGINE'] === 'postgres'
const object = ({ Catalogs }: Infobase, values: Readonly<Record<string, unknown>> = {}): StoredObject =>
  Catalogs['Контрагенты']!.CreateItem(values) as StoredObject

/** Writes one as a row where that can be done, else as an object. */
async function row({ base }: Infobase): Promise<'row' | 'object'> {
  const rows = newRows(base, base.layout.table(NAME)!)!
  if (!rows.isReady()) return 'object'
  rows.write(rows.empty.slice())
  return 'row'
}

const between: Readonly<Record<string, (infobase: Infobase) => unknown>> = {
  'nothing': () => {},
  'an object': (infobase) => object(infobase).Write(),
  'a greater code': (infobase) => object(infobase, { Code: '000000700' }).Write(),
  'a smaller code': (infobase) => object(infobase, { Code: '000000000' }).Write(),
  'the last one is deleted': async (infobase) => (await last(infobase))?.Delete(),
  'the last one gets a greater code': async (infobase) => {
    const item = await last(infobase)
    item?.set('Code', '000000800')
    await item?.Write()
  },
  'a transaction that is taken back': (infobase) =>
    infobase
      .BeginTransaction(async () => {
        await object(infobase).Write()
        throw new Error('back')
      })
      .catch(() => {}),
}

async function last(infobase: Infobase): Promise<StoredObject | undefined> {
  const found = (await infobase.Catalogs['Контрагенты']!.Select()).toSorted((a, b) => (String(a['Code']) < String(b['Code']) ? 1 : -1))[0]
  return found && ((await infobase.Catalogs['Контрагенты']!.GetObject(found['Ref'] as never)) as StoredObject)
}
const codes = async (infobase: Infobase): Promise<readonly string[]> =>
  (await infobase.Catalogs['Контрагенты']!.Select()).map((one) => `${String(one['Code'])} ${String(one['DataVersion'])}`).toSorted()

describe.skipIf(isShared)('codes of rows are those of objects', () => {
  const names = Object.keys(between)
  const orders = names.flatMap((one) => names.map((other): [string, string] => [one, other]))
  test.each(orders)('behind %s and %s', async (one, other) => {
    const made = await Promise.all(
      [true, false].map(async (asRows) => {
        const infobase = await shopInfobase()
        await object(infobase).Write()
        const kept = await infobase.snapshot()
        const add = () => (asRows ? row(infobase) : object(infobase).Write())
        if (asRows) expect(await add()).toBe('row')
        else await add()
        for (const name of [one, other]) {
          // A code may be there already.
          await (async () => between[name]!(infobase))().catch(() => {})
          await add()
          await add()
        }
        const all = await codes(infobase)
        await infobase.restore(kept)
        await add()
        const again = await codes(infobase)
        infobase.close()
        return [all, again]
      }),
    )
    expect(made[0]).toEqual(made[1])
  })

  test('of two infobases over one engine, each of which knows what the other wrote', async () => {
    const engine = await openEngineForTests()
    const model = createModel([Catalog({ Name: 'Контрагенты' })])
    const opened = (): Infobase => createInfobase({ model }, { engine, context: createAsyncContext(), system })
    const first = opened()
    await object(first).Write()
    const second = opened()
    await object(second).Write()
    for (const one of [first, second, first, first, second]) expect(await row(one)).toBe('row')
    expect((await codes(first)).map((one) => Number(one.split(' ')[0]))).toEqual([1, 2, 3, 4, 5, 6, 7])
    first.close()
  })
})

describe('the object is needed', () => {
  const infobaseOf = async (definitions: Parameters<typeof createModel>[0]): Promise<Infobase> =>
    createInfobase({ model: createModel(definitions) }, { engine: await openEngineForTests(), context: createAsyncContext(), system })

  test.each([
    ['where changes are registered', [Catalog({ Name: 'А' }), ExchangePlan({ Name: 'Обмен', Content: ['Catalog.А'] })]],
    ['where codes are numbers', [Catalog({ Name: 'А', CodeType: 'Number' })]],
    [
      'where codes are of an owner',
      [Catalog({ Name: 'Б' }), Catalog({ Name: 'А', Owners: ['Catalog.Б'], CodeSeries: 'WithinOwnerSubordination' })],
    ],
  ])('%s', async (_, definitions) => {
    const { base, close } = await infobaseOf(definitions)
    expect(newRows(base, base.layout.table('Catalog.А')!)).toBeUndefined()
    close()
  })

  test('in a transaction, beside one, for a table that is not made yet, and behind a code of another form', async () => {
    const infobase = await infobaseOf([Catalog({ Name: 'Контрагенты' })])
    const isRow = async () => (await row(infobase)) === 'row'
    expect(await isRow()).toBe(false)
    await object(infobase).Write()
    expect(await isRow()).toBe(!isShared)
    await infobase.BeginTransaction(async () => expect(await isRow()).toBe(false))
    await object(infobase, { Code: '9Я' }).Write()
    expect(await isRow()).toBe(false)
    infobase.close()
  })

  test.skipIf(isShared)('a row that is refused leaves the codes as they were', async () => {
    const infobase = await infobaseOf([Catalog({ Name: 'Контрагенты', CodeLength: 1 })])
    for (let at = 0; at < 8; at++) await object(infobase).Write()
    expect(await row(infobase)).toBe('row')
    await expect(row(infobase)).rejects.toThrow('Catalog.Контрагенты')
    await expect(object(infobase).Write()).rejects.toThrow('Catalog.Контрагенты')
    infobase.close()
  })
})
