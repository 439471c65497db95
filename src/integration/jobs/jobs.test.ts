/** The jobs of both variants: what is stored, answered, handled, repeated and when, sentence by sentence of chapter 17.7. */
import { describe, expect, test } from 'vitest'
import { busMessage, FakeBus } from '../../../test/support/integration/fake-bus.ts'
import { openSide, orders, writing, type Side, type SideOptions } from '../../../test/support/integration/side.ts'
import { Channel } from '../definition/channel.ts'
import type { ReceiveMessageProcessing } from '../definition/handler.ts'
import { IntegrationService } from '../definition/service.ts'
import type { Variant } from './runner.ts'

const bodies = (side: Side, channel: string): Promise<readonly string[]> =>
  side.runtime.services
    .Service('Bus')
    .Channel(channel)
    .SelectMessages()
    .then((found) => found.map((one) => one.GetBodyAsString()))

async function sent(side: Side, ...texts: readonly string[]): Promise<void> {
  const bus = side.runtime.services.Service('Bus')
  for (const text of texts) {
    const message = bus.CreateMessage()
    message.SetBodyFromString(text)
    await bus.Channel('Statuses').SendMessage(message)
  }
}

const started = async (options: SideOptions = {}): Promise<Side> => {
  const side = await openSide(options)
  side.runtime.services.ExecuteProcessing()
  await side.run()
  return side
}

const variants: readonly Variant[] = ['file', 'clientServer']

