/** Two processes over one infobase: one of them connects, sends and handles, and the other goes on when it ends. */
import { describe, expect, test } from 'vitest'
import { freshSchema, postgresForTests } from '../../../test/support/infobase/engines.ts'
import { busMessage, FakeBus } from '../../../test/support/integration/fake-bus.ts'
import { openSide, orders, writing, type Side } from '../../../test/support/integration/side.ts'
import { openPostgres } from '../../host/sql/postgres/open.ts'
import type { Exclusive } from '../../infobase/store/engine.ts'

/** What two processes would ask of a database. */
function processes() {
  const holders = new Map<string, string>()
  const of = (name: string): Exclusive => ({
    take(work) {
      if (!holders.has(work)) holders.set(work, name)
      return holders.get(work) === name
    },
    give(work) {
      if (holders.get(work) === name) holders.delete(work)
    },
  })
  return { of, holders }
}

const begin = async (...sides: readonly Side[]): Promise<void> => {
  for (const side of sides) {
    side.runtime.services.ExecuteProcessing()
    await side.run()
  }
}
const sendOf = (side: Side): Promise<void> => {
  const bus = side.runtime.services.Service('Bus')
  return bus.Channel('Statuses').SendMessage(bus.CreateMessage())
}

test('the first one has the connection; the other says who has it', async () => {
  const { of } = processes()
  const bus = new FakeBus()
  const a = await openSide({ bus, exclusive: of('a') })
  const b = await openSide({ bus, exclusive: of('b') })
  await begin(a, b)
  expect(bus.connections).toBe(1)
  expect(b.events).toContainEqual(
    expect.objectContaining({
      kind: 'notConnected',
      why: expect.objectContaining({
        en: expect.stringMatching(/^another process over this database has the connections of Bus/) as string,
      }) as object,
    }),
  )
})

test('when it ends, the other has it after its next attempt', async () => {
  const { of } = processes()
  const bus = new FakeBus()
  const a = await openSide({ bus, exclusive: of('a') })
  const b = await openSide({ bus, exclusive: of('b'), handlers: { Orders: writing } })
  await begin(a, b)
  await a.runtime.close()
  bus.put('shop.Orders', busMessage('заказ'))
  await begin(b)
  expect(await orders(b)).toEqual(['заказ'])
})

test('one that has lost it neither sends nor handles', async () => {
  const { of, holders } = processes()
  const bus = new FakeBus()
  const a = await openSide({ bus, exclusive: of('a'), handlers: { Orders: writing } })
  await begin(a)
  holders.set('integration Bus', 'b')
  bus.put('shop.Orders', busMessage('заказ'))
  await sendOf(a)
  await a.run()
  expect(await orders(a)).toEqual([])
  expect(bus.arrived.size).toBe(0)
  expect(bus.connections).toBe(0)
  holders.delete('integration Bus')
  await begin(a)
  expect(await orders(a)).toEqual(['заказ'])
  expect(bus.arrived.get('shop.Statuses')).toHaveLength(1)
})

describe.runIf(postgresForTests !== '')('over PostgreSQL', () => {
  test('work is of one process until it gives it, or its connection ends', async () => {
    const address = freshSchema()
    const a = await openPostgres(address)
    a.opened()
    const b = await openPostgres(address)
    b.opened()
    const [ours, theirs] = [a.engine.shared!.exclusive, b.engine.shared!.exclusive]
    expect([ours.take('x'), ours.take('x'), theirs.take('x'), theirs.take('y'), ours.take('y')]).toEqual([true, true, false, true, false])
    ours.give('x')
    expect([theirs.take('x'), ours.take('x')]).toEqual([true, false])
    b.close()
    await expect.poll(() => ours.take('x')).toBe(true)
    a.engine.execute(`DROP SCHEMA ${a.schema} CASCADE`)
    a.close()
  })

  test('two processes send each message once', async () => {
    const address = freshSchema()
    const bus = new FakeBus()
    const opened = []
    const sides: Side[] = []
    for (let at = 0; at < 2; at++) {
      const one = await openPostgres(address)
      opened.push(one)
      sides.push(await openSide({ bus, engine: one.engine }))
      one.opened()
    }
    await begin(...sides)
    for (let at = 0; at < 10; at++) {
      await sendOf(sides[at % 2]!)
      await begin(...sides)
    }
    expect(bus.connections).toBe(1)
    expect(bus.arrived.get('shop.Statuses')).toHaveLength(10)
    expect(new Set(bus.arrived.get('shop.Statuses')).size).toBe(10)
    for (const side of sides) await side.runtime.close()
    opened[0]!.engine.execute(`DROP SCHEMA ${opened[0]!.schema} CASCADE`)
    for (const one of opened) one.close()
  })
})
