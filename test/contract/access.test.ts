/** Who is let in: users, the anonymous user of a publication, access tokens, rights; each row with its source. */
import { describe, expect, test } from 'vitest'
import { hashPassword } from '../../src/access/password.ts'
import { Passwords } from '../../src/access/passwords.ts'
import { userList, type User } from '../../src/access/user.ts'
import { AccessToken } from '../../src/host/machine/access-token.ts'
import { offered } from '../../src/host/machine/channels.ts'
import { crypto } from '../../src/host/machine/crypto.ts'
import { createPlatform, HTTPService, HTTPServiceResponse, serve, URLTemplate } from '../../src/index.ts'
import type { Configuration } from '../../src/platform/configuration.ts'
import { publishAll, type AccessTokenSettings } from '../../src/publication/publication.ts'
import { basic, handledPlatform } from '../support/handled-platform.ts'

const cheap = { N: 16, r: 1, p: 1 }
const stored = (password: string): Promise<string> => hashPassword(password, new Uint8Array(16), crypto, cheap)

const answer = (text: string): HTTPServiceResponse => {
  const response = new HTTPServiceResponse(200)
  response.SetBodyFromString(text)
  return response
}

const service = HTTPService({
  Name: 'Exchange',
  RootURL: 'exchange',
  ReuseSessions: 'AutoUse',
  URLTemplates: {
    Who: URLTemplate('/who', { GET: (_request, call) => answer(call.user), POST: (_request, call) => answer(call.session.id) }),
  },
})
const sessions = HTTPService({
  Name: 'Sessions',
  RootURL: 'sessions',
  ReuseSessions: 'Use',
  URLTemplates: { Who: URLTemplate('/who', { GET: (_request, call) => answer(call.user) }) },
})
const services = [service, sessions]

const users: readonly User[] = [
  {
    Name: 'Иванов Иван',
    StoredPasswordValue: await stored('Пароль'),
    Roles: ['Обмен'],
    AccessTokenAuthentication: true,
    Email: 'ivan@example.org',
    OSUser: '\\\\DOMAIN\\ivan',
    MatchingKeys: { inn: '7700' },
  },
  { Name: 'Пётр', StoredPasswordValue: await stored('Пароль'), Email: 'same@example.org', AccessTokenAuthentication: true },
  { Name: 'Пуст', StoredPasswordValue: await stored(''), Email: 'same@example.org' },
  { Name: 'Без пароля', Email: 'none@example.org' },
]
const platform = (configuration: Partial<Configuration> = {}) =>
  handledPlatform({ services, base: '/trade', users: userList(users), ...configuration })
const who = '/trade/hs/exchange/who'

