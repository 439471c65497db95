/** Collections of items: keys that are given, the order, and what a reset leaves. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCollections, type Collections } from './collections.ts'

const guid = (): string => 'guid-1'

const made = (next = '1', items: readonly Record<string, unknown>[] = [], key = 'id'): Collections => {
  const collections = createCollections()
  collections.begin([{ name: 'orders', key, next, items }])
  return collections
}

describe('the key of an item without one', () => {
  test.each<[next: string, keys: readonly unknown[]]>([
    ['1', [1, 2, 3]],
    ['10', [10, 11, 12]],
    ['000009', ['000009', '000010', '000011']],
    ['З-09', ['З-09', 'З-10', 'З-11']],
    ['ВХ', ['ВХ', 'ВХ1', 'ВХ2']],
    ['guid', ['guid-1']],
  ])('from %s: %j', (next, keys) => {
    const orders = made(next).of('orders')
    expect(keys.map(() => orders.save({ a: 1 }, undefined, guid).item['id'])).toEqual(keys)
  })

  test('passes over those that there are', () => {
    const orders = made('1', [{ id: 1 }, { id: 2 }]).of('orders')
    expect(orders.save({}, undefined, guid)).toEqual({ item: { id: 3 }, isNew: true })
  })

  test('is that of the address, a number where keys are numbers', () => {
    const orders = made().of('orders')
    expect([orders.save({ a: 1 }, '7', guid), orders.save({ a: 2 }, '7', guid), orders.save({}, 'x', guid)]).toEqual([
      { item: { id: 7, a: 1 }, isNew: true },
      { item: { id: 7, a: 2 }, isNew: false },
      { item: { id: 'x' }, isNew: true },
    ])
    expect(orders.list()).toHaveLength(2)
  })
})

test('a reset gives the items of the definition, and an undefined collection none', () => {
  const collections = made('1', [{ number: 'A' }], 'number')
  collections.of('orders').save({ number: 'B' }, undefined, guid)
  collections.of('other').save({}, undefined, guid)
  expect(collections.names()).toEqual(['orders', 'other'])
  collections.reset()
  expect([collections.of('orders').list(), collections.of('other').list()]).toEqual([[{ number: 'A' }], []])
})

test('a collection is what a list of its calls would be (property)', () => {
  const call = fc.record({ kind: fc.constantFrom('save', 'delete'), key: fc.constantFrom('a', 'b', 'c', '__proto__'), value: fc.nat(9) })
  fc.assert(
    fc.property(fc.array(call, { maxLength: 30 }), (calls) => {
      const orders = made().of('orders')
      const model: [string, number][] = []
      for (const { kind, key, value } of calls) {
        const at = model.findIndex(([own]) => own === key)
        if (kind === 'delete') {
          expect(orders.delete(key)).toBe(at >= 0)
          if (at >= 0) model.splice(at, 1)
        } else {
          expect(orders.save({ value }, key, guid).isNew).toBe(at < 0)
          if (at < 0) model.push([key, value])
          else model[at] = [key, value]
        }
      }
      expect(orders.list().map((one) => [one['id'], one['value']])).toEqual(model)
    }),
  )
})
