/** Every folder of examples/ runs by the command of its README, and its requests are answered. */
import { spawn } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const commandsOf = (example: string): readonly string[] =>
  [...readFileSync(`${repository}/examples/${example}/README.md`, 'utf8').matchAll(/```sh\n([^]*?)```/g)].map((one) => one[1]!.trim())

/** Runs the first command, on any free port and without npm between, and gives the address that it prints. */
function origin(command: string): Promise<string> {
  const [, ...args] = command.replace(/^npm exec -- standin serve/, 'node dist/cli/main.js serve --port 0').split(' ')
  const child = spawn(process.execPath, args, { cwd: repository, env: { ...process.env, PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const found = /http:\/\/[\d.:]+/.exec(text)
      if (found) resolve(found[0])
    })
    child.once('exit', (code) => reject(new Error(`${command} ended with ${code}`)))
  })
}

const answers: Readonly<Record<string, readonly (readonly [status: number, text: string])[]>> = {
  '01-minimal': [[200, 'Здравствуйте, Мария!']],
  '02-hono': [[200, 'well'], [200, '{"code":"42","left":5}']],
  '04-web-service': [[200, 'ПолучитьResponse']],
  '03-configuration': [[200, '5'], [501, 'examples/03-configuration/services/hs/Склад.ts']],
}

/** Not servers: tests of their own run them. */
const elsewhere = new Set(['05-contract-test'])

test.each(readdirSync(`${repository}/examples`).filter((one) => !elsewhere.has(one)))('%s runs by one command and answers as its README says', async (example) => {
  const [command, requests] = commandsOf(example)
  const base = await origin(command!)
  const expected = answers[example]!
  const lines = requests!.split('\n')
  expect(lines).toHaveLength(expected.length)
  for (const [at, [status, text]] of expected.entries()) {
    const [, method = 'GET', path] = /^curl (?:-X (\w+) )?http:\/\/127\.0\.0\.1:\d+(\S+)$/.exec(lines[at]!)!
    const response = await fetch(base + path!, { method })
    expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(text)])
  }
})
