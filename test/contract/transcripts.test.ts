/** Every transcript of docs/, through a socket. */
import { describe, test } from 'vitest'
import { hashPassword } from '../../src/access/password.ts'
import { userList } from '../../src/access/user.ts'
import { offered } from '../../src/host/machine/channels.ts'
import { crypto } from '../../src/host/machine/crypto.ts'
import { publish } from '../../src/host/machine/publish.ts'
import { HTTPService, HTTPServiceResponse, URLTemplate, serve } from '../../src/index.ts'
import type { ReuseSessions } from '../../src/publication/reuse.ts'
import { readPublication } from '../../src/publication/vrd-read.ts'
import { handledPlatform } from '../support/handled-platform.ts'
import { MovedClock } from '../support/moved-clock.ts'
import { counted, replay, transcriptsOf } from '../support/transcripts.ts'

const text = (body: string): HTTPServiceResponse => {
  const response = new HTTPServiceResponse(200)
  response.SetBodyFromString(`${body}\n`)
  return response
}

const service = (Name: string, ReuseSessions: ReuseSessions, clock: MovedClock) =>
  HTTPService({
    Name,
    RootURL: Name.toLowerCase(),
    ReuseSessions,
    SessionMaxAge: 20,
    URLTemplates: {
      Id: URLTemplate('/id', { GET: (_request, call) => text(call.session.id) }),
      Count: URLTemplate('/count', {
        async GET(_request, { session }) {
          const count = session.parameters.has('count') ? Number(await session.parameters.get('count')) + 1 : 1
          session.parameters.set('count', count)
          return text(String(count))
        },
      }),
      Slow: URLTemplate('/slow', {
        async GET() {
          await new Promise<void>((resolve) => {
            clock.after(8_000, resolve)
          })
          return text('slow')
        },
      }),
      Who: URLTemplate('/who', {
        GET: (_request, call) => text(`${call.user || 'nobody'}${call.separators.map(({ value }) => `, ${value}`).join('')}`),
      }),
      Address: URLTemplate('/address', { GET: (request) => text(request.BaseURL) }),
    },
  })

const user = async (Name: string, password: string, Roles: readonly string[]) => ({
  Name,
  StoredPasswordValue: await hashPassword(password, new Uint8Array(16), crypto, { N: 16, r: 1, p: 1 }),
  Roles,
  AccessTokenAuthentication: true,
})
const users = userList([
  await user('Иванов', 'Пароль', ['Обмен']),
  await user('Анна', 'Пароль', ['Обмен']),
  await user('Пётр', 'Пароль', []),
])
const key = 'c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA=='

const vrd = (base: string, content: string, ib = '') =>
  `<point xmlns="http://v8.1c.ru/8.2/virtual-resource-system" base="${base}" ib="${ib}">${content}</point>`
const stock = '<service name="Stock" poolSize="1"/>'
const tokens =
  '<accessTokenAuthentication><accessTokenRecepientName>trade</accessTokenRecepientName><issuers><issuer name="ssl" '
  + `keyInformation="${key}"/></issuers></accessTokenAuthentication>`
const files = {
  'docs/sessions.md': [vrd('/trade', `<httpServices publishByDefault="true">${stock}</httpServices>`)],
  'docs/access.md': [
    vrd('/trade', `<httpServices publishByDefault="true"/>${tokens}`),
    vrd('/open', '<httpServices publishByDefault="true"/>', 'Usr=Гость;'),
  ],
  'docs/publications.md': [
    vrd('/trade', '<httpServices publishByDefault="true"><service name="Orders" rootUrl="api/v1"/></httpServices>'),
    vrd('/area', '<httpServices publishByDefault="true"/><zones><zone value="main" safe="true"/><zone specify="true"/></zones>'),
    vrd('/broken', '<httpServices published="true"/>'),
  ],
} as const

for (const page of Object.keys(files) as (keyof typeof files)[]) {
  describe(page, () => {
    test.each(transcriptsOf(page).map((one, at) => [`${at + 1}. ${one.title}`, one] as const))('%s', async (_title, transcript) => {
      const clock = new MovedClock()
      const services = [service('Orders', 'Use', clock), service('Stock', 'AutoUse', clock), service('Plain', 'DontUse', clock)]
      const publications = files[page].map((text) => publish(readPublication(text, 'default.vrd'), services.map(offered)).publication)
      const access = page === 'docs/access.md' ? { users, access: { roles: { Обмен: ['HTTPService.Orders'] } } } : {}
      const platform = counted(
        handledPlatform({ services, publications, trustForwarded: page === 'docs/publications.md', ...access }, clock).platform,
      )
      const served = await serve(platform, { port: 0 })
      try {
        await replay(transcript, served.url, platform, clock)
      } finally {
        await served.close()
      }
    })
  })
}
