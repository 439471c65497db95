/** How the command ends: one clear message each, and an exit code of the table that the manual has. */
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { exitCodes, type Exit } from '../../src/cli/shared/exit-codes.ts'
import { serviceText } from '../support/service-text.ts'
import { run, runProcess, start } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url))

test.each<readonly [args: string, exit: Exit, message: string]>([
  ['', 'usage', 'name a command'],
  ['sarve', 'usage', "unknown command 'sarve'\n(Did you mean serve?)"],
  ['serve --prot 1', 'usage', "unknown option '--prot'\n(Did you mean --port?)"],
  ['serve --port', 'usage', "option '--port <number>' argument missing"],
  ['serve --port 65536', 'usage', 'A port is a number from 0 to 65535.'],
  ['serve --base a?b', 'usage', 'A base is a path such as /trade'],
  ['serve --max-body many', 'usage', 'Bytes are a number, with a unit if you like'],
  ['serve --lang de', 'usage', 'Allowed choices are en, ru.'],
  ['serve --tls-cert cert.pem', 'usage', '--tls-cert and --tls-key belong together'],
  ['serve --tls-cert none.pem --tls-key none.pem', 'tls', '--tls-cert: none.pem cannot be read'],
  ['serve --tls-cert empty.pem --tls-key empty.pem', 'tls', 'the certificate and key cannot be used'],
  ['serve', 'path', 'no PATH is given and there is no folder "services" here'],
  ['serve missing', 'path', 'there is no file or folder "missing"'],
  ['serve text', 'path', '"text" contains nothing to serve (looked for a folder of service modules'],
  ['serve empty.pem', 'path', '"empty.pem" contains nothing to serve'],
  ['routes missing', 'path', 'there is no file or folder "missing"'],
  ['check missing', 'path', 'there is no file or folder "missing"'],
  ['import missing', 'path', 'there is no file or folder "missing"'],
  ['import none', 'path', 'none has service modules or stubs, not a 1C configuration'],
  ['import', 'usage', "missing required argument 'CONFIG'"],
  ['serve none', 'nothing', 'nothing to serve: no HTTP service and no Web service was found'],
  ['serve broken', 'errors', 'nothing is left to serve: 1 error'],
  ['check broken', 'errors', 'no HTTP services: 1 error'],
  ['check none', 'ok', 'no HTTP services: no errors'],
  ['serve none --host no.such.host.invalid', 'nothing', 'nothing to serve'],
  ['routes none --explain GET', 'usage', 'Two values are expected'],
  ['routes none --explain GET /elsewhere', 'usage', 'lies outside /hs/'],
  ['serve none --record empty.pem', 'usage', '--record: empty.pem is not a folder'],
  ['serve none --bsl --crl empty.pem', 'usage', '--crl: empty.pem holds no list of revoked certificates; PEM (BEGIN X509 CRL) or DER'],
  ['exec none --bsl --crl empty.pem -- true', 'usage', '--crl: empty.pem holds no list of revoked certificates'],
  ['check none --allow-folder missing', 'usage', '--allow-folder: missing is not a folder'],
  ['serve none --allow-folder empty.pem --lang ru', 'usage', '--allow-folder: empty.pem – не папка'],
  ['check none --schema http://x=missing.xsd', 'usage', '--schema: there is no file missing.xsd for http://x'],
  ['routes none --schema http://x=text', 'usage', '--schema: there is no file text for http://x'],
  ['check none --schema http://x=http://127.0.0.1/x.xsd', 'ok', 'no HTTP services: no errors'],
  ['serve 8080', 'path', 'there is no file or folder "8080"; a port is given as --port 8080'],
  ['none', 'usage', "unknown command 'none'; `standin serve none` serves what is there"],
  ['none --lang ru', 'usage', 'нет команды «none»; то, что там лежит, отдает `standin serve none`'],
  ['data load', 'usage', "missing required argument 'FIXTURE'\nstandin data load --help shows its options"],
  ['stub inti', 'usage', "unknown command 'inti'\n(Did you mean init?)\nstandin stub --help shows its options"],
  ['serve none --users ', 'usage', 'A path is expected; is the variable that gives it set?'],
  ['serve none --data  --lang ru', 'usage', 'Ожидается путь; задана ли переменная, из которой он взят?'],
  ['check none --strict bp12', 'usage', "argument 'bp12' is invalid. Allowed choices are table, bp11."],
  ['openapi none --server localhost', 'usage', 'An address is expected, such as http://127.0.0.1:8080.'],
  ['wsdl sample Orders.Get none', 'nothing', 'there is no operation Orders.Get: no Web service was found'],
  ['record http://127.0.0.1:1 --out empty.pem', 'usage', '--out: empty.pem is not a folder'],
  ['stub init misnamed --out empty.pem --lang ru', 'usage', '--out: empty.pem – не папка'],
  ['wsdl sample A.B misnamed --out empty.pem', 'usage', '--out: empty.pem is not a folder'],
  ['check misnamed', 'ok', '1 HTTP service: no errors, 2 notes'],
  ['routes misnamed', 'ok', ''],
  ['--version', 'ok', ''],
  ['--help', 'ok', ''],
])('standin %s ends with the code for "%s" and says so', async (args, exit, message) => {
  const folder = temporaryFolder({
    'empty.pem': '',
    'text/readme.txt': '',
    'none/hs/readme.md': '',
    'broken/hs/A.ts': 'export default 1\n',
    'misnamed/hs/A.ts': serviceText('A', 'x'),
    'misnamed/a.stubs.yaml': '',
    'misnamed/b.stub.yml.txt': '',
  })
  const ended = await run(args === '' ? [] : args.split(' '), folder)
  expect([ended.code, ended.stdout.includes('    at '), ended.stderr.includes('    at ')]).toEqual([exitCodes[exit].code, false, false])
  expect(ended.stdout + ended.stderr).toContain(message)
})

