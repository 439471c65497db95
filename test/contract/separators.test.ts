/** Data separators in addresses, addresses behind a proxy, and several publications of one infobase. */
import { describe, expect, test } from 'vitest'
import { offered } from '../../src/host/machine/channels.ts'
import { publish } from '../../src/host/machine/publish.ts'
import { HTTPService, HTTPServiceResponse, URLTemplate } from '../../src/index.ts'
import { publishAll, type Zone } from '../../src/publication/publication.ts'
import { readPublication } from '../../src/publication/vrd-read.ts'
import { handledPlatform } from '../support/handled-platform.ts'

const service = HTTPService({
  Name: 'Exchange',
  RootURL: 'exchange',
  ReuseSessions: 'Use',
  URLTemplates: {
    All: URLTemplate('/*', {
      GET(request, call) {
        const response = new HTTPServiceResponse(200)
        response.SetBodyFromString(
          JSON.stringify([call.separators.map(({ value, safe }) => (safe ? `${value}!` : value)), request.BaseURL, request.RelativeURL]),
        )
        return response
      },
    }),
  },
})
const fixed = (value: string, safe = false): Zone => ({ value, specify: false, safe })
const open = (value?: string, safe = false): Zone => ({ value, specify: true, safe })
const zoned = (zones: readonly Zone[], trustForwarded = false) =>
  handledPlatform({ services: [service], trustForwarded, publications: [{ ...publishAll('/base', [offered(service)]), zones }] })

describe('separators (17.3.2.4; the form of the address is ours)', () => {
  test.each<[title: string, zones: Zone[], path: string, separators: string[], address: string]>([
    ['values of the file', [fixed('8214', true), fixed('2')], '/base/hs/exchange/a', ['8214!', '2'], '/base/hs/exchange'],
    [
      'values of the URL, in the order of the zones',
      [open(), open(undefined, true)],
      '/base/7/x/hs/exchange/a',
      ['7', 'x!'],
      '/base/7/x/hs/exchange',
    ],
    ['one of each', [fixed('1'), open(), fixed('3')], '/base/2/hs/exchange/a', ['1', '2', '3'], '/base/2/hs/exchange'],
    [
      "a value of the file where the URL gives none (administrator's guide: value and specify)",
      [open(), open('last')],
      '/base/7/hs/exchange/a',
      ['7', 'last'],
      '/base/7/hs/exchange',
    ],
    ["the URL's before the file's", [open('last')], '/base/7/hs/exchange/a', ['7'], '/base/7/hs/exchange'],
    ['a value that is hs', [open()], '/base/hs/hs/exchange/a', ['hs'], '/base/hs/hs/exchange'],
    [
      'a value with escapes, and with a slash',
      [open()],
      '/base/%D0%B0%20b%2Fc/hs/exchange/a',
      ['а b/c'],
      '/base/%D0%B0%20b%2Fc/hs/exchange',
    ],
  ])('%s', async (_title, zones, path, separators, address) => {
    const answer = await zoned(zones).ask(path)
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, [separators, `http://shop.example${address}`, '/a']])
  })

  test.each<[title: string, zones: Zone[], path: string]>([
    ['a value that is missing', [open()], '/base/hs/exchange/a'],
    ['a value too many', [open()], '/base/1/2/hs/exchange/a'],
    ['an empty value', [open()], '/base//hs/exchange/a'],
    ['a value where the file has it', [fixed('1')], '/base/1/hs/exchange/a'],
  ])('%s is not an address of the publication: 404 of the web server', async (_title, zones, path) => {
    const at = zoned(zones)
    expect([(await at.ask(path)).status, at.refusal(), at.platform.publishes(path)]).toEqual([404, 'publication/outside', false])
  })

  test('a session keeps the separators of its start, whatever the address says later (17.6.3.2)', async () => {
    const at = zoned([open()])
    const Cookie = (await at.ask('/base/1/hs/exchange/a', { IBSession: 'start' })).headers.get('set-cookie')!
    expect(JSON.parse((await at.ask('/base/2/hs/exchange/a', { Cookie })).text)[0]).toEqual(['1'])
  })

  test('explain finds its way, too', () => {
    expect(zoned([open()]).platform.explain('GET', '/base/1/hs/exchange/a')).toBeDefined()
  })
})