describe.each(variants)('%s', (variant) => {
  const job = { variant }

  test('nothing runs before ExecuteProcessing, and what waited goes out and comes in then', async () => {
    const side = await openSide({ job, handlers: { Orders: writing } })
    side.bus.put('shop.Orders', busMessage('in'))
    await sent(side, 'out')
    await side.run()
    expect([side.bus.connections, side.clock.timers, side.events]).toEqual([0, 0, []])
    side.runtime.services.ExecuteProcessing()
    await side.run()
    expect(await orders(side)).toEqual(['in'])
    expect([side.bus.queue('shop.Orders').length, side.bus.queue('shop.Statuses').length]).toEqual([0, 1])
    expect(await bodies(side, 'Statuses')).toEqual([])
  })

  test('a message is stored before the bus has its answer', async () => {
    const side = await openSide({ job, handlers: { Orders: (_, parameters) => void (parameters.Cancel = true) } })
    const seen: (readonly [stored: number, waitsAtBus: number])[] = []
    const saved = await openSide({
      job,
      handlers: { Orders: (_, parameters) => void (parameters.Cancel = true) },
      bus: side.bus,
      save: () => void seen.push([1, side.bus.queue('shop.Orders').length]),
    })
    side.bus.put('shop.Orders', busMessage('a'))
    saved.runtime.services.ExecuteProcessing()
    await saved.run()
    expect(seen).toEqual([[1, 1]])
    expect(await bodies(saved, 'Orders')).toEqual(['a'])
    expect(side.bus.queue('shop.Orders')).toEqual([])
  })

  test('a message goes out when it is stored, and the one before is stored as gone', async () => {
    const seen: number[] = []
    const side: Side = await openSide({ job, save: () => void seen.push(side.bus.queue('shop.Statuses').length) })
    await sent(side, 'a', 'b')
    side.runtime.services.ExecuteProcessing()
    await side.run()
    expect(seen).toEqual([0, 1])
    expect(side.bus.queue('shop.Statuses')).toHaveLength(2)
  })

  test('a message that could not be stored stays, and goes out later', async () => {
    let isFull = true
    const side = await openSide({
      job,
      save: () => {
        if (isFull) throw new Error('no space left on device')
      },
    })
    await sent(side, 'a')
    side.runtime.services.ExecuteProcessing()
    await side.run()
    expect([side.bus.queue('shop.Statuses').length, await bodies(side, 'Statuses')]).toEqual([0, ['a']])
    expect(side.runtime.services.Service('Bus').Channel('Statuses').Problem).toBe('no space left on device')
    isFull = false
    await side.clock.move(6_000)
    await side.run()
    expect([side.bus.queue('shop.Statuses').length, await bodies(side, 'Statuses')]).toEqual([1, []])
  })

  test('a refused message is handled again and again, its channel waits for it, and others go on', async () => {
    let refusals = 3
    const tried: string[] = []
    const handlers: Record<string, ReceiveMessageProcessing> = {
      Orders: async (message, parameters, call) => {
        const body = message.GetBodyAsString()
        tried.push(body)
        await writing(message, parameters, call)
        if (body !== 'bad' || refusals-- <= 0) return
        if (refusals === 1) throw new Error('не сейчас')
        parameters.Cancel = true
      },
      Stocks: writing,
    }
    const side = await started({ job, handlers })
    side.bus.put('shop.Orders', busMessage('bad'), busMessage('next'))
    side.bus.put('shop.Stocks', busMessage('stock'))
    await side.run()
    expect([tried, await orders(side)]).toEqual([['bad'], ['stock']])
    await side.clock.move(5_999)
    expect(tried).toEqual(['bad'])
    await side.clock.move(1)
    await side.run()
    expect([tried, side.runtime.services.Service('Bus').Channel('Orders').Problem]).toEqual([['bad', 'bad'], 'не сейчас'])
    await side.clock.move(10_000)
    await side.run()
    expect(tried).toEqual(['bad', 'bad', 'bad'])
    await side.clock.move(30_000)
    await side.run()
    expect([tried, await orders(side)]).toEqual([
      ['bad', 'bad', 'bad', 'bad', 'next'],
      ['stock', 'bad', 'next'],
    ])
  })

  test('in a transaction what the handler wrote goes with the mark, without one it stays', async () => {
    for (const transactioned of [true, false]) {
      let first = true
      const handler: ReceiveMessageProcessing = async (message, parameters, call) => {
        await writing(message, parameters, call)
        expect(call.infobase.TransactionActive()).toBe(transactioned)
        parameters.Cancel = first
        first = false
      }
      const side = await started({ job, transactioned, handlers: { Orders: handler } })
      side.bus.put('shop.Orders', busMessage('a'))
      await side.run()
      expect(await orders(side)).toEqual(transactioned ? [] : ['a'])
      await side.clock.move(6_000)
      await side.run()
      expect(await orders(side)).toEqual(transactioned ? ['a'] : ['a', 'a'])
    }
  })

  test('every handler runs in a transaction where the setting says so', async () => {
    const active: boolean[] = []
    const handler: ReceiveMessageProcessing = (_, __, { infobase }) => void active.push(infobase.TransactionActive())
    const side = await started({ job: { variant, alwaysInTransaction: true }, transactioned: false, handlers: { Orders: handler } })
    side.bus.put('shop.Orders', busMessage('a'))
    await side.run()
    expect(active).toEqual([true])
  })

  test('what a handler sends in its transaction goes out when that is committed', async () => {
    let refuses = true
    const handler: ReceiveMessageProcessing = async (message, parameters, { infobase }) => {
      const bus = infobase.IntegrationServices.Service('Bus')
      const answer = bus.CreateMessage()
      answer.CorrelationId = message.ID
      answer.RecipientCode = message.SenderCode
      await bus.Channel('Statuses').SendMessage(answer)
      parameters.Cancel = refuses
      refuses = false
    }
    const side = await started({ job, handlers: { Orders: handler } })
    const order = busMessage('a')
    side.bus.put('shop.Orders', order)
    await side.run()
    expect(side.bus.queue('shop.Statuses')).toEqual([])
    await side.clock.move(6_000)
    await side.run()
    expect(side.bus.queue('shop.Statuses')).toMatchObject([{ correlation: order.id, recipient: 'Shop' }])
  })

  test('the rest of a channel waits for the first message that the bus does not take', async () => {
    const side = await openSide({ job })
    side.bus.sending = (_, message) =>
      new TextDecoder().decode(message.body) === '1' && side.clock.now() < 1_700_000_016_000 ? 'reject' : undefined
    await sent(side, '1', '2', '3')
    side.runtime.services.ExecuteProcessing()
    await side.run()
    expect([await bodies(side, 'Statuses'), side.bus.queue('shop.Statuses').length]).toEqual([['1', '2', '3'], 0])
    await side.clock.move(6_000)
    await side.run()
    expect(side.told().filter((one) => one === 'notSent Statuses')).toHaveLength(2)
    await side.clock.move(10_000)
    await side.run()
    expect(side.bus.queue('shop.Statuses').map((one) => new TextDecoder().decode(one.body))).toEqual(['1', '2', '3'])
  })

  test('a message whose answer is lost is sent again, and none overtakes it', async () => {
    const side = await openSide({ job })
    let lost = 0
    side.bus.sending = () => (lost++ === 1 ? 'lostAnswer' : undefined)
    await sent(side, '1', '2', '3')
    side.runtime.services.ExecuteProcessing()
    await side.run()
    await side.clock.move(6_000)
    await side.run()
    expect(side.bus.queue('shop.Statuses').map((one) => new TextDecoder().decode(one.body))).toEqual(['1', '2', '2', '3'])
  })

  test('a message that was stored, but not answered, is not handled twice', async () => {
    const handled: string[] = []
    const side = await openSide({ job, handlers: { Orders: (message) => void handled.push(message.GetBodyAsString()) } })
    // The connection ends when the message is stored.
    const broken = await openSide({
      job,
      handlers: { Orders: (message) => void handled.push(message.GetBodyAsString()) },
      bus: side.bus,
      save: () => void (handled.length === 0 && side.bus.break()),
    })
    side.bus.put('shop.Orders', busMessage('a'))
    broken.runtime.services.ExecuteProcessing()
    await broken.run()
    expect([handled, side.bus.queue('shop.Orders').length]).toEqual([['a'], 1])
    await broken.clock.move(6_000)
    await broken.run()
    expect([handled, side.bus.queue('shop.Orders').length, broken.told().at(-1)]).toEqual([['a'], 0, 'repeated Orders'])
    side.bus.put('shop.Orders', busMessage('b'))
    await broken.run()
    await broken.clock.move(16_000)
    await broken.run()
    expect(handled).toEqual(['a', 'b'])
  })

  test('what is out of date is neither sent, nor stored, nor handled', async () => {
    const now = 1_700_000_000_000
    const handled: string[] = []
    const side = await openSide({
      job,
      handlers: {
        Orders: (message, parameters) => {
          handled.push(message.GetBodyAsString())
          parameters.Cancel = message.GetBodyAsString() === 'ages'
        },
      },
    })
    const bus = side.runtime.services.Service('Bus')
    await bus.Channel('Statuses').SendMessage(bus.CreateMessage({ ExpirationDate: new Date(now - 1) }))
    await bus.Channel('Statuses').SendMessage(bus.CreateMessage({ ExpirationDate: new Date(now) }))
    side.bus.put('shop.Orders', busMessage('old', { expires: now - 1 }), busMessage('ages', { expires: now + 1_000 }), busMessage('fresh'))
    side.runtime.services.ExecuteProcessing()
    await side.run()
    expect([handled, side.bus.queue('shop.Statuses').length]).toEqual([['ages'], 1])
    await side.clock.move(6_000)
    await side.run()
    expect(handled).toEqual(['ages', 'fresh'])
    expect(side.told().filter((one) => one.startsWith('expired'))).toEqual(
      expect.arrayContaining(['expired Statuses', 'expired Orders', 'expired Orders']),
    )
  })

  test('a message that cannot be read is rejected, and the next one comes', async () => {
    const side = await started({ job, handlers: { Orders: writing } })
    side.bus.delivering = (_, { body }) => (body.length === 3 ? 'unreadable' : undefined)
    side.bus.put('shop.Orders', busMessage('bad'), busMessage('good'))
    await side.run()
    expect([await orders(side), side.told()]).toEqual([['good'], ['rejected Orders', 'received Orders', 'handled Orders']])
  })

  test('the connection is held for two minutes from the last ExecuteProcessing, not from the first', async () => {
    const side = await started({ job })
    await side.clock.move(119_000)
    side.runtime.services.ExecuteProcessing()
    await side.run()
    await side.clock.move(119_999)
    expect(side.bus.connections).toBe(1)
    await side.clock.move(1)
    await side.run()
    expect([side.bus.connections, side.clock.timers]).toEqual([0, 0])
    await sent(side, 'later')
    await side.clock.move(60_000)
    await side.run()
    expect(await bodies(side, 'Statuses')).toEqual(['later'])
  })

  test('StopProcessing ends it at once, and messages stay', async () => {
    const side = await started({ job, handlers: { Orders: (_, parameters) => void (parameters.Cancel = true) } })
    side.bus.put('shop.Orders', busMessage('a'))
    await side.run()
    await side.runtime.services.StopProcessing()
    await side.clock.move(300_000)
    await side.run()
    expect([side.bus.connections, side.clock.timers, await bodies(side, 'Orders')]).toEqual([0, 0, ['a']])
    expect(side.told().filter((one) => one === 'refused Orders')).toHaveLength(1)
    side.runtime.services.ExecuteProcessing()
    await side.run()
    expect(side.told().filter((one) => one === 'refused Orders')).toHaveLength(2)
  })

  test('a bus that is not there is asked again after 6, 10 and 30 s, then each 30 s; ExecuteProcessing asks at once', async () => {
    const bus = new FakeBus()
    bus.isDown = true
    const side = await started({ job: { variant, hold: 1_000_000 }, bus })
    const channel = side.runtime.services.Service('Bus').Channel('Orders')
    expect([bus.logins.length, channel.GetState(), channel.Problem]).toEqual([1, 'Disconnected', 'the bus refuses the connection'])
    for (const [time, count] of [
      [6_000, 2],
      [10_000, 3],
      [30_000, 4],
      [30_000, 5],
      [29_999, 5],
    ] as const) {
      await side.clock.move(time)
      expect(bus.logins.length).toBe(count)
    }
    bus.isDown = false
    side.runtime.services.ExecuteProcessing()
    await side.run()
    expect([bus.logins.length, channel.GetState(), channel.Problem]).toEqual([6, 'Connected', undefined])
    bus.break()
    await side.run()
    expect([channel.GetState(), channel.Problem === undefined]).toEqual(['Disconnected', false])
    await side.clock.move(6_000)
    await side.run()
    expect([channel.GetState(), bus.logins.length]).toEqual(['Connected', 7])
  })

  test('the times of further attempts begin anew with each ExecuteProcessing', async () => {
    const bus = new FakeBus()
    bus.isDown = true
    const side = await started({ job: { variant, hold: 1_000_000 }, bus })
    for (let call = 2; call <= 5; call++) {
      side.runtime.services.ExecuteProcessing()
      await side.run()
      expect(bus.logins.length).toBe(call)
    }
    await side.clock.move(6_000)
    expect(bus.logins.length).toBe(6)
  })

  test('a sending channel that the bus does not know is Disconnected, the others are Connected', async () => {
    const Channels = {
      Known: Channel({ MessageDirection: 'Send', ExternalIntegrationServiceChannelName: 'shop.Known' }),
      Other: Channel({ MessageDirection: 'Send', ExternalIntegrationServiceChannelName: 'unknown' }),
    }
    const side = await started({
      job,
      services: [IntegrationService({ Name: 'Bus', ExternalIntegrationServiceAddress: 'http://bus', Channels })],
    })
    const bus = side.runtime.services.Service('Bus')
    for (const name of ['Known', 'Other']) await bus.Channel(name).SendMessage(bus.CreateMessage())
    await side.run()
    expect([bus.Channel('Known').GetState(), bus.Channel('Other').GetState()]).toEqual(['Connected', 'Disconnected'])
    expect(bus.Channel('Other').Problem).toContain('the bus has no channel')
  })

  test('a token is renewed before it ends, and not while a message is on its way', async () => {
    const bus = new FakeBus()
    const side = await openSide({ job: { variant, hold: 10_000_000 }, bus })
    bus.expires = side.clock.now() + 3_600_000
    side.runtime.services.ExecuteProcessing()
    await side.run()
    await side.clock.move(3_539_999)
    expect(bus.logins).toHaveLength(1)
    bus.expires = side.clock.now() + 3_600_000
    await side.clock.move(1)
    await side.run()
    expect([bus.logins.length, bus.connections]).toEqual([2, 1])
    await sent(side, 'after')
    await side.run()
    expect(bus.queue('shop.Statuses')).toHaveLength(1)
  })

  test('a service that is not active does nothing, and settings count from the next connection on', async () => {
    const side = await started({ job })
    const service = side.runtime.services.Service('Bus')
    await service.SetActive(false)
    await side.run()
    expect(side.bus.connections).toBe(0)
    await service.SetSettings({
      ExternalIntegrationServiceUserName: 'client',
      ExternalIntegrationServiceAddress: 'http://other/applications/a',
    })
    await service.SetActive(true)
    await side.run()
    expect(side.bus.logins.at(-1)).toBe('client@http://other/applications/a')
    expect(side.bus.connections).toBe(1)
  })

  test('a message is handled for the user and in the data area that dispatching decides', async () => {
    const seen: string[] = []
    let fails = true
    const side = await started({
      job,
      handlers: { Orders: (message, _, call) => void seen.push(`${message.GetBodyAsString()} ${call.user} ${call.area}`) },
      settings: { Bus: { UserName: 'Robot' } },
      dispatch({ recipient }, { UserName }) {
        if (fails) throw new Error('no area yet')
        return { user: UserName, area: recipient }
      },
    })
    side.bus.put('shop.Orders', busMessage('a', { recipient: 'North' }), busMessage('b', { recipient: 'South' }))
    await side.run()
    expect([seen, side.runtime.services.Service('Bus').Channel('Orders').Problem]).toEqual([[], 'no area yet'])
    fails = false
    await side.clock.move(6_000)
    await side.run()
    expect(seen).toEqual(['a Robot North', 'b Robot South'])
  })
})

