/** Links of channels that the bus ends or refuses while the connection goes on: either side may detach a link (AMQP 1.0, part 2.6.6). */
import { describe, expect, test } from 'vitest'
import { busMessage } from '../../../test/support/integration/fake-bus.ts'
import { openSide, orders, writing } from '../../../test/support/integration/side.ts'

describe.each(['file', 'clientServer'] as const)('%s', (variant) => {
  const held = { variant, hold: 1_000_000, retries: [6_000, 10_000, 30_000] }

  test('a channel whose link the bus has ended is opened again, and loses nothing', async () => {
    const side = await openSide({ job: held, handlers: { Orders: writing, Stocks: writing } })
    side.runtime.services.ExecuteProcessing()
    side.bus.put('shop.Orders', busMessage('a'))
    await side.run()
    const channel = side.runtime.services.Service('Bus').Channel('Orders')
    side.bus.detach('shop.Orders', 'the process is put in its place anew')
    await side.run()
    expect([channel.GetState(), channel.Problem]).toEqual(['Disconnected', 'the process is put in its place anew'])
    expect(side.runtime.services.Service('Bus').Channel('Stocks').GetState()).toBe('Connected')
    side.bus.put('shop.Orders', busMessage('b'), busMessage('c'))
    side.bus.put('shop.Stocks', busMessage('other'))
    await side.clock.move(6_000)
    await side.run()
    expect(await orders(side)).toEqual(['a', 'other'])
    side.bus.refused.clear()
    await side.clock.move(10_000)
    await side.run()
    expect([channel.GetState(), channel.Problem]).toEqual(['Connected', undefined])
    expect(await orders(side)).toEqual(['a', 'other', 'b', 'c'])
    expect([side.bus.logins.length, side.bus.queue('shop.Orders')]).toEqual([1, []])
  })

  test('after the connection is lost nobody tries to open links of it', async () => {
    const side = await openSide({ job: held })
    side.runtime.services.ExecuteProcessing()
    await side.run()
    side.bus.isDown = true
    side.bus.detach('shop.Orders')
    side.bus.break()
    await side.run()
    side.events.length = 0
    await side.clock.move(6_000)
    await side.run()
    expect(side.events.map(({ kind }) => kind)).toEqual(['notConnected'])
  })
})