describe('behind a proxy', () => {
  const proxied = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'api.example:8443, inner', 'X-Forwarded-Prefix': '/gate/' }
  test.each<[title: string, trusted: boolean, headers: Record<string, string>, address: string]>([
    ['trusted', true, proxied, 'https://api.example:8443/gate'],
    ['not trusted', false, proxied, 'http://shop.example'],
    ['trusted, but silent', true, {}, 'http://shop.example'],
    [
      'trusted, but saying what is not an address',
      true,
      { 'X-Forwarded-Proto': 'javascript', 'X-Forwarded-Host': 'a b/"', 'X-Forwarded-Prefix': '//evil?"' },
      'http://shop.example',
    ],
    ['an address of IPv6', true, { 'X-Forwarded-Host': '[::1]:80' }, 'http://[::1]:80'],
  ])('%s', async (_title, trusted, headers, address) => {
    expect(JSON.parse((await zoned([], trusted).ask('/base/hs/exchange/a', headers)).text)[1]).toBe(`${address}/base/hs/exchange`)
  })
})

describe('several publications of one infobase', () => {
  const vrd = (base: string, content: string) =>
    publish(
      readPublication(`<point xmlns="http://v8.1c.ru/8.2/virtual-resource-system" base="${base}">${content}</point>`, 'default.vrd'),
      [offered(service)],
    ).publication

  test('each at its base, with the addresses of its own; the longer base first', async () => {
    const at = handledPlatform({
      services: [service],
      publications: [
        vrd('/a', '<httpServices publishByDefault="true"/>'),
        vrd('/a/b', '<httpServices><service name="Exchange" rootUrl="api/v1"/></httpServices>'),
        vrd('/c', '<httpServices/>'),
      ],
    })
    expect(JSON.parse((await at.ask('/a/hs/exchange/x')).text)[1]).toBe('http://shop.example/a/hs/exchange')
    expect(JSON.parse((await at.ask('/a/b/hs/api/v1/x')).text)).toEqual([[], 'http://shop.example/a/b/hs/api/v1', '/x'])
    expect([(await at.ask('/a/b/hs/exchange/x')).status, at.refusal()]).toEqual([404, 'hs/no-service'])
    expect([(await at.ask('/c/hs/exchange/x')).status, at.refusal()]).toEqual([404, 'hs/no-service'])
    expect([(await at.ask('/d/hs/exchange/x')).status, at.refusal()]).toEqual([404, 'publication/outside'])
  })

  test('a broken one answers every request 500 with what is wrong, the others are served (source 20: the whole publication)', async () => {
    const at = handledPlatform({
      services: [service],
      publications: [vrd('/a', '<nonsense/>'), vrd('/b', '<httpServices publishByDefault="true"/>')],
    })
    const answer = await at.ask('/a/hs/exchange/x', { Accept: 'application/json' })
    expect([answer.status, at.refusal()]).toEqual([500, 'publication/broken'])
    expect(answer.text).toContain('nonsense')
    expect((await at.ask('/b/hs/exchange/x')).status).toBe(200)
  })

  test("line numbers of exceptions still come from the service's file when its address is another one", async () => {
    const failing = HTTPService({
      Name: 'F',
      RootURL: 'f',
      URLTemplates: {
        A: URLTemplate('/a', {
          GET: () => {
            throw new Error('x')
          },
        }),
      },
    })
    const asked: unknown[] = []
    const publication = { ...publishAll('', [{ ...offered(failing), addresses: ['moved'] }]) }
    const at = handledPlatform({
      services: [failing],
      publications: [publication],
      fileOf: (one) => {
        asked.push(one === failing)
        return undefined
      },
    })
    expect([(await at.ask('/hs/moved/a')).status, asked]).toEqual([500, [true]])
  })
})