test('in a file infobase one job runs at a time, and receiving comes before all others', async () => {
  let running = 0
  let most = 0
  const order: string[] = []
  const free: (() => void)[] = []
  const handler: ReceiveMessageProcessing = async (message) => {
    most = Math.max(most, ++running)
    order.push(message.GetBodyAsString())
    await new Promise<void>((resolve) => void free.push(resolve))
    running--
  }
  const side = await openSide({ job: { variant: 'file' }, transactioned: false, handlers: { Orders: handler, Stocks: handler } })
  side.bus.put('shop.Orders', busMessage('o1'))
  side.bus.put('shop.Stocks', busMessage('s1'))
  side.runtime.services.ExecuteProcessing()
  while (free.length === 0) await new Promise((resolve) => setImmediate(resolve))
  side.bus.put('shop.Orders', busMessage('o2'))
  for (let at = 0; at < 3; at++) {
    while (free.length === at) await new Promise((resolve) => setImmediate(resolve))
    free[at]!()
  }
  await side.run()
  expect(most).toBe(1)
  const told = side.told()
  expect(told.filter((one) => one.startsWith('received'))).toHaveLength(3)
  // The third message was received as soon as the job that ran was over.
  expect(told.slice(0, 4)).toEqual(['received Orders', 'received Stocks', 'handled Orders', 'received Orders'])
  expect([side.sessions.opened.length, side.sessions.closed]).toEqual([3, 3])
})

