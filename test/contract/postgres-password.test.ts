/** The password of a database: asked for in three ways, and in nothing that the commands print, log, answer or keep. */
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { withoutPassword } from '../../src/host/network/database-address.ts'
import { openPostgres } from '../../src/host/sql/postgres/open.ts'
import { freshSchema, postgresForTests } from '../support/infobase/engines.ts'
import { runProcess, start } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'

const service = `import { Catalog, HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'

export default [
  Catalog({ Name: 'Товары' }),
  HTTPService({
    Name: 'Orders',
    RootURL: 'orders',
    URLTemplates: {
      Item: URLTemplate('/item', {
        async POST(_request, { infobase }) {
          await infobase.Catalogs.Товары.CreateItem({ Description: 'а' }).Write()
          return new HTTPServiceResponse(200)
        },
      }),
      Wrong: URLTemplate('/wrong', {
        async GET(_request, { infobase }) {
          await infobase.base.reader.select({ source: { kind: 'object', name: 'Catalog.Нет' }, columns: [] })
          return new HTTPServiceResponse(200)
        },
      }),
    },
  }),
]
`
const folder = (): string => temporaryFolder({ 'services/Orders.ts': service })
const right = 'pravilny-parol'
const wrong = 'nepravilny-parol'

/** The address of the user who is asked for a password. */
function guarded(password?: string): string {
  const url = new URL(freshSchema())
  url.username = 'guarded'
  if (password !== undefined) url.password = password
  return url.href
}

async function administrate(...statements: readonly string[]): Promise<void> {
  const { engine, schema, close } = await openPostgres(freshSchema())
  try {
    for (const statement of statements) engine.execute(statement)
  } finally {
    engine.execute(`DROP SCHEMA ${schema} CASCADE`)
    close()
  }
}

/** Whatever of an exchange a client gets. */
async function answered(url: string, init: RequestInit = {}): Promise<string> {
  const answer = await fetch(url, init)
  return `${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}`
}

test.for([
  ['postgres://u:pa/ss@h/b', 'postgres://u@h/b'],
  ['postgres://u:pa?ss#@h/b?schema=a', 'postgres://u@h/b?schema=a'],
  ['postgres://u:pa@ss@h:5432/b', 'postgres://u@h:5432/b'],
  ['postgres://u@h/b?password=pass&schema=a', 'postgres://u@h/b?password=***&schema=a'],
  ['postgresql:u:pass@h/b', 'postgresql:u@h/b'],
  ['mysql://u:pass@h/b', 'mysql://u@h/b'],
  ['redis://:pass@h:6379/0', 'redis://@h:6379/0'],
  ['postgres://h:5432/b', 'postgres://h:5432/b'],
  ['base.sqlite', 'base.sqlite'],
])('%s is shown as %s', ([address, shown]) => {
  expect(withoutPassword(address!)).toBe(shown)
})

test.for([
  'postgres://u:se/cret@127.0.0.1:1/b',
  'postgres://u:cret%@127.0.0.1:1/b',
  'postgres:/u:cret@127.0.0.1:1/b',
  'mysql://u:cret@h/b',
])('%s is refused with what is expected, and not shown', async (address) => {
  for (const args of [
    ['serve', 'services', '--port', '0'],
    ['data', 'load', 'services/Orders.ts', 'services'],
  ]) {
    const { code, stdout, stderr } = await runProcess([...args, '--data', address], folder())
    expect(code).not.toBe(0)
    expect(stdout + stderr).toMatch(/is expected/)
    expect(stdout + stderr).not.toMatch(/cret|\n {4}at /)
  }
})

