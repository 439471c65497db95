// What access and sessions cost a request: the same GET through `platform.handle`, bare, asked for a password, by a token, in a pool, in
// the client's own session.
// Beside it, what reuse is for: a hook of 5 ms in each new session, pooled against not reused.
import {
  AccessToken,
  createPlatform,
  hashPassword,
  HTTPService,
  HTTPServiceResponse,
  offered,
  URLTemplate,
  userList,
} from '../dist/index.js'

const key = 'c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA=='
const signal = new AbortController().signal
const service = (ReuseSessions) =>
  HTTPService({
    Name: 'E',
    RootURL: 'e',
    ReuseSessions,
    URLTemplates: { A: URLTemplate('/{a}', { GET: () => new HTTPServiceResponse(200) }) },
  })
const arrival = (headers) => ({
  method: 'GET',
  target: '/hs/e/a',
  headers: ['Host', 'h', 'User-Agent', 'bench', 'Accept', '*/*', ...headers],
  scheme: 'http',
  authority: 'h',
  body: undefined,
  signal,
})

async function cases() {
  const users = userList([{ Name: 'И', StoredPasswordValue: await hashPassword('п'), AccessTokenAuthentication: true, Roles: ['Р'] }])
  const accessTokens = { recipient: 'E', issuers: [{ name: 'ssl', claim: 'sub', userProperty: 'name', key }] }
  const token = Object.assign(new AccessToken(), { Issuer: 'ssl', UserMatchingKey: 'И' })
  token.Recipients.Add('E')
  token.Sign('HS256', key)
  const basic = ['Authorization', `Basic ${Buffer.from('И:п').toString('base64')}`]
  const bare = (reuse, configuration = {}) => createPlatform({ services: [service(reuse)], ...configuration })
  const named = bare('Use')
  const started = await named.handle(arrival(['IBSession', 'start']))
  const cookie = ['Cookie', started.headers[started.headers.indexOf('Set-Cookie') + 1]]
  return {
    'bare': [bare('DontUse'), []],
    'password': [bare('DontUse', { users }), basic],
    'password and rights': [bare('DontUse', { users, access: { roles: { Р: ['HTTPService'] } } }), basic],
    'token, HS256': [
      bare('DontUse', { users, publications: [{ base: '', services: [{ ...offered(service('DontUse')), accessTokens }] }] }),
      ['Authorization', `Bearer ${token}`],
    ],
    'pool': [bare('AutoUse'), []],
    'own session, by cookie': [named, cookie],
    'password and pool': [bare('AutoUse', { users }), basic],
  }
}

async function microseconds(platform, headers, calls) {
  const request = arrival(headers)
  let best = Infinity
  for (let round = 0; round < 5; round++) {
    const before = process.cpuUsage()
    for (let call = 0; call < calls; call++) await platform.handle(request)
    const { user, system } = process.cpuUsage(before)
    best = Math.min(best, (user + system) / calls)
  }
  return best
}

async function reuse() {
  const hook = {
    sessions: {
      SessionParametersSetting: () =>
        new Promise((resolve) => {
          setTimeout(resolve, 5)
        }),
    },
  }
  const times = {}
  for (const mode of ['AutoUse', 'DontUse']) {
    const platform = createPlatform({ services: [service(mode)], ...hook })
    await platform.handle(arrival([]))
    const before = performance.now()
    for (let call = 0; call < 100; call++) await platform.handle(arrival([]))
    times[mode] = (performance.now() - before) / 100
  }
  return [
    { 'case': 'hook of 5 ms, not reused', 'us a request': times.DontUse * 1000, 'ratio': 1 },
    { 'case': 'hook of 5 ms, pooled', 'us a request': times.AutoUse * 1000, 'ratio': times.AutoUse / times.DontUse },
  ]
}

/** CPU microseconds a request by case, `ratio` to the bare one; then reuse, by the clock, `ratio` to the call that is not reused. */
export async function run({ calls = 20_000 } = {}) {
  const all = Object.entries(await cases())
  for (const [, [platform, headers]] of all)
    if ((await platform.handle(arrival(headers))).status !== 200) throw new Error('a case is refused')
  const costs = []
  for (const [name, [platform, headers]] of all) costs.push([name, await microseconds(platform, headers, calls)])
  const bare = costs[0][1]
  return [...costs.map(([name, cost]) => ({ 'case': name, 'us a request': cost, 'ratio': cost / bare })), ...(await reuse())]
}
