/** The HTTP half of a bus: the requests of 1C and of public clients, answered as captured and documented. */
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { jwtVerify } from 'jose'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Arrival } from '../../exchange/arrival.ts'
import { bodyBytes, type Reply } from '../../exchange/reply.ts'
import { crypto } from '../../host/machine/crypto.ts'
import { destinationOf, type BusPlan } from '../definition/plan.ts'
import { readBusDefinition } from '../definition/read-bus.ts'
import { busPlatform, type AnsweredRequest, type BusHTTPPorts } from './platform.ts'
import { createTokens } from './tokens.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})

const process = 'rav::test::Основное::ПроцессИнтеграции1'
const plan: BusPlan = readBusDefinition({
  applications: {
    test: {
      participants: { shop: { id: 'kgQ=', secret: 'тайна' }, office: {} },
      processes: {
        [process]: {
          channels: { Канал1СНазначение: { read: 'shop', write: 'office' }, Канал1СИсточник: { write: 'shop', description: 'выход' } },
        },
      },
    },
    Склад: { processes: { 'v::P::M::Q': { channels: { In: 'READ_ONLY' } } } },
  },
}).plan

let now = Date.parse('2026-01-01T00:00:00Z')
const failing = new Set<string>()
const answered: AnsweredRequest[] = []
const fails: BusHTTPPorts['fails'] = (name) => failing.has(name)
const tokens = createTokens(() => plan, { crypto, now: () => now, keys: async () => ({ privateKey, publicKey }) })
const platform = busPlatform({
  plan: () => plan,
  tokens,
  port: () => 6698,
  fails,
  answered: (one) => void answered.push(one),
  failed: (error) => {
    throw error
  },
})

beforeEach(() => {
  now = Date.parse('2026-01-01T00:00:00Z')
  failing.clear()
  answered.length = 0
})

interface Answer {
  readonly status: number
  readonly json: unknown
  readonly headers: readonly string[]
}

async function ask(method: string, target: string, headers: Readonly<Record<string, string>> = {}, body?: string): Promise<Answer> {
  const arrival: Arrival = {
    method,
    target,
    headers: Object.entries(headers).flat(),
    scheme: 'http',
    authority: 'bus:9090',
    body:
      body === undefined
        ? undefined
        : (async function* () {
            yield new TextEncoder().encode(body)
          })(),
    signal: new AbortController().signal,
  }
  const reply: Reply = await platform.handle(arrival)
  return { status: reply.status, headers: reply.headers, json: JSON.parse(new TextDecoder().decode(await bodyBytes(reply))) as unknown }
}

