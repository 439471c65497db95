/** Messages in queues: seen at commit, ordered by commits and inside one by creation, found by filters (17.7.4, 17.7.6.2). */
import { describe, expect, test } from 'vitest'
import { openSide } from '../../../test/support/integration/side.ts'

const ready = async () => {
  const side = await openSide()
  const { services } = side.runtime
  const bus = services.Service('Bus')
  const channel = bus.Channel('Statuses')
  const make = (text: string, more: Parameters<typeof bus.CreateMessage>[0] = {}) => {
    const message = bus.CreateMessage(more)
    message.SetBodyFromString(text)
    return message
  }
  const texts = async (name = 'Statuses') => (await bus.Channel(name).SelectMessages()).map((one) => one.GetBodyAsString())
  return { ...side, bus, channel, make, texts }
}

describe('sending in a transaction', () => {
  test('is seen when that is committed, and never where it is taken back', async () => {
    const { infobase, channel, make, texts } = await ready()
    await expect(
      infobase.BeginTransaction(async () => {
        await channel.SendMessage(make('lost'))
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await texts()).toEqual([])
    await infobase.BeginTransaction(() => channel.SendMessage(make('kept')))
    expect(await texts()).toEqual(['kept'])
  })

  test('goes by the creation of the messages, whatever the order of sending', async () => {
    const { infobase, channel, make, texts } = await ready()
    const [first, second, third] = ['1', '2', '3'].map((one) => make(one))
    await infobase.BeginTransaction(async () => {
      await channel.SendMessage(third!)
      await channel.SendMessage(first!)
      await channel.SendMessage(second!)
    })
    expect(await texts()).toEqual(['1', '2', '3'])
  })

  test('goes by commits between transactions, whatever was created first', async () => {
    const { infobase, channel, make, texts } = await ready()
    const early = make('early')
    await channel.SendMessage(make('late'))
    await infobase.BeginTransaction(() => channel.SendMessage(early))
    expect(await texts()).toEqual(['late', 'early'])
  })

  test('of one that begins last and is committed last puts its messages last', async () => {
    const { infobase, channel, make, texts } = await ready()
    const steps: (() => void)[] = []
    const step = (): Promise<void> => new Promise((resolve) => void steps.push(resolve))
    const one = infobase.BeginTransaction(async () => {
      await step()
      await channel.SendMessage(make('a1'))
      await channel.SendMessage(make('a2'))
    })
    const other = infobase.BeginTransaction(() => channel.SendMessage(make('b')))
    while (steps.length === 0) await new Promise((resolve) => setImmediate(resolve))
    steps[0]!()
    await Promise.all([one, other])
    expect(await texts()).toEqual(['a1', 'a2', 'b'])
  })
})

test.each<[what: string, act: (side: Awaited<ReturnType<typeof ready>>) => Promise<unknown>, code: string]>([
  ['a channel that receives', ({ bus, make }) => bus.Channel('Orders').SendMessage(make('x')), 'integration/wrong-direction'],
  ['what is no message', ({ channel }) => channel.SendMessage({} as never), 'integration/not-a-message'],
  [
    'a message a second time',
    async ({ channel, make }) => {
      const message = make('x')
      await channel.SendMessage(message)
      await channel.SendMessage(message)
    },
    'integration/not-created',
  ],
  ['a channel that is not there', async ({ bus }) => bus.Channel('Nothing').DeleteMessages(), 'integration/unknown-channel'],
  ['a service that is not there', async ({ runtime }) => runtime.services.Service('Buss'), 'integration/unknown-service'],
  ['a date that is none', async ({ bus }) => bus.CreateMessage({ ExpirationDate: new Date(Number.NaN) }), 'integration/wrong-value'],
  ['a filter that is none', ({ channel }) => channel.SelectMessages({ Тема: 'x' } as never), 'integration/wrong-filter'],
])('%s is refused', async (_, act, code) => {
  const side = await ready()
  await expect(act(side)).rejects.toMatchObject({ code })
})

test('services and channels are properties as well, as in 1C, and say what they lack', async () => {
  const { runtime, make, texts, infobase } = await ready()
  await runtime.services['Bus']!['Statuses']!.SendMessage(make('x'))
  expect(await texts()).toEqual(['x'])
  expect(infobase.IntegrationServices).toBe(runtime.services)
  expect(() => runtime.services['Buss']).toThrow('Сервис интеграции "Buss" не найден')
  expect(() => runtime.services['Bus']!['Statusses']).toThrow('нет канала "Statusses"')
  expect(await Promise.resolve(runtime.services)).toBe(runtime.services)
})

test('a message that could not be stored was not sent', async () => {
  const { infobase, channel, make, texts } = await ready()
  const message = make('x')
  await expect(
    infobase.BeginTransaction(async () => {
      await infobase.BeginTransaction(() => Promise.reject(new Error('no'))).catch(() => {})
      await channel.SendMessage(message)
    }),
  ).rejects.toMatchObject({ code: 'infobase/transaction-failed' })
  expect(message.SendDate).toBeUndefined()
  await channel.SendMessage(message)
  expect(await texts()).toEqual(['x'])
})

describe('messages that wait', () => {
  const filled = async () => {
    const side = await ready()
    for (const [text, recipient, parameters] of [
      ['1', 'Shop1', { a: 'x', b: 'y' }],
      ['2', 'Shop2', { a: 'x' }],
      ['3', 'Shop1', { a: 'z', b: 'y' }],
    ] as const) {
      const message = side.make(text)
      message.RecipientCode = recipient
      for (const [name, value] of Object.entries(parameters)) message.Parameters.set(name, value)
      await side.channel.SendMessage(message)
    }
    const found = async (...given: Parameters<typeof side.channel.SelectMessages>) =>
      (await side.channel.SelectMessages(...given)).map((one) => one.GetBodyAsString())
    return { ...side, found }
  }

  test('are selected by parameters, all of which must fit, and no more than asked for', async () => {
    const { found } = await filled()
    expect(await found()).toEqual(['1', '2', '3'])
    expect(await found(undefined, 2)).toEqual(['1', '2'])
    expect(await found({ Parameters: { a: 'x' } })).toEqual(['1', '2'])
    expect(
      await found({
        Parameters: new Map([
          ['a', 'x'],
          ['b', 'y'],
        ]),
      }),
    ).toEqual(['1'])
    expect(await found({ Parameters: { toString: 'x' } })).toEqual([])
    expect(await found({ RecipientCode: 'Shop1', Parameters: { b: 'y' } }, 1)).toEqual(['1'])
  })

  test('are only read, and have what they were sent with', async () => {
    const { channel, clock } = await filled()
    const [message] = await channel.SelectMessages({ RecipientCode: 'Shop2' })
    expect(message?.SendDate?.getTime()).toBe(clock.now())
    expect(message?.BodySize).toBe(1)
    expect(() => {
      message!.RecipientCode = ''
    }).toThrow('сообщение уже отправлено')
  })

  test.each<
    [
      what: string,
      which: (ids: readonly string[]) => Parameters<Awaited<ReturnType<typeof filled>>['channel']['DeleteMessages']>,
      left: string[],
    ]
  >([
    ['all', () => [undefined], []],
    ['of a list of IDs', (ids) => [[ids[0]!.toUpperCase(), ids[2]!]], ['2']],
    ['that fit a filter', () => [{ Parameters: { a: 'x' } }], ['3']],
    ['of an empty list', () => [[]], ['1', '2', '3']],
  ])('%s are taken out', async (_, which, left) => {
    const { channel, found } = await filled()
    const ids = (await channel.SelectMessages()).map((one) => one.ID)
    expect(await channel.DeleteMessages(...which(ids))).toBe(3 - left.length)
    expect(await found()).toEqual(left)
  })
})

test("settings are kept with the data, those that are not set are the definition's, and a transaction takes them back", async () => {
  const { bus, infobase } = await ready()
  expect(bus.GetSettings()).toMatchObject({ ExternalIntegrationServiceAddress: '', UserName: '' })
  expect(bus.GetActive()).toBe(true)
  const settings = bus.GetSettings()
  settings.ИмяПользователяВнешнегоСервисаИнтеграции = 'client'
  await bus.SetSettings(settings)
  await bus.SetSettings({ UserName: 'Robot' })
  await bus.SetActive(false)
  expect(bus.GetSettings()).toMatchObject({ ExternalIntegrationServiceUserName: 'client', UserName: 'Robot' })
  expect(bus.GetActive()).toBe(false)
  await expect(
    infobase.BeginTransaction(async () => {
      await bus.SetActive(true)
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(bus.GetActive()).toBe(false)
})
