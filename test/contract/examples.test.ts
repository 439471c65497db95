/** Every folder of examples/ runs by the command of its README, and its requests are answered. */
import { spawn } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { phpWithSoap, python } from '../interop/tools.ts'
import { runProgram } from '../ws/run.ts'

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
  '02-hono': [
    [200, 'well'],
    [200, '{"code":"42","left":5}'],
  ],
  '03-configuration': [
    [200, '5'],
    [501, 'examples/03-configuration/services/hs/Склад.ts'],
  ],
  '08-warehouse': [
    [200, '{"Стол":10,"Стул":40}'],
    [201, '{"number":"000000001"}'],
    [200, '{"Стол":7,"Стул":40}'],
    [409, '{"error":"недостаточно товара"}'],
    [200, '{"Стол":7,"Стул":40}'],
    [200, '{"on":"2024-01-10T00:00:00","rate":"89.3939"}'],
  ],
}

const rows = 'Стол 2 × 5000 = 10000\nСтул 8 × 1500 = 12000\n000000009: нет\n'
/** Examples whose second command is a program that asks, with what must be installed for it. */
const clients: Readonly<Record<string, string | undefined>> = {
  '04-web-service': process.execPath,
  '05-php': phpWithSoap(),
  '06-python-zeep': python('zeep'),
}
const examples = readdirSync(`${repository}/examples`)

/** No server of their own: example-contract-test.test.ts and newcomer.test.ts run them. */
const elsewhere = new Set([
  '07-contract-test',
  '09-odata-contract-test',
  '10-bus',
  '11-newcomer',
  '12-integration-service',
  '13-compose',
  '14-external-data-source',
])

test.each(examples.filter((one) => !(one in clients) && !elsewhere.has(one)))(
  '%s runs by one command and answers as its README says',
  async (example) => {
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
  },
)

describe.each(Object.entries(clients))('%s', (example, program) => {
  test.skipIf(program === undefined).each(['1.1', '1.2'])(
    'gets the rows over SOAP %s by the command of its README',
    { timeout: 300_000 },
    async (version) => {
      const [command, request] = commandsOf(example)
      const base = await origin(command!)
      const [, ...args] = request!.replace(/http:\/\/127\.0\.0\.1:\d+/, base).split(' ')
      const { code, stdout, stderr } = await runProgram(program!, [...args, ...(version === '1.1' ? [] : [version])], { cwd: repository })
      expect([code, stdout, stderr]).toEqual([0, rows, ''])
    },
  )
})
