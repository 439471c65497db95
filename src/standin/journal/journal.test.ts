import { describe, expect, test } from 'vitest'
import type { Arrival } from '../../exchange/arrival.ts'
import { bodyBytes } from '../../exchange/reply.ts'
import { machine } from '../../host/machine/machine.ts'
import { parts } from '../../host/machine/parts.ts'
import { pause } from '../../host/machine/system.ts'
import { HTTPServiceResponse } from '../../hs/message/response.ts'
import { HTTPService, URLTemplate } from '../../hs/service/service.ts'
import { createStandin, type Standin } from '../standin.ts'
import type { JournalOptions } from './journal.ts'

async function* pieces(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const one of texts) yield new TextEncoder().encode(one)
}

const service = HTTPService({
  Name: 'A',
  RootURL: 'a',
  URLTemplates: {
    Echo: URLTemplate('/echo/{n}', {
      GET: (request) => text(request.URLParameters.n),
      POST: async (request) => text((await request.GetBodyAsString()).toUpperCase()),
    }),
    Stream: URLTemplate('/stream', {
      GET: () => {
        const response = new HTTPServiceResponse(200)
        response.SetBodyFromStream(pieces('one', 'two', 'three'))
        return response
      },
    }),
    Back: URLTemplate('/back', {
      POST: async (request) => {
        const response = new HTTPServiceResponse(200)
        response.SetBodyFromStream(await request.GetBodyAsStream())
        return response
      },
    }),
    View: URLTemplate('/view', {
      GET: () => {
        const response = new HTTPServiceResponse(200)
        response.SetBodyFromBinaryData(Buffer.alloc(1_000_000, 'v').subarray(0, 3))
        return response
      },
    }),
    Slow: URLTemplate('/slow', { GET: () => new Promise(() => undefined) }),
  },
})
function text(body: string): HTTPServiceResponse {
  const response = new HTTPServiceResponse(200)
  response.SetBodyFromString(body)
  return response
}

let time = 1000
const system = { ...machine, now: () => 1_700_000_000_000, ticks: () => time++ }
const standinWith = (journal?: JournalOptions): Standin =>
  createStandin({ services: [service], ...(journal && { kept: journal }) }, { system, parts, pause })
const arrival = (target: string, method = 'GET', body?: AsyncIterable<Uint8Array>): Arrival => ({
  method,
  target,
  headers: ['Host', 'x'],
  scheme: 'http',
  authority: 'x',
  body,
  signal: new AbortController().signal,
})

describe('the journal', () => {
  test('keeps the last so many, in order, numbered from the first of all', async () => {
    const { platform, received, journal } = standinWith({ entries: 3 })
    for (let at = 1; at <= 7; at++) await platform.handle(arrival(`/hs/a/echo/${at}`))
    expect(received().map(({ id, URLParameters }) => [id, URLParameters['n']])).toEqual([
      [5, '5'],
      [6, '6'],
      [7, '7'],
    ])
    expect(journal.count).toBe(7)
    journal.clear()
    expect(received()).toEqual([])
    await platform.handle(arrival('/hs/a/echo/8'))
    expect(received().map(({ id }) => id)).toEqual([8])
  })

  test('keeps no more bytes than allowed, and says what it drops', async () => {
    const dropped: number[] = []
    const { platform, received } = standinWith({ bytes: 10_000, dropped: ({ id }) => dropped.push(id) })
    for (let at = 1; at <= 10; at++) await platform.handle(arrival('/hs/a/echo/x', 'POST', pieces('y'.repeat(1000))))
    const kept = received().map(({ id }) => id)
    expect([...dropped, ...kept]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(kept.length).toBe(2)
  })

  test('cuts bodies at their limit, and says how long they were', async () => {
    const { platform, received } = standinWith({ bodyBytes: 4 })
    const reply = await platform.handle(arrival('/hs/a/echo/x', 'POST', pieces('abc', 'def')))
    expect(new TextDecoder().decode(await bodyBytes(reply))).toBe('ABCDEF')
    const [one] = received()
    expect([one!.body.text(), one!.body.size, one!.body.truncated]).toEqual(['abcd', 6, true])
    expect([one!.reply!.body.text(), one!.reply!.body.size, one!.reply!.body.truncated]).toEqual(['ABCD', 6, true])
  })

  test('watches a stream as it flows, and reads a body that the handler left as far as it is kept', async () => {
    const { platform, received } = standinWith({ bodyBytes: 5 })
    const reply = await platform.handle(arrival('/hs/a/stream', 'GET', pieces('abc', 'def', 'ghi')))
    expect(received()[0]!.reply!.body.text()).toBe('')
    expect(new TextDecoder().decode(await bodyBytes(reply))).toBe('onetwothree')
    const [one] = received()
    expect([one!.reply!.body.text(), one!.reply!.body.size]).toEqual(['onetw', 11])
    expect([one!.body.text(), one!.body.size, one!.body.truncated]).toEqual(['abcde', 6, true])
  })

  test('a stream that is answered may be the body of the request, which flows by', async () => {
    const { platform, received } = standinWith({ bodyBytes: 4 })
    const reply = await platform.handle(arrival('/hs/a/back', 'POST', pieces('abc', 'def')))
    expect(new TextDecoder().decode(await bodyBytes(reply))).toBe('abcdef')
    expect([received()[0]!.body.text(), received()[0]!.reply!.body.text()]).toEqual(['abcd', 'abcd'])
  })

  test('keeps no more memory than it shows: not the buffers that a few bytes are a part of', async () => {
    const { platform, received } = standinWith({ bodyBytes: 4 })
    async function* views(): AsyncGenerator<Uint8Array> {
      yield Buffer.alloc(1_000_000, 'b').subarray(0, 5)
    }
    await platform.handle(arrival('/hs/a/echo/x', 'POST', views()))
    await platform.handle(arrival('/hs/a/view'))
    const sizes = received().flatMap(({ body, reply }) => [body.bytes.buffer.byteLength, reply!.body.bytes.buffer.byteLength])
    expect(sizes).toEqual([4, 4, 0, 3])
  })

  test('has a running request, without a reply', async () => {
    const { platform, received } = standinWith()
    void platform.handle(arrival('/hs/a/slow'))
    const [one] = received()
    expect([one!.address?.template, one!.ms, one!.reply]).toEqual(['Slow', undefined, undefined])
  })

  test('has what was refused, with the code, and what cannot be decoded', async () => {
    const { platform, received } = standinWith()
    for (const target of ['/hs/a/none', '/hs/%FF', '/hs/a/echo/1?x=%FF', '*']) await platform.handle(arrival(target))
    expect(received().map(({ refusal, reply }) => [refusal, reply!.StatusCode])).toEqual([
      ['hs/no-template', 404],
      ['exchange/undecodable', 400],
      ['exchange/undecodable', 400],
      ['exchange/undecodable', 400],
    ])
  })

  test('an unknown charset does not make it unreadable', async () => {
    const { platform, received } = standinWith()
    await platform.handle({ ...arrival('/hs/a/none', 'POST', pieces('abc')), headers: ['Content-Type', 'text/plain; charset=x-none'] })
    expect(received()[0]!.body.text()).toBe('abc')
  })

  test('holds no connection: the arrival is let go with the answer', async () => {
    const { platform, journal } = standinWith()
    const signal = new AbortController().signal
    await platform.handle({ ...arrival('/hs/a/echo/1'), signal })
    expect(journal.entries()[0]!.signal).not.toBe(signal)
  })
})
