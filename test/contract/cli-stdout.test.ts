/** Stdout is for results: what service modules say on the console does not get between them. */
import { expect, test } from 'vitest'
import { serviceText } from '../support/service-text.ts'
import { run, runProcess, serving } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'

const talking =
  `console.log('loaded')\nconsole.info('info')\nconsole.table([{ a: 1 `
  + `}])\n${serviceText('Talks', 'x').replace('GET() {', "GET() {\n        console.debug('called')")}`

test('serve --json says one line, whatever modules and handlers say', async () => {
  const { url, says, stdout, stderr } = await serving([], temporaryFolder({ 'services/hs/Talks.ts': talking }))
  expect(await (await fetch(`${url}/hs/talks`)).text()).toBe('x')
  await says('called')
  expect(stdout().split('\n')).toEqual([expect.stringContaining('"event":"ready"'), ''])
  await expect.poll(stderr).toMatch(/^loaded\ninfo\n[^]*called\n$/)
})

test.each([
  ['check', '--json'],
  ['routes', '--json'],
  ['routes', '--explain', 'GET', '/hs/talks', '--json'],
])('%s %s prints nothing else', async (...args) => {
  const { code, stdout, stderr } = await run(args, temporaryFolder({ 'services/hs/Talks.ts': talking }))
  expect([code, stderr.startsWith('loaded\ninfo\n')]).toEqual([0, true])
  if (args[0] === 'check') expect(stdout).toBe('')
  else expect(() => JSON.parse(stdout) as unknown).not.toThrow()
})

test('a module that ends the process is reported as one that throws, with its place', async () => {
  const folder = temporaryFolder({
    'services/hs/Ends.ts': 'const ready = false\nif (!ready) process.exit(0)\nexport default 1\n',
    'services/hs/Fine.ts': serviceText('Fine', 'x'),
  })
  const { code, stdout, stderr } = await runProcess(['check'], folder)
  expect([code, stderr]).toEqual([1, '1 HTTP service: 1 error\n'])
  expect(stdout).toContain(
    'services/hs/Ends.ts:2:1: error: the module throws while loading: process.exit(0) is called, which would end everything '
      + '[module/throws]',
  )
})
