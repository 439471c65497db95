import { bodyBytes } from 'onec-standin'
import { describe, expect, test } from 'vitest'
import { fetchArrival, fetchResponse } from './fetch.ts'

describe('a fetch Request', () => {
  test('becomes an arrival; dot segments are resolved and names lower-cased before we see them', () => {
    const arrival = fetchArrival(
      new Request('https://host:8443/a/../hs/t/%2F?x=%25', { method: 'PUT', headers: { 'X-A': '1' }, body: 'b' }),
    )
    expect([arrival.method, arrival.target, arrival.scheme, arrival.authority, arrival.headers.slice(-2)]).toEqual([
      'PUT',
      '/hs/t/%2F?x=%25',
      'https',
      'host:8443',
      ['x-a', '1'],
    ])
  })

  test('has its body in pieces, or none', async () => {
    expect(fetchArrival(new Request('http://h/')).body).toBeUndefined()
    const { body } = fetchArrival(new Request('http://h/', { method: 'POST', body: 'текст' }))
    expect(new TextDecoder().decode(await bodyBytes({ status: 200, headers: [], body: { stream: () => body! } }))).toBe('текст')
  })
})

describe('a fetch Response', () => {
  test.each([
    ['text', 'Ж'],
    ['bytes', new TextEncoder().encode('Ж')],
    [
      'stream',
      {
        async *stream() {
          yield new TextEncoder().encode('Ж')
        },
      },
    ],
  ])('carries a body of %s', async (_, body) => {
    const response = fetchResponse('GET', { status: 207, reason: 'My', headers: ['X', 'Имя', 'Set-Cookie', 'a', 'Set-Cookie', 'b'], body })
    expect([response.status, response.statusText, response.headers.getSetCookie(), await response.text()]).toEqual([
      207,
      'My',
      ['a', 'b'],
      'Ж',
    ])
    expect(Buffer.from(response.headers.get('X')!, 'latin1').toString()).toBe('Имя')
  })

  test.each([
    ['HEAD', 200],
    ['GET', 204],
    ['GET', 205],
    ['GET', 304],
  ])('to %s with %d has no body', async (method, status) => {
    expect(await fetchResponse(method, { status, headers: [], body: 'x' }).text()).toBe('')
  })

  test('cannot say a status above 599, and says so', async () => {
    const response = fetchResponse('GET', { status: 999, headers: [] })
    expect([response.status, await response.text()]).toEqual([500, 'status 999 cannot be sent in a fetch Response'])
  })
})
