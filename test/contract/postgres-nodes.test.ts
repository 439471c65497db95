/** The command over a PostgreSQL database: sessions go on at the other node, passwords are asked for and never shown. */
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { openPostgres } from '../../src/host/sql/postgres/open.ts'
import { freshSchema, postgresForTests } from '../support/infobase/engines.ts'
import { runProcess, serving, start } from '../support/standin.ts'
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
const right = 'pravilny-parol'
const wrong = 'nepravilny-parol'

/** The address of the user who is asked for a password. */
function guarded(password?: string): string {
  const url = new URL(freshSchema())
  url.username = 'guarded'
  if (password !== undefined) url.password = password
  return url.href
}

async function administrate(statement: string): Promise<void> {
  const address = freshSchema()
  const { engine, schema, close } = await openPostgres(address)
  engine.execute(statement)
  engine.execute(`DROP SCHEMA ${schema} CASCADE`)
  close()
}

describe.runIf(postgresForTests !== '')('a database of several nodes', () => {
  beforeAll(() =>
    administrate(`DROP OWNED BY guarded CASCADE; DROP ROLE guarded`)
      .catch(() => {})
      .then(() => administrate(`CREATE ROLE guarded LOGIN PASSWORD '${right}'; GRANT CREATE ON DATABASE postgres TO guarded`)),
  )

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

  test.for([
    ['serve', 'serve', 'services', '--port', '0', '--data', 'ADDRESS'],
    ['exec', 'exec', 'services', '--data', 'ADDRESS', '--', 'true'],
    ['data reset', 'data', 'reset', 'services', '--data', 'ADDRESS'],
    ['data diff', 'data', 'diff', 'ADDRESS', 'services'],
  ])('%s says that the password is wrong, and not which it is', async ([, ...args]) => {
    const { code, stdout, stderr } = await runProcess(
      args.map((one) => (one === 'ADDRESS' ? guarded(wrong) : one)),
      folder(),
    )
    expect(code).not.toBe(0)
    expect(stdout + stderr).toMatch(/password is wrong|неверный пароль/)
    expect(stdout + stderr).not.toContain(wrong)
  })

  test.for([
    ['the address', () => guarded(right), ''],
    ['PGPASSWORD', () => guarded(), `export PGPASSWORD=${right}`],
    ['PGPASSFILE', () => guarded(), 'export PGPASSFILE="$PWD/passes"'],
  ] as const)('is opened with the password of %s, which is never shown', async ([, addressOf, shell]) => {
    const cwd = folder()
    writeFileSync(join(cwd, 'passes'), `*:*:*:guarded:${right}\n`)
    chmodSync(join(cwd, 'passes'), 0o600)
    const running = start(['serve', 'services', '--data', addressOf(), '--port', '0', '--json', '--log', '--sessions'], cwd, {
      shell: shell || ':',
    })
    await running.says('"event":"ready"')
    const { url } = JSON.parse(running.stdout().split('\n')[0]!) as { url: string }
    expect((await fetch(`${url}/hs/orders/count`)).status).toBe(200)
    running.signal('SIGTERM')
    const { stdout, stderr } = await running.ended
    expect(stdout + stderr).not.toContain(right)
  })
})
