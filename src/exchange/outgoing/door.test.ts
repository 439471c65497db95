/** The door of outgoing calls: who is asked in which order, and who may be asked at all. */
import { describe, expect, test } from 'vitest'
import { wholeBody } from './body.ts'
import { closedDoor, onlyHosts, outgoingDoor, type OutgoingStage } from './door.ts'
import { OutgoingError, urlText } from './error.ts'
import type { Outgoing, OutgoingRequest } from './request.ts'

const to = (host: string, port = 80, path = '/a'): OutgoingRequest => ({
  method: 'GET',
  url: { scheme: port === 443 ? 'https' : 'http', host, port, path },
  headers: [],
})

const answering: Outgoing = async ({ url }) => ({ status: 200, headers: [], body: url.host })

test('stages are asked in their order, and the transport last', async () => {
  const asked: string[] = []
  const stage =
    (name: string): OutgoingStage =>
    (request, next) => (asked.push(name), next(request))
  const answer = await outgoingDoor([stage('journal'), stage('stubs')], answering)(to('a.example'))
  expect([asked, answer.body]).toEqual([['journal', 'stubs'], 'a.example'])
})

describe('allowed hosts', () => {
  test.each<[allowed: string[], host: string, port: number, passes: boolean]>([
    [['a.example'], 'a.example', 80, true],
    [['a.example'], 'A.Example', 8080, true],
    [['a.example:8080'], 'a.example', 8080, true],
    [['a.example:8080'], 'a.example', 80, false],
    [['*.example'], 'a.b.example', 443, true],
    [['*.example'], 'example', 443, false],
    [['*.example'], 'badexample', 443, false],
    [['*'], 'any.example', 80, true],
    [['[::1]:8080'], '::1', 8080, true],
    [['::1'], '::1', 1, true],
    [[], 'a.example', 80, false],
  ])('%j: %s:%d %s', async (allowed, host, port, passes) => {
    const call = outgoingDoor([onlyHosts(allowed)], answering)(to(host, port))
    if (passes) expect(await call).toMatchObject({ status: 200 })
    else await expect(call).rejects.toMatchObject({ code: 'outgoing/not-allowed' })
  })

  test('what is refused says its address in both languages', async () => {
    const error = await closedDoor(to('pay.example', 443, '/v1/pay?id=1')).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(OutgoingError)
    expect(error).toMatchObject({
      message: 'onec-standin: вызов https://pay.example/v1/pay?id=1 запрещён: на него нет заглушки, и узел не разрешён',
      english: 'a call to https://pay.example/v1/pay?id=1 is refused: neither a stub answers it nor is the host allowed',
    })
  })
})

test('a refusal does not say the secrets of the address', async () => {
  const error = await closedDoor(to('pay.example', 443, '/v1/pay?id=1&access_token=abcdefgh')).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({
    message: 'onec-standin: вызов https://pay.example/v1/pay?id=1&access_token=*** запрещён: на него нет заглушки, и узел не разрешён',
    english: 'a call to https://pay.example/v1/pay?id=1&access_token=*** is refused: neither a stub answers it nor is the host allowed',
  })
})

test.each([
  [to('a.example', 443).url, 'https://a.example/a'],
  [to('a.example', 8080).url, 'http://a.example:8080/a'],
  [to('::1', 80).url, 'http://[::1]/a'],
])('%j is written %s', (url, text) => {
  expect(urlText(url)).toBe(text)
})

describe('a whole body', () => {
  const { url } = to('a.example')
  async function* pieces() {
    yield new Uint8Array([1, 2])
    yield new Uint8Array([3])
  }
  test.each([
    [undefined, []],
    ['аб', [208, 176, 208, 177]],
    [new Uint8Array([7]), [7]],
    [{ stream: pieces }, [1, 2, 3]],
  ])('%j', async (body, bytes) => {
    expect([...(await wholeBody({ status: 200, headers: [], ...(body !== undefined && { body }) }, 4, url))]).toEqual(bytes)
  })
  test.each(['абв', new Uint8Array(5), { stream: pieces }])('%j is too long', async (body) => {
    await expect(wholeBody({ status: 200, headers: [], body }, 2, url)).rejects.toMatchObject({
      code: 'outgoing/too-long',
      english: 'the answer of a.example:80 is longer than 2 bytes',
    })
  })
})
