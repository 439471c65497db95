/** What a test gives a bus that means nothing is refused with what was meant, and changes nothing. */
import { startBus, type BusDefinition, type BusOptions, type TestBus } from 'onec-standin/testing'
import { expect, onTestFinished, test } from 'vitest'

const definition: BusDefinition = {
  applications: {
    trade: {
      participants: ['shop', 'office'],
      processes: { p: { channels: { Заказы: { write: 'shop', read: 'office' } } } },
    },
  },
}

async function started(): Promise<TestBus> {
  const bus = await startBus({ definition, config: false })
  onTestFinished(() => bus.close())
  return bus
}

/** As a test in JavaScript writes them. */
test.each<readonly [options: object, error: string]>([
  [{ path: ['bus.yaml'] }, 'unknown key "path" in the options of `startBus`; did you mean "paths"?'],
  [{ journalfile: 'x' }, 'did you mean "journalFile"?'],
  [{ paths: 'bus.yaml' }, 'paths is the text "bus.yaml"; expected a list'],
  [{ services: {} }, 'services is'],
  [{ port: -1 }, 'port is the number -1; expected a whole number from 0 to 65535'],
  [{ amqpPort: '6698' }, 'amqpPort is the text "6698"; expected a whole number from 0 to 65535'],
  [{ tokenLifetime: 0 }, 'tokenLifetime is the number 0; expected a whole number from 1 up'],
  [{ detachTimeout: -1 }, 'detachTimeout is the number -1'],
  [{ unknownRecipient: 'accept' }, 'unknownRecipient is the text "accept"; expected reject, drop'],
  [{ repeated: 'twice' }, 'repeated is the text "twice"; expected once, again'],
])('startBus(%j) is refused', async (options, error) => {
  await expect(startBus({ definition, config: false, ...options } as BusOptions)).rejects.toThrow(error)
})

test.each<readonly [what: string, use: (bus: TestBus) => unknown, error: string]>([
  [
    'a mistyped times of verify',
    (bus) => bus.verify('Заказы', { time: 0 } as object),
    'unknown key "time" in a verification; did you mean "times"?',
  ],
  ['a times that is a text', (bus) => bus.verify('Заказы', { times: '1' as never }), 'times is the text "1"'],
  ['a mistyped timeout of received', (bus) => bus.received('Заказы', { timeOut: 1 } as object), 'did you mean "timeout"?'],
  ['a count that is none', (bus) => bus.received('Заказы', { count: -1 }), 'count is the number -1'],
  [
    'a mistyped key of a message',
    (bus) => bus.send('Заказы', { bodi: 'x' } as object),
    'unknown key "bodi" in a message; did you mean "body"?',
  ],
  ['two bodies', (bus) => bus.send('Заказы', { body: 'x', json: 1 }), 'a message has one body: it is given both as "body" and as "json"'],
  [
    'a failure for a participant that there is not',
    (bus) => bus.fail('reject', { participant: 'shopp' }),
    'no participant "shopp"; did you mean "shop"?',
  ],
  [
    'a failure for an application that there is not',
    (bus) => bus.fail('tokenExpired', { application: 'trad' }),
    'no application "trad"; did you mean "trade"?',
  ],
  ['clients of an application that there is not', (bus) => bus.clients('trad'), 'did you mean "trade"?'],
])('%s is refused', async (_, use, error) => {
  const bus = await started()
  await expect((async () => use(bus))()).rejects.toThrow(error)
  expect(bus.messages()).toEqual([])
})

test('a bus that is closed takes no message', async () => {
  const bus = await started()
  await bus.close()
  await expect(bus.send('Заказы', { body: 'x' })).rejects.toMatchObject({ code: 'bus/bus-closed' })
})
