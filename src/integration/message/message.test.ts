/** What of a message may be changed and when, and its body as a stream that never seeks: chapter 17.7.4, property by property. */
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { IntegrationError } from './error.ts'
import { IntegrationServiceMessage } from './message.ts'
import type { MessageState } from './state.ts'

const ID = '6aef4c4e-0000-11ee-8000-000000000001'

const made = (state: MessageState = 'created', body?: string): IntegrationServiceMessage =>
  new IntegrationServiceMessage({ service: 'Bus', made: 1 }, state, {
    id: ID,
    sender: '',
    recipient: '',
    expires: 1_700_000_000_000,
    parameters: { Shop: 'north' },
    ...(body !== undefined && { body: new TextEncoder().encode(body) }),
  })

const code = (action: () => unknown): string => {
  try {
    action()
    return 'done'
  } catch (error) {
    return error instanceof IntegrationError ? error.code : String(error)
  }
}

describe('a property', () => {
  test.each<[name: string, change: (message: IntegrationServiceMessage) => void, created: string, afterwards: string]>([
    ['CorrelationId', (one) => (one.CorrelationId = ID), 'done', 'integration/read-only'],
    ['SenderCode', (one) => (one.SenderCode = 'Shop'), 'done', 'integration/read-only'],
    ['RecipientCode', (one) => (one.RecipientCode = 'Shop1,Магазин'), 'done', 'integration/read-only'],
    ['a parameter', (one) => one.Parameters.set('Цвет', 'красный'), 'done', 'integration/read-only'],
    ['a parameter that goes', (one) => one.Parameters.delete('Shop'), 'done', 'integration/read-only'],
    ['all parameters', (one) => one.Parameters.clear(), 'done', 'integration/read-only'],
    [
      'a parameter of the wire',
      (one) => one.Parameters.set('integ_sender_code', 'x'),
      'integration/reserved-parameter',
      'integration/read-only',
    ],
    ['an id that is no UUID', (one) => (one.CorrelationId = 'x'), 'integration/wrong-value', 'integration/read-only'],
    ['SendDate', (one) => void ((one as { SendDate: unknown }).SendDate = 1), 'TypeError', 'TypeError'],
    ['ExpirationDate', (one) => void ((one as { ExpirationDate: unknown }).ExpirationDate = 1), 'TypeError', 'TypeError'],
    ['ID', (one) => void ((one as { ID: unknown }).ID = ID), 'TypeError', 'TypeError'],
    ['BodySize', (one) => void ((one as { BodySize: unknown }).BodySize = 1), 'TypeError', 'TypeError'],
  ])('%s is changed before sending, and never afterwards', (_, change, created, afterwards) => {
    expect(code(() => change(made()))).toMatch(new RegExp(`^${created}`))
    for (const state of ['sent', 'received'] as const) expect(code(() => change(made(state)))).toMatch(new RegExp(`^${afterwards}`))
  })

  test('has its Russian name, too', () => {
    const message = made()
    message.КодПолучателя = 'Shop1'
    message.Параметры.set('а', 'б')
    expect([message.RecipientCode, message.Идентификатор, message.Parameters.get('а')]).toEqual(['Shop1', ID, 'б'])
  })

  test('that is a parameter becomes a text', () => {
    const message = made()
    message.Parameters.set('Размер', 42 as unknown as string)
    expect(message.kept().parameters).toEqual({ Shop: 'north', Размер: '42' })
  })

  test('named __proto__ is a parameter as any other', () => {
    const message = made()
    message.Parameters.set('__proto__', 'x')
    expect(Object.entries(message.kept().parameters)).toEqual([
      ['Shop', 'north'],
      ['__proto__', 'x'],
    ])
  })

  test('of time is an instant, whatever the zone', () => {
    expect(made().ExpirationDate?.toISOString()).toBe('2023-11-14T22:13:20.000Z')
    const message = made()
    expect(message.SendDate).toBeUndefined()
    message.markSent(1_700_000_000_000)
    expect(message.SendDate?.getTime()).toBe(1_700_000_000_000)
  })
})

describe('the body', () => {
  test('is only written before sending; its size is in bytes', () => {
    const message = made()
    const stream = message.GetBodyAsStream()
    expect([stream.CanWrite, stream.CanRead, stream.CanSeek]).toEqual([true, false, false])
    stream.Write(new TextEncoder().encode('заказ'))
    stream.Write(new Uint8Array([1, 2, 3, 4]), 1, 2)
    expect([message.BodySize, stream.CurrentPosition(), stream.Size()]).toEqual([12, 12, 12])
    expect(code(() => stream.Read(new Uint8Array(1)))).toBe('integration/not-readable')
    expect(code(() => stream.Seek())).toBe('integration/no-seek')
    expect(code(() => stream.SetSize())).toBe('integration/no-seek')
  })

  test('is written on by another stream, and a stream that is left over is only read after sending', () => {
    const message = made()
    const before = message.GetBodyAsStream()
    before.Write(new Uint8Array([1]))
    message.GetBodyAsStream().Write(new Uint8Array([2]))
    message.markSent(0)
    expect(code(() => before.Write(new Uint8Array([3])))).toBe('integration/not-writable')
    expect([...message.GetBodyAsBinaryData()]).toEqual([1, 2])
    const target: number[] = []
    message.GetBodyAsStream().CopyTo({ Write: (buffer) => void target.push(...buffer) })
    expect(target).toEqual([1, 2])
  })

  test('of a received message is read from its beginning by each stream, as far as it goes', async () => {
    const message = made('received', 'привет')
    const stream = message.GetBodyAsStream()
    const buffer = new Uint8Array(8)
    expect([stream.CanWrite, stream.CanRead]).toEqual([false, true])
    expect([stream.Read(buffer), stream.Read(buffer, 4), stream.Read(buffer)]).toEqual([8, 4, 0])
    expect(await text(message.GetBodyAsStream())).toBe('привет')
    expect(message.GetBodyAsString()).toBe('привет')
    expect(code(() => stream.Write(buffer))).toBe('integration/not-writable')
    stream.Закрыть()
    expect(code(() => stream.Read(buffer))).toBe('integration/closed')
    expect(stream.CanRead).toBe(false)
  })

  test('that is written is a copy: the buffer may be used again', () => {
    const message = made()
    const buffer = new Uint8Array([1])
    message.SetBodyFromBinaryData(buffer)
    buffer[0] = 2
    message.SetBodyFromString('')
    expect([...message.kept().body]).toEqual([1])
  })
})
