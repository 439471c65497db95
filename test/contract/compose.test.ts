/** The container's command and that of the tests beside it, run without a container: examples/13-compose. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { program } from '../interop/tools.ts'
import { start } from '../support/standin.ts'
import { toItsEnd } from '../support/to-its-end.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const example = `${root}/examples/13-compose`

test.skipIf(program('php', '--version') === undefined)('the tests beside the stand-in reach its admin surface with the token', async () => {
  const [line] = readFileSync(`${root}/Dockerfile`, 'utf8').match(/^CMD .*/m)!
  const free: Readonly<Record<string, string>> = { 8080: '0', 8081: '0' }
  const command = (JSON.parse(line.slice(4)) as string[]).map((word) => free[word] ?? word)
  const running = start([...command, '--json'], example, { shell: 'export STANDIN_ADMIN_TOKEN=of-the-test' })
  await running.says('"event":"ready"')
  const { url, admin, adminToken } = JSON.parse(running.stdout()) as { url: string; admin: string; adminToken?: string }
  expect([new URL(url).pathname, adminToken]).toEqual(['/trade', undefined])
  const here = (address: string): string => address.replace('0.0.0.0', '127.0.0.1')
  const env = { ...process.env, STANDIN_URL: here(url), STANDIN_ADMIN_URL: here(admin), STANDIN_ADMIN_TOKEN: 'of-the-test' }
  const { status, stdout, stderr } = spawnSync('php', ['tests.php'], { cwd: example, env, ...toItsEnd })
  expect([status, stderr, stdout.match(/^ok: /gm)]).toEqual([0, '', expect.objectContaining({ length: 7 })])
  expect((await fetch(`${here(admin)}/journal`)).status).toBe(401)
})
