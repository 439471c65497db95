/** Qpid-proton, an AMQP library of other authors, sends to the bus and receives from it, by Cyrillic addresses and with a long token. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, describe, expect, test } from 'vitest'
import { createAmqpClient } from '../../src/host/amqp/connect.ts'
import { writeMessage } from '../../src/integration/amqp/write-message.ts'
import { python } from '../interop/tools.ts'
import { startBroker, token, type StartedBroker } from '../support/bus/started-broker.ts'

const interpreter = python('proton')
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

async function started(): Promise<StartedBroker> {
  const broker = await startBroker()
  closing.push(() => broker.close())
  return broker
}

/** Lines of JSON that the program printed. */
async function proton(program: string, ...given: readonly string[]): Promise<readonly Record<string, unknown>[]> {
  const child = spawn(interpreter!, [`${import.meta.dirname}/../interop/programs/${program}.py`, ...given], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const late = setTimeout(() => child.kill(), 100_000)
  await once(child, 'close')
  clearTimeout(late)
  if (out === '') throw new Error(`${program} printed nothing: ${errors}`)
  return out
    .trim()
    .split('\n')
    .map((line) => (line.startsWith('{') ? (JSON.parse(line) as Record<string, unknown>) : { line }))
}

const hostname = '/applications/торг'

describe.skipIf(interpreter === undefined)('qpid-proton', () => {
  test('sends, and what it sent is read field by field', async () => {
    const { port, broker } = await started()
    const printed = await proton('proton-bus', 'send', `127.0.0.1:${port}`, token, hostname, 'Заказы.out', '25')
    expect(printed).toEqual(Array.from({ length: 25 }, () => ({ outcome: 'accepted' })))
    const messages = broker.queued(hostname, 'Заказы.Склад')
    expect(messages.map(({ amqp }) => new TextDecoder().decode(amqp.body.value as Uint8Array))).toEqual(
      Array.from({ length: 25 }, (_, at) => `заказ ${at}`),
    )
    const [{ amqp }] = messages as [(typeof messages)[number]]
    expect(amqp.body.kind).toBe('value')
    expect(amqp.header).toMatchObject({ durable: true, priority: 4, deliveryCount: 0 })
    expect(amqp.properties).toMatchObject({
      messageId: { type: 'uuid', value: '00000000-0000-0000-0000-000000000001' },
      correlationId: { type: 'uuid', value: '00000000-0000-0000-0000-000000000007' },
      creationTime: 1704067200000,
    })
    expect(Object.fromEntries(amqp.applicationProperties)).toEqual({
      integ_sender_code: 'Магазин',
      Вид: 'Заказ',
      число: 9007199254740993n,
    })
  })

  test('receives what this package sent, in order; what it gives back comes first again', async () => {
    const { port } = await started()
    const connection = await (await createAmqpClient()).connect({ host: '127.0.0.1', port, hostname, user: token, password: token })
    closing.push(() => connection.close())
    const sender = await connection.sender('Заказы.out')
    for (let at = 0; at < 5; at++) {
      const bytes = writeMessage({
        header: { durable: true, firstAcquirer: true, deliveryCount: 0 },
        properties: { messageId: { type: 'uuid', value: `00000000-0000-0000-0000-00000000000${at}` }, creationTime: 1704067200000 },
        applicationProperties: { integ_sender_code: 'Магазин', Вид: 'Заказ' },
        body: { kind: 'value', value: new TextEncoder().encode(`заказ ${at}`) },
      })
      expect(await sender.send(bytes)).toEqual({ kind: 'accepted' })
    }
    const printed = await proton('proton-bus', 'receive', `127.0.0.1:${port}`, token, hostname, 'Заказы.Склад', '5', 'release-first')
    const again = printed.filter(({ count, first }) => count !== 0 || first === false)
    expect(printed[0]).toEqual({
      id: '00000000-0000-0000-0000-000000000000',
      body: 'заказ 0',
      properties: { integ_sender_code: 'Магазин', Вид: 'Заказ' },
      durable: true,
      first: true,
      count: 0,
      created: 1704067200,
    })
    expect(printed.map(({ body }) => body).filter((_, at) => at > 0 && at < 5)).toEqual(['заказ 1', 'заказ 2', 'заказ 3', 'заказ 4'])
    expect(again.map(({ body }) => body)).toEqual(['заказ 0'])
  })

  test('messages that it left when it was gone come again, with their count', async () => {
    const { port, broker } = await started()
    const address = `127.0.0.1:${port}`
    await proton('proton-bus', 'send', address, token, hostname, 'Заказы.out', '8')
    // It takes ten at once, and closes after three.
    await proton('proton-bus', 'receive', address, token, hostname, 'Заказы.Склад', '3')
    const printed = await proton('proton-bus', 'receive', address, token, hostname, 'Заказы.Склад', '5')
    expect(printed.map(({ body }) => body)).toEqual(['заказ 3', 'заказ 4', 'заказ 5', 'заказ 6', 'заказ 7'])
    expect(printed.every(({ first }) => first === false)).toBe(true)
    expect(broker.queued(hostname, 'Заказы.Склад')).toEqual([])
  })

  test('opens a sender and a receiver of one name on one session', async () => {
    const { port } = await started()
    expect(await proton('proton-blocking', `127.0.0.1:${port}`, token, hostname, 'Заказы.out', 'Заказы.Склад')).toEqual([{ line: 'туда' }])
  })

  test.each([
    ['a wrong token', `${token}!`, hostname, 'Заказы.out', 'amqp:unauthorized-access'],
    ['an unknown application', token, '/applications/нет', 'Заказы.out', 'amqp:not-found'],
    ['an unknown destination', token, hostname, 'Нет', 'amqp:not-found'],
    ['a destination to receive from', token, hostname, 'Заказы.Склад', 'amqp:not-allowed'],
  ])('%s: it gets the error', async (_name, given, application, address, error) => {
    const { port } = await started()
    const printed = await proton('proton-bus', 'send', `127.0.0.1:${port}`, given, application, address, '1')
    expect(printed).toContainEqual(expect.objectContaining({ error }))
  })
})