test('with a server channels are handled beside each other, and a job keeps its session for 20 s', async () => {
  let running = 0
  let most = 0
  let meet = (): void => undefined
  const bothRun = new Promise<void>((resolve) => (meet = resolve))
  // The first one goes on when another one runs beside it.
  const handler: ReceiveMessageProcessing = async () => {
    most = Math.max(most, ++running)
    if (running === 2) meet()
    await bothRun
    running--
  }
  const side = await openSide({ job: { variant: 'clientServer' }, transactioned: false, handlers: { Orders: handler, Stocks: handler } })
  side.bus.put('shop.Orders', busMessage('o1'), busMessage('o2'))
  side.bus.put('shop.Stocks', busMessage('s1'))
  side.runtime.services.ExecuteProcessing()
  await side.run()
  expect([most, side.sessions.opened.length]).toEqual([2, 2])
  await side.clock.move(19_999)
  side.bus.put('shop.Orders', busMessage('o3'))
  await side.run()
  expect([side.sessions.opened.length, side.sessions.closed]).toEqual([2, 0])
  await side.clock.move(20_000)
  expect([side.sessions.opened.length, side.sessions.closed]).toEqual([2, 2])
  side.bus.put('shop.Orders', busMessage('o4'))
  await side.run()
  expect(side.sessions.opened.length).toBe(3)
})