test.each<readonly [args: string, written: RegExp]>([
  [
    `import ${fixture('configuration-edt')} --out file/services`,
    /^standin: nothing is written: --out: (?:a part of the path is not a folder|it is there already): file/,
  ],
  [
    `vrd init ${fixture('configuration-edt')} --out file/default.vrd`,
    /^standin: nothing is written: --out: a part of the path is not a folder/m,
  ],
  ['user add Иван --users file/users.json', /^standin: nothing is written: --users: a part of the path is not a folder/],
  [
    `wsdl types ${fixture('../../wsdl/Orders.wsdl')} --out file/types.ts`,
    /^standin: nothing is written: --out: a part of the path is not a folder/,
  ],
])('standin %.20s into a folder that is a file: exit code 10, in words', async (args, written) => {
  const folder = temporaryFolder({ file: 'mine' })
  const ended = await run(args.split(' '), folder, { input: 'secret\n' })
  expect([ended.code, ended.stdout]).toEqual([exitCodes.output.code, ''])
  expect(ended.stderr).toMatch(written)
  expect(readdirSync(folder)).toEqual(['file'])
})

test('exec: a report that cannot be written is said, and its exit code is 10 where the command ended well', async () => {
  const folder = temporaryFolder({ file: 'mine' })
  const command = (code: number) => [
    '--',
    process.execPath,
    '-e',
    `fetch(process.env.STANDIN_URL + '/hs/storage').then(() => process.exit(${code}))`,
  ]
  const args = ['exec', fixture('configuration-edt'), '--report', 'file/report.xml']
  const well = await run([...args, ...command(0)], folder)
  expect([well.code, well.stderr]).toEqual([
    exitCodes.output.code,
    expect.stringContaining('--report file/report.xml is not written: a part of the path is not a folder'),
  ])
  expect((await run([...args, ...command(3)], folder)).code).toBe(3)
})

test.each([
  [['--version'], 'ok', /^\d+\.\d+\.\d+\n$/],
  [['sarve'], 'usage', /^standin: unknown command 'sarve'/],
  [['check'], 'path', /^error: no PATH is given/],
] as const)('a process of its own ends %j with the code for "%s" too', async (args, exit, message) => {
  const ended = await runProcess(args, temporaryFolder())
  expect(ended).toMatchObject({ code: exitCodes[exit].code })
  expect(ended.stdout + ended.stderr).toMatch(message)
})

test('a port in use, and a host that is not ours, are reported', async () => {
  const busy = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => {
    busy.once('listening', resolve)
  })
  const { port } = busy.address() as { port: number }
  const ended = await run(['serve', fixture('configuration-edt'), '--port', String(port)])
  busy.close()
  expect([ended.code, ended.stdout]).toEqual([exitCodes.listen.code, ''])
  expect(ended.stderr).toBe(`standin: port ${port} of 127.0.0.1 is in use; choose another with --port, or --port 0 for any free one\n`)
  const elsewhere = await run(['serve', fixture('configuration-edt'), '--port', '0', '--host', '192.0.2.1'])
  expect([elsewhere.code, elsewhere.stderr]).toEqual([
    exitCodes.listen.code,
    'standin: 192.0.2.1 is not an address of this machine; see --host\n',
  ])
})

test.each(['', 'serve', 'exec', 'routes', 'check', 'import'])('the help of "%s" shows examples', async (command) => {
  const { code, stdout } = await run([...(command === '' ? [] : [command]), '--help'])
  expect(code).toBe(0)
  expect(stdout).toMatch(new RegExp(`Examples:\n  standin ${command}`))
})

test('the manual has the table of exit codes, and no other', () => {
  const manual = readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8')
  const rows = manual.match(/^\| \d+ \| .* \|$/gm)
  expect(rows).toEqual(Object.values(exitCodes).map(({ code, meaning }) => `| ${code} | ${meaning} |`))
})

test.each(['serve', 'exec', 'routes', 'check', 'wsdl', 'wsdl types', 'import', 'init', 'odata compose', 'vrd init', 'user add'])(
  'the manual has every option of "%s", and no other',
  async (command) => {
    const manual = readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8')
    const section = manual.split(/^## /m).find((one) => one.startsWith(`\`standin ${command}`))!
    const { stdout } = await run([...command.split(' '), '--help'])
    const options = stdout.match(/^ {2}--[a-z-]+/gm)!.map((one) => one.trim())
    const described = section.match(/^\| `--.*?` \|/gm)!.flatMap((cell) => cell.match(/--[a-z-]+/g)!)
    expect([...new Set(described)].toSorted()).toEqual(options.filter((one) => one !== '--help').toSorted())
  },
)

test('the first signal while nothing runs ends it with 0', async () => {
  const running = start(['serve', fixture('configuration-edt'), '--port', '0'], '.')
  await running.says('Ctrl+C')
  running.signal('SIGINT')
  expect((await running.ended).code).toBe(0)
})

test('the port of the admin surface in use: its own option is named', async () => {
  const busy = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => {
    busy.once('listening', resolve)
  })
  const { port } = busy.address() as { port: number }
  const ended = await run(['serve', fixture('configuration-edt'), '--port', '0', '--admin', String(port)])
  busy.close()
  expect([ended.code, ended.stderr]).toEqual([
    exitCodes.listen.code,
    `standin: port ${port} of 127.0.0.1 is in use; choose another with --admin, or --admin 0 for any free one\n`,
  ])
})
