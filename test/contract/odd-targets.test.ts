/**
 * Targets, hosts and versions that clients send and HTTP libraries bend: what reaches the handler, through a real socket (source 76,
 * docs/quirks.md).
 */
import { createPlatform, serve, type Served } from 'onec-standin'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Echo, type Echoed } from '../support/echo-service.ts'
import { RawConnection, exchange, request } from '../support/raw-socket.ts'

let served: Served
beforeAll(async () => {
  served = await serve(createPlatform({ services: [Echo] }), { port: 0 })
})
afterAll(() => served.close())

const handled = async (text: string | Uint8Array): Promise<Echoed> => {
  const response = await exchange(served.port, text)
  expect(response!.statusLine).toBe('HTTP/1.1 200 OK')
  return JSON.parse(response!.text) as Echoed
}

describe('the path reaches the handler decoded once and otherwise as it was sent', () => {
  test.each([
    ['/hs/echo', '', '', 'nothing below the root (D)'],
    ['/hs/echo/', '', '/', 'one trailing slash is not significant, RelativeURL keeps it (D)'],
    ['/hs/echo/a/', '/a', '/a/', 'the trailing slash does not reach `*`'],
    ['/hs/echo//a', '//a', '//a', 'an empty segment (D)'],
    ['/hs/echo/a//', '/a/', '/a//', 'a second trailing slash makes an empty segment (D)'],
    ['/hs/echo/./a', '/./a', '/./a', 'dot segments are not resolved (D)'],
    ['/hs/echo/../a', '/../a', '/../a', 'dot segments are not resolved (D)'],
    ['/hs/echo/x/%2e%2E/a', '/x/../a', '/x/../a', 'nor those that were escaped (D)'],
    ['/hs/echo/a%2Fb', '/a/b', '/a/b', 'in the tail an escaped slash reads as a slash (D)'],
    ['/hs/echo/a%5Cb', '/a\\b', '/a\\b', 'a backslash is not a slash'],
    ['/hs/echo/a\\b', '/a\\b', '/a\\b', 'not escaped either'],
    ['/hs/echo/%25D0', '/%D0', '/%D0', 'decoded exactly once'],
    ['/hs/echo/a+b', '/a+b', '/a+b', '`+` stays (C)'],
    ['/hs/echo/a%00b', '/a\0b', '/a\0b', 'a NUL is a character'],
    ['/hs/echo/a#b', '/a#b', '/a#b', 'a fragment is never sent, so `#` is a character (D)'],
    ['/hs/echo/{a}<b>^`|"', '/{a}<b>^`|"', '/{a}<b>^`|"', 'characters that a URL should escape'],
    ['/hs/echo/%D0%98%D0%BC%D1%8F', '/Имя', '/Имя', 'UTF-8, escaped'],
    ['/hs/echo/Имя', '/Имя', '/Имя', 'UTF-8 in raw bytes, as Apache and IIS take them'],
    ['/hs/echo/__proto__/constructor', '/__proto__/constructor', '/__proto__/constructor', 'prototype names are data'],
    ['http://other:81/hs/echo/../a', '/../a', '/../a', 'the absolute form of a proxy'],
  ])('%s', async (target, tail, relative, _source) => {
    expect(await handled(request('GET', target))).toMatchObject({ tail, relative, base: 'http://host/hs/echo' })
  })
})

describe('query options', () => {
  test.each([
    [
      '?a=1&b=2',
      [
        ['a', '1'],
        ['b', '2'],
      ],
      '17.3.2.3.1',
    ],
    ['?a=1&a=2', [['a', '2']], 'a repeated key keeps its last value (ours, D)'],
    [
      '?x=1+2&+=%2B',
      [
        ['x', '1+2'],
        ['+', '+'],
      ],
      '`+` stays `+` (C)',
    ],
    [
      '?a=b=c&d',
      [
        ['a', 'b=c'],
        ['d', ''],
      ],
      'the first `=` parts; a key alone has an empty value (D)',
    ],
    ['?&&a=1&', [['a', '1']], 'nothing between two `&` is not an option (D)'],
    ['?=v', [['', 'v']], 'an empty key is a key (D)'],
    ['?q=a?b/c', [['q', 'a?b/c']], 'a second `?` is a character'],
    ['?имя=значение', [['имя', 'значение']], 'raw UTF-8 bytes'],
    ['?%D0%B8=%D0%B7', [['и', 'з']], 'escaped UTF-8, names too'],
    [
      '?__proto__=1&constructor=2',
      [
        ['__proto__', '1'],
        ['constructor', '2'],
      ],
      'prototype names are data',
    ],
    ['?', [], 'nothing'],
  ] as const)('%s', async (query, expected, _source) => {
    expect((await handled(request('GET', `/hs/echo/a${query}`))).query).toEqual(expected)
  })
})