const basic = (id: string, secret: string) => ({ Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` })

/** As 1C asks: its head was captured. */
const asking = (id = 'kgQ=', secret = 'тайна', target = '/auth/oidc/token', grant = 'grant_type=client_credentials'): Promise<Answer> =>
  ask(
    'POST',
    target,
    {
      'Host': 'bus:9090',
      'User-Agent': '1C+Enterprise/8.3',
      'Accept': '*/*',
      'Content-Type': 'application/x-www-form-urlencoded',
      ...basic(id, secret),
      'Content-Length': '29',
    },
    grant,
  )

const tokenOf = async (id?: string, secret?: string): Promise<string> => ((await asking(id, secret)).json as { id_token: string }).id_token

const listed = (list: string, token: string, application = 'test'): Promise<Answer> =>
  ask('GET', `/applications/${application}/sys/esb/${list}/channels`, { Authorization: `Bearer ${token}` })

const error = (code: number, status: string, message: string) => ({ error: { code, status, message } })
const wrong = error(16, 'UNAUTHENTICATED', 'Incorrect username or password.')

describe('tokens', () => {
  test('the answer has the three members that were captured', async () => {
    const { status, json } = await asking()
    expect(status).toBe(200)
    expect(json).toEqual({
      id_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      access_token: 'Not implemented',
      token_type: 'Bearer',
    })
  })

  test('jose verifies it: RS512, an object as sub, an hour', async () => {
    const { payload, protectedHeader } = await jwtVerify(await tokenOf(), createPublicKey(publicKey), { currentDate: new Date(now) })
    expect(protectedHeader).toEqual({ typ: 'JWT', alg: 'RS512' })
    expect(payload).toEqual({
      iss: 'unused-issuer',
      sub: {
        'user-id': expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/),
        'user-list-id': expect.any(String),
        'user-presentation': 'shop',
        'auth-identity': { name: 'kgQ=', domain: 'user_tokens' },
      },
      aud: 'kgQ=',
      iat: now / 1000,
      exp: now / 1000 + 3600,
      at_hash: 'AccessToken hash (not implemented)',
    })
  })

  test.each(['/auth/oidc/token', '/console/sys/token', '/applications/test/sys/token'])('%s gives one', async (target) => {
    expect((await asking('kgQ=', 'тайна', target, 'grant_type=CLIENT_CREDENTIALS')).status).toBe(200)
  })

  test('an application gives none to clients of another one', async () => {
    expect(await asking('kgQ=', 'тайна', '/applications/%D0%A1%D0%BA%D0%BB%D0%B0%D0%B4/sys/token')).toMatchObject({
      status: 401,
      json: wrong,
    })
  })

  test.each([
    ['another secret', 'kgQ=', 'secret'],
    ['an unknown client', 'none', 'secret'],
    ['no client', '', ''],
  ])('%s is refused as captured', async (_, id, secret) => {
    expect(await asking(id, secret)).toMatchObject({ status: 401, json: wrong })
  })

  test('credentials of no kind are refused', async () => {
    expect(await ask('POST', '/auth/oidc/token', {}, 'grant_type=client_credentials')).toMatchObject({ status: 401, json: wrong })
  })

  test.each([
    ['', 'grant_type is missing.'],
    ['grant_type=password', 'grant_type "password" is not supported.'],
  ])('the body "%s" is refused', async (body, message) => {
    expect(await asking('kgQ=', 'тайна', '/auth/oidc/token', body)).toMatchObject({
      status: 400,
      json: error(3, 'INVALID_ARGUMENT', message),
    })
  })

  test('another method is refused', async () => {
    const { status, headers } = await ask('GET', '/auth/oidc/token')
    expect([status, headers[headers.indexOf('Allow') + 1]]).toEqual([405, 'POST'])
  })

  test('a body that does not end is refused', async () => {
    expect((await asking('kgQ=', 'тайна', '/auth/oidc/token', `grant_type=${'x'.repeat(100_000)}`)).status).toBe(413)
  })
})

describe('lists of channels', () => {
  test('metadata: what the participant receives from and sends into', async () => {
    expect((await listed('metadata', await tokenOf())).json).toEqual([
      { process, processDescription: '', channel: 'Канал1СНазначение', channelDescription: '', access: 'READ_ONLY' },
      { process, processDescription: '', channel: 'Канал1СИсточник', channelDescription: 'выход', access: 'WRITE_ONLY' },
    ])
    expect((await listed('metadata', await tokenOf('office', 'secret'))).json).toMatchObject([
      { channel: 'Канал1СНазначение', access: 'WRITE_ONLY' },
    ])
  })

  test('runtime: destinations, and the port of the broker', async () => {
    const [receiving, sending] = plan.applications[0]!.Channels
    expect((await listed('runtime', await tokenOf())).json).toEqual({
      items: [
        { process, channel: 'Канал1СНазначение', destination: destinationOf(receiving!, 'shop') },
        { process, channel: 'Канал1СИсточник', destination: destinationOf(sending!, 'shop') },
      ],
      port: 6698,
    })
  })

  test('a token is good until its hour is over', async () => {
    const token = await tokenOf()
    now += 3_599_000
    expect((await listed('runtime', token)).status).toBe(200)
    now += 1_000
    expect(await listed('runtime', token)).toMatchObject({
      status: 401,
      json: error(16, 'UNAUTHENTICATED', 'The token is invalid or has expired.'),
    })
  })

  test('a token with another signature is refused', async () => {
    const [header, payload] = (await tokenOf()).split('.')
    expect((await listed('runtime', `${header}.${payload}.AAAA`)).status).toBe(401)
  })

  test('a client of another application is refused', async () => {
    const token = await tokenOf()
    expect(await listed('runtime', token, encodeURIComponent('Склад'))).toMatchObject({
      status: 403,
      json: error(7, 'PERMISSION_DENIED', 'Access to application "Склад" is denied.'),
    })
  })

  test.each([
    ['/applications/none/sys/esb/runtime/channels', 'none'],
    ['/apllications/test/sys/esb/runtime/channels', 'apllications'],
    ['/', ''],
    ['/toString/x', 'toString'],
  ])('%s names no application, as captured', async (target, name) => {
    expect(await ask('GET', target)).toMatchObject({
      status: 404,
      json: { error: { code: 5, status: 'NOT_FOUND', message: `Application "${name}" not found.`, details: [] } },
    })
  })

  test.each(['/applications/test', '/applications/test/constructor', '/applications/test/sys/esb'])('%s is nothing', async (target) => {
    expect(await ask('GET', target)).toMatchObject({ status: 404, json: { error: { message: `Resource "${target}" not found.` } } })
  })
})

describe('failures', () => {
  test.each([
    ['badCredentials', () => asking(), 401],
    ['tokenExpired', async () => listed('runtime', await tokenOf()), 401],
    ['applicationNotFound', async () => listed('runtime', await tokenOf()), 404],
  ] as const)('%s', async (name, call, status) => {
    failing.add(name)
    expect((await call()).status).toBe(status)
  })
})

test('each request is reported with its client', async () => {
  await listed('metadata', await tokenOf())
  expect(answered).toEqual([
    { method: 'POST', target: '/auth/oidc/token', status: 200, client: 'kgQ=' },
    { method: 'GET', target: '/applications/test/sys/esb/metadata/channels', status: 200, client: 'kgQ=' },
  ])
})