describe('name and password (source 42)', () => {
  test.each<[title: string, authorization: string, status: number, user?: string]>([
    ['a Cyrillic name and password, in UTF-8', basic('Иванов Иван', 'Пароль'), 200, 'Иванов Иван'],
    ['an empty password that is one', basic('Пуст', ''), 200, 'Пуст'],
    ['a wrong password', basic('Иванов Иван', 'пароль'), 401],
    ['an empty password', basic('Иванов Иван', ''), 401],
    ['an unknown name', basic('Кто', 'Пароль'), 401],
    ['a user who has no password', basic('Без пароля', ''), 401],
    ['a name of the prototype', basic('__proto__', ''), 401],
    ['no base64', 'Basic ???', 401],
    ['a challenge that is not offered', 'Negotiate YIIJ', 401],
    ['NTLM, which is not offered', 'NTLM TlRMTVNTUAABAAAA', 401],
  ])('%s', async (_title, Authorization, status, user) => {
    const found = await platform().ask(who, { Authorization })
    expect(found.status).toBe(status)
    if (user !== undefined) expect(found.text).toBe(user)
  })

  test("without credentials: 401, 1C's realm, one challenge, and the exception document", async () => {
    const found = await platform().ask(who)
    expect([found.status, found.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="1C:Enterprise 8.3"'])
    expect(found.text).toContain('reason="401"')
  })

  test('without users no call is asked for credentials', async () => {
    expect(await platform({ users: userList([]) }).ask(who)).toMatchObject({ status: 200, text: '' })
  })

  test('a wrong name and a wrong password are answered alike', async () => {
    const at = platform()
    expect(await at.ask(who, { Authorization: basic('Кто', 'x') })).toEqual(await at.ask(who, { Authorization: basic('Пётр', 'x') }))
  })

  test('who is not let in reaches neither template nor session', async () => {
    const at = platform()
    expect((await at.ask('/trade/hs/exchange/nothing')).status).toBe(401)
    expect((await at.ask('/trade/hs/sessions/who', { IBSession: 'start' })).status).toBe(401)
    expect(at.platform.sessions().open).toEqual([])
  })

  test('a list that changes counts from the next call on', async () => {
    const list = { current: users }
    const at = platform({
      users: {
        get all() {
          return list.current
        },
        find: (name) => list.current.find((user) => user.Name === name),
      },
    })
    const Authorization = basic('Пётр', 'Пароль')
    expect((await at.ask(who, { Authorization })).status).toBe(200)
    list.current = [{ Name: 'Пётр', StoredPasswordValue: await stored('новый') }]
    expect((await at.ask(who, { Authorization })).status).toBe(401)
    list.current = []
    expect((await at.ask(who)).status).toBe(200)
  })
})

describe('attempts are limited', () => {
  const wrong = { Authorization: basic('Пётр', 'x') }
  const right = { Authorization: basic('Пётр', 'Пароль') }

  test('after too many wrong passwords the right one waits, too, for the lockout', async () => {
    const at = platform({ access: { attempts: 3, lockout: 60 } })
    for (let attempt = 0; attempt < 3; attempt++) await at.ask(who, wrong)
    expect((await at.ask(who, right)).status).toBe(401)
    await at.clock.move(59_999)
    expect((await at.ask(who, right)).status).toBe(401)
    await at.clock.move(60_000)
    expect((await at.ask(who, right)).status).toBe(200)
  })

  test('passwords tried at once count like those tried one by one: after ten wrong ones the right one fails', async () => {
    const at = platform({ access: { attempts: 10, lockout: 60 } })
    const tried = Array.from({ length: 60 }, (_none, index) => at.ask(who, { Authorization: basic('Пётр', `x${index}`) }))
    const found = await Promise.all([...tried, at.ask(who, right)])
    expect(found.filter(({ status }) => status !== 401)).toEqual([])
  })

  test('who came in before is not locked out by others', async () => {
    const at = platform({ access: { attempts: 1, lockout: 60 } })
    expect((await at.ask(who, right)).status).toBe(200)
    await at.ask(who, wrong)
    expect((await at.ask(who, right)).status).toBe(200)
  })

  test('a success starts the count again, other names are counted apart', async () => {
    const at = platform({ access: { attempts: 2, lockout: 60 } })
    await at.ask(who, wrong)
    expect((await at.ask(who, right)).status).toBe(200)
    await at.ask(who, { Authorization: basic('Иванов Иван', 'y') })
    expect((await at.ask(who, { Authorization: basic('Иванов Иван', 'Пароль') })).status).toBe(200)
  })
})

describe('a password is worked on once', () => {
  test('a hundred calls at once with one password are one derivation, a hundred more are none', async () => {
    let derived = 0
    const counted = {
      ...crypto,
      scrypt: (...of: Parameters<typeof crypto.scrypt>) => {
        derived++
        return crypto.scrypt(...of)
      },
    }
    const passwords = new Passwords(userList(users), counted, { ticks: () => 0 }, { attempts: 10, lockout: 60 })
    for (let round = 0; round < 2; round++)
      await Promise.all(Array.from({ length: 100 }, () => passwords.identify({ name: 'Пётр', password: 'Пароль' }, '')))
    expect(derived).toBe(1)
  })
})

describe('passwords wait for their turn', () => {
  /** Derivations that end when the test lets them. */
  const held = () => {
    const begun: (() => void)[] = []
    const scrypt = (): Promise<Uint8Array> => new Promise((resolve) => begun.push(() => resolve(new Uint8Array(32))))
    return { begun, crypto: { ...crypto, scrypt } }
  }
  const waiting = (count: number) => {
    const { begun, crypto } = held()
    const passwords = new Passwords(userList(users), crypto, { ticks: () => 0 }, { attempts: 10, lockout: 60, waiting: count })
    const order: string[] = []
    const identify = (name: string, from: string, signal = new AbortController().signal) =>
      passwords
        .identify({ name, password: 'x' }, from, () => signal)
        .then((found) => {
          order.push(`${from} ${name}`)
          return found
        })
    const settle = async (): Promise<void> => {
      while (begun.length > 0) {
        begun.shift()!()
        await new Promise(setImmediate)
      }
    }
    return { begun, order, identify, settle }
  }

  test('an address with many first log-ins does not hold up another one', async () => {
    const { order, identify, settle } = waiting(100)
    const all = Array.from({ length: 50 }, (_, at) => identify(`n${at}`, 'many'))
    const one = identify('first', 'other')
    await settle()
    await Promise.all([...all, one])
    expect(order.indexOf('other first')).toBeLessThan(7)
    expect(order).toHaveLength(51)
  })

  test('a client that leaves waits no longer, and costs no work; another one with the same password is answered', async () => {
    const { begun, identify, settle } = waiting(100)
    const running = Array.from({ length: 4 }, (_, at) => identify(`n${at}`, 'a'))
    const leaver = new AbortController()
    const left = identify('n5', 'a', leaver.signal)
    const same = identify('n5', 'a')
    const alone = identify('n6', 'a', leaver.signal)
    leaver.abort()
    expect([await left, await alone]).toEqual(
      ['n5', 'n6'].map((name) => ({
        en: `the client left before the password of "${name}" was checked`,
        ru: `клиент отключился до проверки пароля «${name}»`,
      })),
    )
    expect(begun).toHaveLength(4)
    await settle()
    expect(await same).toEqual({ en: 'there is no user "n5"', ru: 'нет пользователя «n5»' })
    await Promise.all(running)
  })

  test('where too many wait, 503 with Retry-After; who was let in before is not held up', async () => {
    const at = platform({ access: { waiting: 0 } })
    const known = { Authorization: basic('Пётр', 'Пароль') }
    expect((await at.ask(who, known)).status).toBe(200)
    const first = Array.from({ length: 4 }, (_, index) => at.ask(who, { Authorization: basic(`n${index}`, 'x') }))
    const fifth = await at.ask(who, { Authorization: basic('n5', 'x') })
    expect([fifth.status, fifth.headers.get('retry-after'), at.refusal()]).toEqual([503, '1', 'access/busy'])
    expect((await at.ask(who, known)).status).toBe(200)
    expect((await Promise.all(first)).map(({ status }) => status)).toEqual([401, 401, 401, 401])
  })
})

describe("the publication's own user (source 25: Usr in ib)", () => {
  const anonymous = (name: string, password: string, list: readonly User[] = users) =>
    handledPlatform({
      services,
      users: userList(list),
      publications: [{ ...publishAll('/trade', services.map(offered)), anonymous: { name, password } }],
    })

  test("no call is asked for credentials, and calls are that user's", async () => {
    expect(await anonymous('Пётр', 'Пароль').ask(who)).toMatchObject({ status: 200, text: 'Пётр' })
  })

  test('a name that is not in the list needs no password', async () => {
    expect(await anonymous('Гость', '').ask(who)).toMatchObject({ status: 200, text: 'Гость' })
    expect(await anonymous('Гость', '', []).ask(who)).toMatchObject({ status: 200, text: 'Гость' })
  })

  test("an Authorization header is the handler's business then", async () => {
    expect(await anonymous('Пётр', 'Пароль').ask(who, { Authorization: 'Bearer of-the-handler' })).toMatchObject({
      status: 200,
      text: 'Пётр',
    })
  })

  test('a listed user with another password makes it an ordinary publication', async () => {
    const at = anonymous('Пётр', 'старый')
    expect((await at.ask(who)).status).toBe(401)
    expect(await at.ask(who, { Authorization: basic('Иванов Иван', 'Пароль') })).toMatchObject({ status: 200, text: 'Иванов Иван' })
  })
})

const key = 'c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA=='

function token(change: (token: AccessToken) => void = () => {}): string {
  const made = new AccessToken()
  made.Issuer = 'ssl'
  made.Recipients.Add('Exchange')
  made.UserMatchingKey = 'Иванов Иван'
  made.CreationTime = 1_700_000_000
  made.LifeTime = 600
  change(made)
  made.Sign('HS256', key)
  return String(made)
}

const tokens = (userProperty = 'name', claim = 'sub'): AccessTokenSettings => ({
  recipient: 'Exchange',
  issuers: [{ name: 'ssl', claim, userProperty, key }],
})
const withTokens = (accessTokens = tokens(), configuration: Partial<Configuration> = {}) =>
  handledPlatform({
    services,
    users: userList(users),
    publications: [
      publishAll(
        '/trade',
        services.map((one) => ({ ...offered(one), ...(one === service && { accessTokens }) })),
      ),
    ],
    ...configuration,
  })

describe('access tokens (17.3.1.4)', () => {
  test('in the Authorization header, and as the parameter AccessToken (17.3.1.4.3)', async () => {
    const at = withTokens()
    expect(await at.ask(who, { Authorization: `Bearer ${token()}` })).toMatchObject({ status: 200, text: 'Иванов Иван' })
    expect(await at.ask(`${who}?x=1&AccessToken=${token()}`)).toMatchObject({ status: 200, text: 'Иванов Иван' })
  })

  test('a token in the address is in no log', async () => {
    const at = withTokens()
    await at.ask(`${who}?AccessToken=${token()}&x=1`)
    expect(at.observed).toMatchObject([{ target: `${who}?AccessToken=…&x=1`, status: 200 }])
  })

  test('nowhere but where the publication says so', async () => {
    expect((await withTokens().ask('/trade/hs/sessions/who', { Authorization: `Bearer ${token()}` })).status).toBe(401)
    expect((await platform().ask(who, { Authorization: `Bearer ${token()}` })).status).toBe(401)
  })

  test("a token for another audience is ignored (17.3.1.4.2): parameter, password, the publication's user still count", async () => {
    const foreign = token((one) => {
      one.Recipients.Clear()
      one.Recipients.Add('ERP')
    })
    const at = withTokens()
    expect((await at.ask(who, { Authorization: `Bearer ${foreign}` })).status).toBe(401)
    expect((await at.ask(`${who}?AccessToken=${token()}`, { Authorization: `Bearer ${foreign}` })).status).toBe(200)
    expect(await at.ask(`${who}?AccessToken=${foreign}`, { Authorization: basic('Пётр', 'Пароль') })).toMatchObject({
      status: 200,
      text: 'Пётр',
    })
  })

  test('a token that is wrong is not passed over for a password', async () => {
    const at = withTokens()
    expect((await at.ask(`${who}?AccessToken=${token()}x`, { Authorization: basic('Пётр', 'Пароль') })).status).toBe(401)
    expect(at.refusal()).toBe('access/unidentified')
  })

  test.each<[property: string, value: string, status: number, user?: string]>([
    ['name', 'Иванов Иван', 200, 'Иванов Иван'],
    ['email', 'ivan@example.org', 200, 'Иванов Иван'],
    ['OSUser', '\\\\DOMAIN\\ivan', 200, 'Иванов Иван'],
    ['inn', '7700', 200, 'Иванов Иван'],
    ['email', 'same@example.org', 401],
    ['email', 'nobody@example.org', 401],
    ['constructor', 'x', 401],
    ['StoredPasswordValue', 'x', 401],
  ])("the claim is compared with the user's property %s: %s", async (property, value, status, user) => {
    const found = await withTokens(tokens(property)).ask(who, {
      Authorization: `Bearer ${token((one) => {
        one.UserMatchingKey = value
      })}`,
    })
    expect(found.status).toBe(status)
    if (user !== undefined) expect(found.text).toBe(user)
  })

  test('a user for whom tokens are switched off is not let in by one (17.3.1.4)', async () => {
    const at = withTokens()
    expect(
      (
        await at.ask(who, {
          Authorization: `Bearer ${token((one) => {
            one.UserMatchingKey = 'Пуст'
          })}`,
        })
      ).status,
    ).toBe(401)
  })

  test("it expires by the platform's clock", async () => {
    const at = withTokens(tokens(), { access: { leeway: 0 } })
    const headers = { Authorization: `Bearer ${token()}` }
    await at.clock.move(599_000)
    expect((await at.ask(who, headers)).status).toBe(200)
    await at.clock.move(1_000)
    expect((await at.ask(who, headers)).status).toBe(401)
  })

  test('sessions of the pool are not shared between a password and a token (17.6.2)', async () => {
    const at = withTokens()
    const byToken = await at.ask(`POST ${who}`, { Authorization: `Bearer ${token()}` })
    const byPassword = await at.ask(`POST ${who}`, { Authorization: basic('Иванов Иван', 'Пароль') })
    expect([byToken.status, byPassword.status, byToken.text === byPassword.text]).toEqual([200, 200, false])
  })
})

test("a cookie that comes with another user's credentials is 400", async () => {
  const at = platform()
  const Cookie = (
    await at.ask('/trade/hs/sessions/who', { IBSession: 'start', Authorization: basic('Иванов Иван', 'Пароль') })
  ).headers.get('set-cookie')!
  expect([(await at.ask('/trade/hs/sessions/who', { Cookie, Authorization: basic('Пётр', 'Пароль') })).status, at.refusal()]).toEqual([
    400,
    'session/foreign',
  ])
  expect(await at.ask('/trade/hs/sessions/who', { Cookie, Authorization: basic('Иванов Иван', 'Пароль') })).toMatchObject({
    status: 200,
    text: 'Иванов Иван',
  })
  expect((await at.ask('/trade/hs/sessions/who', { Cookie })).status).toBe(401)
})

describe('the right Use on methods (source 43)', () => {
  const asked = async (roles: Record<string, readonly string[]>, request: string, name = 'Иванов Иван'): Promise<number> =>
    (await platform({ access: { roles } }).ask(request, { Authorization: basic(name, 'Пароль') })).status
  const method = 'HTTPService.Exchange.URLTemplate.Who.Method.GET'
  test.each<[title: string, roles: Record<string, readonly string[]>, request: string, status: number]>([
    ['the method that a role names', { Обмен: [method] }, who, 200],
    ['another method of the template', { Обмен: [method] }, `POST ${who}`, 403],
    ['the whole service', { Обмен: ['HTTPService.Exchange'] }, `POST ${who}`, 200],
    ['a service whose name begins alike', { Обмен: ['HTTPService.Exch'] }, who, 403],
    ['a role that the user has not', { Другая: [method] }, who, 403],
    ['no roles at all', {}, who, 403],
  ])('%s', async (_title, roles, request, status) => expect(await asked(roles, request)).toBe(status))

  test('a method of a configuration goes by the name of its Method object, as in the roles of 1C', async () => {
    const Exchange = HTTPService({
      Name: 'Exchange',
      RootURL: 'exchange',
      URLTemplates: { Who: URLTemplate('/who', { GET: () => new HTTPServiceResponse(200) }, { MethodNames: { GET: 'Метод1' } }) },
    })
    const status = async (granted: string): Promise<number> =>
      (
        await platform({ services: [Exchange], access: { roles: { Обмен: [granted] } } }).ask(who, {
          Authorization: basic('Иванов Иван', 'Пароль'),
        })
      ).status
    expect(await status('HTTPService.Exchange.URLTemplate.Who.Method.Метод1')).toBe(200)
    expect(await status(method)).toBe(403)
  })

  test('a user without roles has no right, and is reported with 403, not 401', async () => {
    const at = platform({ access: { roles: { Обмен: [method] } } })
    expect([(await at.ask(who, { Authorization: basic('Пётр', 'Пароль') })).status, at.refusal()]).toEqual([403, 'access/forbidden'])
  })
})

test('behind a trusted proxy failed attempts count by the address that the proxy says', async () => {
  const users = userList([{ Name: 'a', StoredPasswordValue: await stored('p') }])
  const ask = async (trustForwarded: boolean): Promise<number[]> => {
    const served = await serve(createPlatform({ services: [service], users, trustForwarded }), { port: 0 })
    const status = async (from: string, password: string): Promise<number> =>
      (await fetch(`${served.url}/hs/any/where`, { headers: { 'X-Forwarded-For': from, 'Authorization': basic('a', password) } })).status
    for (let time = 0; time < 20; time++) await status('1.1.1.1, 6.6.6.6', 'wrong')
    const answers = [await status('6.6.6.6', 'p'), await status('6.6.6.6, 7.7.7.7', 'p')]
    await served.close(0)
    return answers.map((one) => (one === 401 ? one : 200))
  }
  expect([await ask(true), await ask(false)]).toEqual([
    [401, 200],
    [401, 401],
  ])
})