describe('what is refused', () => {
  test.each([
    ['GET', '/hs/echo/%zz', 400, 'exception', 'a broken escape'],
    ['GET', '/hs/echo/%', 400, 'exception', 'a broken escape at the end'],
    ['GET', '/hs/echo/%FF', 400, 'exception', 'an escape that is not UTF-8'],
    ['GET', '/hs/echo/a?x=%zz', 400, 'exception', 'a broken escape in a query option'],
    ['OPTIONS', '*', 400, 'exception', 'no path (D)'],
    ['CONNECT', 'host:443', 400, 'exception', 'the authority form, of a proxy (D)'],
    ['GET', '/hs//echo/a', 404, 'exception', 'no service has an empty root'],
    ['GET', '/hs', 404, 'exception', 'no root at all (D)'],
    ['GET', '//hs/echo/a', 404, '<html>', 'not below the publication (C)'],
    ['GET', '/HS/echo/a', 404, '<html>', 'the case of `hs` is significant (D)'],
    ['GET', '/hs/../hs/echo/a', 404, 'exception', 'dot segments lead nowhere (D)'],
    ['GET', '/', 404, '<html>', 'outside: the web server answers (C)'],
    ['GET', '/hs/echo/a b', 400, '', 'a space in the target (source 76)'],
    ['GET', `/hs/echo/${'a'.repeat(70_000)}`, 431, '', 'longer than the head may be'],
  ])('%s %.40s is answered %d', async (method, target, status, shown, _source) => {
    const response = await exchange(served.port, request(method, target))
    expect([response!.status, response!.text.includes(shown)]).toEqual([status, true])
    expect(response!.text).not.toMatch(/\bat .*\.ts|node:/)
  })

  test('raw bytes that are not UTF-8, such as windows-1251, are a 400 that says so', async () => {
    const response = await exchange(served.port, Buffer.from(request('GET', '/hs/echo/\u00C8\u00EC\u00FF'), 'latin1'))
    expect(response!.status).toBe(400)
    expect(response!.text).toContain('Адрес запроса не удалось раскодировать')
  })
})

describe('the host of BaseURL is what the client named', () => {
  test.each([['host:8080'], ['имя.рф'], ['[::1]:80'], ['host:99999']])('Host: %s', async (host) => {
    expect((await handled(request('GET', '/hs/echo/', [`Host: ${host}`]))).base).toBe(`http://${host}/hs/echo`)
  })

  test.each([
    ['an empty Host', 'GET /hs/echo/ HTTP/1.1\r\nHost:\r\n\r\n'],
    ['no Host', 'GET /hs/echo/ HTTP/1.1\r\n\r\n'],
    ['HTTP/1.0 without a Host', 'GET /hs/echo/ HTTP/1.0\r\n\r\n'],
  ])('%s: the address that was listened on', async (_, text) => {
    expect((await handled(text)).base).toBe(`http://127.0.0.1:${served.port}/hs/echo`)
  })

  test('after an answer to HTTP/1.0 the connection ends', async () => {
    const link = await RawConnection.open(served.port)
    expect((await link.send('GET /hs/echo/ HTTP/1.0\r\n\r\n').response())!.status).toBe(200)
    await link.closed
  })
})

describe('headers reach the handler as they were sent', () => {
  test('case, order and repetition are kept; the values of a repeated name are joined (C)', async () => {
    const { headers } = await handled(
      request('GET', '/hs/echo/', ['X-b: 1', 'x-B: 2', 'X-b: 3', '__proto__: p', 'constructor: c', 'X-Empty:']),
    )
    expect(headers).toEqual([
      ['Host', 'host'],
      ['X-b', '1, 3'],
      ['x-B', '2'],
      ['__proto__', 'p'],
      ['constructor', 'c'],
      ['X-Empty', ''],
    ])
  })

  test('a value beyond ASCII is read as UTF-8, and as Latin-1 where it is none (D)', async () => {
    const bytes = Buffer.concat([
      Buffer.from('GET /hs/echo/ HTTP/1.1\r\nHost: host\r\nX-U: Имя\r\nX-L: '),
      Buffer.from([0xc8, 0xff]),
      Buffer.from('\r\n\r\n'),
    ])
    expect((await handled(bytes)).headers.slice(1)).toEqual([
      ['X-U', 'Имя'],
      ['X-L', 'Èÿ'],
    ])
  })
})
