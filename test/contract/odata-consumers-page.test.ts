/**
 * What docs/consumers.md prints: requests of programs that are not available here, a program in Python, and the timeout of a connection
 * page.
 */
import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { odata, startStandin, type TestStandin } from '../../src/testing/index.ts'
import { python } from '../interop/tools.ts'
import { chapter } from '../support/odata/definitions.ts'
import { temporaryFolder } from '../support/temporary.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const page = readFileSync(`${repository}/docs/consumers.md`, 'utf8')
const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp('^```' + language + '\\n([^]*?)^```', 'gm'))].map(([, text]) => text!)

let standin: TestStandin
beforeEach(async () => {
  standin = await startStandin({ objects: chapter, strict: false })
})
afterEach(() => standin.close())

describe('requests', () => {
  test('there are many', () => expect(blocks('http').length).toBeGreaterThan(7))

  test.each(blocks('http'))('%s', async (block) => {
    const [first, ...headers] = block.trim().split('\n')
    const path = first!.replace('GET ', '')
    const answer = await fetch(standin.url + encodeURI(path), {
      headers: headers.map((line) => /^([^:]+): (.*)$/.exec(line)!.slice(1) as [string, string]),
    })
    expect([answer.status, answer.headers.get('dataserviceversion')]).toEqual([200, '3.0'])
    const wantsJSON = headers.some((line) => line.startsWith('Accept: application/json'))
    expect(answer.headers.get('content-type')).toContain(wantsJSON ? 'application/json' : 'xml')
    const text = await answer.text()
    if (path.endsWith('/')) expect(text).toContain('Catalog_Товары')
  })
})

test('a check of the connection that is given up at its timeout lists the sets the next time', async () => {
  standin.fail({ name: 'slowFirstCall', delay: '1m' }, odata())
  const check = (timeout: number) =>
    fetch(`${standin.url}/odata/standard.odata/`, { headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(timeout) })
  await expect(check(2_000)).rejects.toMatchObject({ name: 'TimeoutError' })
  const sets = (await (await check(30_000)).json()) as { value: { name: string }[] }
  expect(sets.value.map(({ name }) => name)).toContain('Catalog_Товары')
})

test.skipIf(python('json') === undefined)('the program in Python prints the goods', async () => {
  const file = `${temporaryFolder()}/goods.py`
  writeFileSync(file, blocks('python')[0]!)
  const [command] = blocks('sh')
  const args = command!.trim().replace('npm exec -- standin', 'dist/cli/main.js').replace('goods.py', file).split(' ')
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: repository })
  expect(stdout).toBe(/It prints:\n\n```\n([^]*?)```/.exec(page)![1])
})
