import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HTTPServiceResponse, createPlatform, serve, type Served } from 'onec-standin'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serviceOf } from '../../../test/support/call-handler.ts'
import { RawConnection, exchange, request } from '../../../test/support/raw-socket.ts'

const folder = mkdtempSync(join(tmpdir(), 'standin-reply-'))
let answer: () => HTTPServiceResponse
let served: Served
beforeAll(async () => {
  served = await serve(createPlatform({ services: [serviceOf(() => answer())] }), { port: 0 })
})
afterAll(async () => {
  await served.close(0)
  rmSync(folder, { recursive: true })
})

const made = (status: number, reason = '', headers = {}, body?: string): HTTPServiceResponse => {
  const response = new HTTPServiceResponse(status, reason, headers)
  if (body !== undefined) response.SetBodyFromString(body)
  return response
}

async function onWire(response: HTTPServiceResponse, method = 'GET') {
  answer = () => response
  const found = (await exchange(served.port, request(method, '/hs/t'), method))!
  return { ...found, own: found.headers.filter(([name]) => !['Date', 'Connection', 'Keep-Alive'].includes(name)) }
}

describe('on the wire stands what the handler said', () => {
  test.each([
    [200, '', 'HTTP/1.1 200 OK'],
    [207, 'My Reason', 'HTTP/1.1 207 My Reason'],
    [200, 'Всё хорошо', 'HTTP/1.1 200 Всё хорошо'],
    [423, '', 'HTTP/1.1 423 Locked'],
    [299, '', 'HTTP/1.1 299 '],
    [600, '', 'HTTP/1.1 600 '],
    [999, 'Odd', 'HTTP/1.1 999 Odd'],
  ])('status %d and reason "%s"', async (status, reason, line) => {
    expect((await onWire(made(status, reason, {}, 'Ж'))).statusLine).toBe(line)
  })

  test('headers in their case, order and number, their values beyond ASCII as UTF-8', async () => {
    const { own, text } = await onWire(
      made(200, '', { 'x-LOW': '1', 'Set-Cookie': ['a=1', 'b=2'], 'X-Name': 'Имя', 'X-Empty': '' }, 'тело'),
    )
    expect(own).toEqual([
      ['x-LOW', '1'],
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
      ['X-Name', 'Имя'],
      ['X-Empty', ''],
      ['Content-Length', '8'],
    ])
    expect(text).toBe('тело')
  })

  test('every text arrives whole, characters of four bytes too', async () => {
    for (const text of ['', 'a', 'Ж', '中', '😀', '\uD800', 'a😀Ж\u0000中'.repeat(1000)]) {
      expect((await onWire(made(200, '', {}, text))).body.toString('utf8')).toBe(text.replace('\uD800', '\uFFFD'))
    }
  })

  test.each([5_000, 5_300, 5_450, 16_000, 16_300, 16_384, 65_536])(
    'answers of %d characters, short enough for one write and longer, one behind the other on a connection',
    async (length) => {
      const texts = ['a', 'Ж', '😀'].map((one) => one.repeat(length / one.length))
      const link = await RawConnection.open(served.port)
      for (const text of [...texts, ...texts]) {
        answer = () => made(200, '', {}, text)
        const found = (await link.send(request('GET', '/hs/t')).response())!
        expect(found.text === text && found.values('content-length')[0] === String(Buffer.byteLength(text))).toBe(true)
      }
      link.socket.destroy()
    },
  )

  test('requests that are sent at once are answered in their order, the later ones while the connection is taken', async () => {
    let asked = 0
    answer = () => made(200, '', {}, `Ответ ${++asked}`)
    const link = await RawConnection.open(served.port)
    link.send(request('GET', '/hs/t').repeat(20))
    const found: (string | undefined)[] = []
    while (found.length < 20) found.push((await link.response())?.text)
    expect(found).toEqual(Array.from({ length: 20 }, (_, at) => `Ответ ${at + 1}`))
    link.socket.destroy()
  })

  test.each([204, 304])('%d has neither body nor length', async (status) => {
    const { own } = await onWire(made(status, '', { X: 'y' }, 'text'))
    expect(own).toEqual([['X', 'y']])
  })

  test('a file: GET sends it, HEAD says its length and sends nothing; the connection goes on', async () => {
    const response = made(200)
    writeFileSync(join(folder, 'big'), 'x'.repeat(1_000_000))
    response.SetBodyFileName(join(folder, 'big'))
    answer = () => response
    const link = await RawConnection.open(served.port)
    for (const method of ['HEAD', 'GET', 'HEAD', 'GET']) {
      const found = (await link.send(request(method, '/hs/t')).response(method))!
      expect([found.values('content-length'), found.body.length]).toEqual([['1000000'], method === 'GET' ? 1_000_000 : 0])
    }
    link.socket.destroy()
  })

  test('a file that is missing is a 500, for HEAD too', async () => {
    const response = made(200)
    response.SetBodyFileName(join(folder, 'missing'))
    expect([(await onWire(response)).status, (await onWire(response, 'HEAD')).status]).toEqual([500, 500])
  })

  test('a stream without a length goes out in chunks', async () => {
    const response = made(200)
    response.SetBodyFromStream(
      (async function* () {
        yield Buffer.from('один ')
        yield Buffer.from('два')
      })(),
    )
    const { own, text } = await onWire(response)
    expect([own, text]).toEqual([[['Transfer-Encoding', 'chunked']], 'один два'])
  })
})