test('what is sent waits for the next ExecuteProcessing where the setting says so', async () => {
  const side = await started({ job: { sendAtCommit: false } })
  await sent(side, 'a')
  await side.run()
  expect(side.bus.queue('shop.Statuses')).toEqual([])
  side.runtime.services.ExecuteProcessing()
  await side.run()
  expect(side.bus.queue('shop.Statuses')).toHaveLength(1)
})

test('ExecuteProcessing inside a transaction runs its jobs outside of it', async () => {
  const side = await openSide({ handlers: { Orders: writing } })
  side.bus.put('shop.Orders', busMessage('a'))
  await expect(
    side.infobase.BeginTransaction(async () => {
      await sent(side, 'lost')
      side.runtime.services.ExecuteProcessing()
      await new Promise((resolve) => setImmediate(resolve))
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  await side.run()
  expect([await orders(side), side.bus.queue('shop.Statuses').length]).toEqual([['a'], 0])
})

test('other definitions are taken while connections are held', async () => {
  const side = await started()
  await side.runtime.replace([])
  await side.run()
  expect([side.bus.connections, side.runtime.services.Services]).toEqual([0, []])
})

test('clear leaves nothing of queues and settings', async () => {
  const side = await started({ job: { sendAtCommit: false } })
  await sent(side, 'a')
  await side.runtime.services.Service('Bus').SetActive(false)
  await side.runtime.clear()
  expect([await bodies(side, 'Statuses'), side.runtime.services.Service('Bus').GetActive()]).toEqual([[], true])
})
