/** Codes that a transaction gives are those that the same writings would get one by one, each in a transaction of its own. */
import { describe, expect, test } from 'vitest'
import { shopInfobase } from '../../../../test/support/infobase/shop.ts'
import type { Infobase } from '../../infobase.ts'
import type { StoredObject } from './stored-object.ts'

type Step = (items: StoredObject[], infobase: Infobase) => unknown

const created = ({ Catalogs }: Infobase, values: Readonly<Record<string, unknown>> = {}): StoredObject =>
  Catalogs['Товары']!.CreateItem(values) as StoredObject

async function written(items: StoredObject[], item: StoredObject): Promise<void> {
  await item.Write()
  items.push(item)
}

const steps: Readonly<Record<string, Step>> = {
  'a new item': (items, infobase) => written(items, created(infobase)),
  'a code of its own': (items, infobase) => written(items, created(infobase, { Code: String(40 + items.length).padStart(9, '0') })),
  'a code of another form': (items, infobase) => written(items, created(infobase, { Code: `Я${items.length}` })),
  'the last one is written with a greater code'(items) {
    const item = items.at(-1)
    item?.set('Code', String(700 + items.length).padStart(9, '0'))
    return item?.Write()
  },
  'the last one is written again': (items) => items.at(-1)?.Write(),
  'the last one is deleted': (items) => items.pop()?.Delete(),
  'a new code that is not written': (items) => items[0]?.SetNewCode(),
  async 'a new code that another takes the place of'(items, infobase) {
    const item = created(infobase)
    await item.SetNewCode()
    item.set('Code', `Ж${items.length}`)
    await written(items, item)
  },
  async 'a new code that is written'(items) {
    await items[0]?.SetNewCode()
    await items[0]?.Write()
  },
}

async function codesOf(infobase: Infobase, names: readonly string[], isTogether: boolean): Promise<readonly unknown[]> {
  const items: StoredObject[] = []
  const all = async (): Promise<void> => {
    for (const name of names) await steps[name]!(items, infobase)
    await steps['a new item']!(items, infobase)
  }
  await (isTogether ? infobase.BeginTransaction(all) : all())
  return items.map((one) => one.get('Code'))
}

describe('codes in one transaction', () => {
  const names = Object.keys(steps)
  const orders = names.flatMap((first) => names.map((second) => ['a new item', first, 'a new item', second]))
  test.for(names)('are those of single writings: %s', async (first) => {
    const infobase = await shopInfobase()
    const empty = await infobase.snapshot()
    const codes = async (order: readonly string[], isTogether: boolean): Promise<readonly unknown[]> => {
      await infobase.restore(empty)
      return codesOf(infobase, order, isTogether)
    }
    for (const order of orders.filter((one) => one[1] === first))
      expect(await codes(order, true), order.join(', ')).toEqual(await codes(order, false))
  })

  test('are given anew after a transaction that was taken back, and behind what was put back', async () => {
    const infobase = await shopInfobase()
    const items: StoredObject[] = []
    const snapshot = await infobase.snapshot()
    const failed = infobase.BeginTransaction(async () => {
      for (let n = 0; n < 3; n++) await written(items, created(infobase))
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    await infobase.BeginTransaction(async () => {
      for (let n = 0; n < 3; n++) await written(items, created(infobase))
    })
    await infobase.restore(snapshot)
    await written(items, created(infobase))
    expect(items.map((one) => one.get('Code'))).toEqual([1, 2, 3, 1, 2, 3, 1].map((one) => String(one).padStart(9, '0')))
  })
})
