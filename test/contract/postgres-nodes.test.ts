/** The command over a PostgreSQL database: sessions go on at the other node. */
import { describe, expect, test } from 'vitest'
import { freshSchema, postgresForTests } from '../support/infobase/engines.ts'
import { serving } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'

const counting = `import { Catalog, HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'

export default [
  Catalog({ Name: 'Товары' }),
  HTTPService({
    Name: 'Orders',
    RootURL: 'orders',
    ReuseSessions: 'Use',
    SessionMaxAge: 20,
    URLTemplates: {
      Count: URLTemplate('/count', {
        async GET(_request, { session }) {
          const count = session.parameters.has('count') ? Number(await session.parameters.get('count')) + 1 : 1
          session.parameters.set('count', count)
          const response = new HTTPServiceResponse(200)
          response.SetBodyFromString(String(count))
          return response
        },
      }),
    },
  }),
]
`
const folder = (): string => temporaryFolder({ 'services/Orders.ts': counting })
describe.runIf(postgresForTests !== '')('a database of several nodes', () => {
  test('has the session of a node that was killed go on at the other one', async () => {
    const address = freshSchema()
    const nodes = await Promise.all([1, 2].map(() => serving(['services', '--data', address], folder())))
    const [a, b] = nodes as [(typeof nodes)[0], (typeof nodes)[0]]
    const first = await fetch(`${a.url}/hs/orders/count`, { headers: { IBSession: 'start' } })
    const Cookie = first.headers.get('set-cookie')!.split(';')[0]!
    expect(await first.text()).toBe('1')
    a.signal('SIGKILL')
    await a.ended
    const ask = (more = {}): Promise<Response> => fetch(`${b.url}/hs/orders/count`, { headers: { Cookie, ...more } })
    expect(await (await ask()).text()).toBe('2')
    expect(await (await ask({ IBSession: 'finish' })).text()).toBe('3')
    expect((await ask()).status).toBe(400)
  })
})