describe.runIf(postgresForTests !== '')('the password of a database', () => {
  beforeAll(async () => {
    await administrate('DROP OWNED BY guarded CASCADE', 'DROP ROLE guarded').catch(() => {})
    await administrate(`CREATE ROLE guarded LOGIN PASSWORD '${right}'`, 'GRANT CREATE ON DATABASE postgres TO guarded')
  })

  test.for([
    ['serve', 'serve', 'services', '--port', '0', '--data', 'ADDRESS'],
    ['exec', 'exec', 'services', '--data', 'ADDRESS', '--', 'true'],
    ['data reset', 'data', 'reset', 'services', '--data', 'ADDRESS'],
    ['data diff', 'data', 'diff', 'ADDRESS', 'services'],
    ['data dump', 'data', 'dump', 'services', '--data', 'ADDRESS'],
    ['data seed', 'data', 'seed', 'services', '--size', '1', '--data', 'ADDRESS'],
    ['odata compose', 'odata', 'compose', 'services', '--data', 'ADDRESS'],
  ])('is said to be wrong by %s, and not which it is', async ([, ...args]) => {
    const { code, stdout, stderr } = await runProcess(
      args.map((one) => (one === 'ADDRESS' ? guarded(wrong) : one)),
      folder(),
    )
    expect(code).not.toBe(0)
    expect(stdout + stderr).toMatch(/password is wrong|неверный пароль/)
    expect(stdout + stderr).not.toContain(wrong)
  })

  test('that is given nowhere is asked for, in words', async () => {
    const { code, stderr } = await runProcess(['data', 'dump', 'services', '--data', guarded()], folder())
    expect(code).not.toBe(0)
    expect(stderr).toContain('the server asks for a password: give it in the address, PGPASSWORD or PGPASSFILE')
    expect(stderr).not.toContain('SASL')
  })

  test.for([
    ['the address', () => guarded(right), ''],
    ['PGPASSWORD', () => guarded(), `export PGPASSWORD=${right}`],
    ['PGPASSFILE', () => guarded(), 'export PGPASSFILE="$PWD/passes"'],
  ] as const)('of %s opens it, and is in no answer, log, journal or report', async ([, addressOf, shell]) => {
    const cwd = folder()
    writeFileSync(join(cwd, 'passes'), `*:*:*:guarded:${right}\n`)
    chmodSync(join(cwd, 'passes'), 0o600)
    const args = ['serve', 'services', '--data', addressOf(), '--port', '0', '--json', '--log', '--sessions', '--admin', '0', '--watch']
    const running = start(args, cwd, { shell: shell || ':' })
    await running.says('"event":"ready"')
    const { url, admin } = JSON.parse(running.stdout().split('\n')[0]!) as { url: string; admin: string }
    const said: string[] = []
    const exchange = async (): Promise<void> => {
      said.push(await answered(`${url}/hs/orders/item`, { method: 'POST' }))
      said.push(await answered(`${url}/hs/orders/wrong`))
      said.push(await answered(`${url}/odata/standard.odata/Catalog_Товары?$format=json`))
      said.push(await answered(`${url}/odata/standard.odata/Catalog_Нет`))
    }
    await exchange()
    expect(said[0]).toMatch(/^200 /)
    // The connections are cut, so that calls fail for want of them.
    await administrate(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'guarded'`)
    await exchange()
    for (const path of ['health', 'ready', 'journal', 'sessions', 'coverage', 'openapi.json', 'near-misses', 'stubs', 'failures'])
      said.push(await answered(`${admin}/${path}`))
    // A module that is changed is read again, with the data.
    writeFileSync(join(cwd, 'services/Orders.ts'), service.replace("Name: 'Товары'", "Name: 'Товары', CodeLength: 5"))
    await expect.poll(() => running.stderr() + running.stdout()).toMatch(/changed|differ|read again/i)
    running.signal('SIGTERM')
    const { stdout, stderr } = await running.ended
    expect(said.join('\n')).toMatch(/Catalog\.Товары/)
    expect(stdout + stderr + said.join('\n')).not.toContain(right)
    const own = new Set(['passes', 'services'])
    for (const name of readdirSync(cwd).filter((one) => !own.has(one))) expect(readFileSync(join(cwd, name), 'utf8')).not.toContain(right)
  })
})
