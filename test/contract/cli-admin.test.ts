/** `serve --admin --admin-host`: on another address than this machine's own the admin surface asks for a token. */
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { run, start } from '../support/standin.ts'

const configuration = fileURLToPath(new URL('../fixtures/configuration-edt', import.meta.url))

test('a token is made and printed, required, and opens the surface', async () => {
  const running = start(['serve', configuration, '--port', '0', '--admin', '0', '--admin-host', '0.0.0.0', '--json'], '.')
  await running.says('"event":"ready"')
  const { admin, adminToken } = JSON.parse(running.stdout()) as { admin: string; adminToken: string }
  const journal = `http://127.0.0.1:${new URL(admin).port}/journal`
  const status = async (headers: Record<string, string> = {}): Promise<number> => (await fetch(journal, { headers })).status
  expect(adminToken).toMatch(/^[\w-]{32}$/)
  expect([await status(), await status({ Authorization: `Bearer ${adminToken}` })]).toEqual([401, 200])
})

test('--admin-host without --admin is a mistake', async () => {
  const ended = await run(['serve', configuration, '--admin-host', '0.0.0.0'])
  expect([ended.code, ended.stderr]).toEqual([2, 'standin: --admin-host needs --admin <port>\n'])
})

test('names given by --secret are masked in the log and on the admin surface', async () => {
  const args = ['--port', '0', '--admin', '0', '--json', '--log', '--secret', 'code', '--secret', 'X-Own']
  const running = start(['serve', configuration, ...args], '.')
  await running.says('"event":"ready"')
  const { admin, url } = JSON.parse(running.stdout()) as { admin: string; url: string }
  await fetch(`${url}/hs/none/x?code=Pl4nted-1&lang=ru`, {
    method: 'POST',
    headers: { 'X-Own': 'Pl4nted-2' },
    body: '{"code":"Pl4nted-3"}',
  })
  const shown = await Promise.all(['/journal', '/near-misses'].map(async (path) => (await fetch(`${admin}${path}`)).text()))
  await running.says('?code=***&lang=ru')
  for (const text of [...shown, running.stderr()]) expect(text).not.toContain('Pl4nted')
  expect(shown[0]).toContain('***')
})

test('a page that follows events is let go with a whole answer when the command stops', async () => {
  const running = start(['serve', configuration, '--port', '0', '--admin', '0', '--json'], '.')
  await running.says('"event":"ready"')
  const { admin } = JSON.parse(running.stdout()) as { admin: string }
  const events = await fetch(`${admin}/events`)
  running.signal('SIGTERM')
  expect(await events.text()).toBe('event: open\ndata: {"count":0}\n\n')
  expect((await running.ended).code).toBe(0)
})
