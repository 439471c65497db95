/** What the banner, `routes` and `check` say of stubs, modes, users, data and the project file. */
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hashPassword, writeUsers } from 'onec-standin'
import { describe, expect, test } from 'vitest'
import { run, start } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url))

async function shop(): Promise<string> {
  const folder = temporaryFolder({
    'users.json': writeUsers([{ Name: 'Иван', StoredPasswordValue: await hashPassword('п') }], undefined),
    'stubs/shop.stub.yaml': `service: { Name: Shop, RootURL: shop }
stubs:
  - { template: '/orders/{id}', method: GET, reply: { json: { id: 1 } } }
  - { template: '/orders', reply: { StatusCode: 201 } }
`,
    'stubs/real.stub.yaml': `service: { Name: Real, RootURL: real }
mode: proxy
upstream: { url: http://127.0.0.1:1/trade }
`,
    'standin.config.json': '{ "paths": ["dump", "stubs"], "users": "users.json", "port": 0 }',
  })
  cpSync(fixture('warehouse-designer'), join(folder, 'dump'), { recursive: true })
  return folder
}

describe('a shop with stubs, a mode, users and data', () => {
  test.each([
    [
      'en',
      [
        'Real: mode proxy, http://127.0.0.1:1/trade is asked',
        '2 stubs of stub files; `standin routes` lists them',
        '1 user of users.json: a call needs a name and a password',
        'data: 4 catalogs, 1 document',
        ', in memory\n',
        'settings of standin.config.json',
      ],
    ],
    [
      'ru',
      ['1 пользователь из users.json: вызову нужны имя и пароль', 'данные: 4 справочника, 1 документ', 'настройки из standin.config.json'],
    ],
  ])('the banner, in %s', async (lang, lines) => {
    const running = start(['serve', '--lang', lang], await shop())
    await running.says('Ctrl+C')
    for (const line of lines) await expect.poll(running.stdout).toContain(line)
  })

  test('routes: services that stub files define, with the methods of their stubs', async () => {
    const { stdout, stderr } = await run(['routes'], await shop())
    expect(stdout).toContain(
      'Shop  /hs/shop  stubs/shop.stub.yaml\n├─ /orders       Any (stub)  (/orders)\n└─ /orders/{id}  GET (stub)  (/orders/{id})\n',
    )
    expect(stdout).toContain('└─ /*  Any (mode proxy)  (/*)\n')
    expect(stdout).toContain('Real  mode proxy: http://127.0.0.1:1/trade')
    expect(stderr).toBe('settings of standin.config.json: users.json\n')
  })

  test('check counts all of it', async () => {
    const { stderr } = await run(['check'], await shop())
    expect(stderr).toMatch(/^2 HTTP services, 4 catalogs, .*, 2 stubs, 1 mode, 1 user, standin\.config\.json: no errors\n$/)
  })

  test('of a configuration: what a stub answers is not called unwritten', async () => {
    const folder = temporaryFolder({
      'stubs/a.stub.yaml': `service: orders
stubs:
  - { template: '/{Номер}', method: GET, reply: { text: x } }
`,
    })
    const { stdout } = await run(['routes', fixture('configuration-edt'), 'stubs'], folder)
    expect(stdout).toContain('└─ /{Номер}  GET (stub), DELETE (not written: ЗаказУдалить)  (Заказ)')
  })
})
