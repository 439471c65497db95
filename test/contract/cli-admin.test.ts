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
