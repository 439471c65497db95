/** `standin bus` and `standin exec --bus`: what they print, what the command is given, and how they end when something is wrong. */
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { exitCodes, type Exit } from '../../src/cli/shared/exit-codes.ts'
import { opened, runtimeOf } from '../support/bus-client.ts'
import { run, start } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'

const definition = `applications:
  trade:
    participants: { shop: { secret: shop-secret }, office: }
    processes:
      e1c::Торг::Основной::Заказы:
        channels:
          Заказы: { write: shop, read: office }
`

const free = ['--port', '0', '--amqp-port', '0']

test('the banner has the address for 1C, clients and channels; a signal stops', async () => {
  const running = start(['bus', ...free, '--admin', '0'], temporaryFolder({ 'bus.yaml': definition }))
  await running.says('Ctrl+C stops')
  expect(
    running
      .stdout()
      .replace(/:\d+/g, ':PORT')
      .replace(/port \d+/, 'port PORT'),
  ).toBe(`standin serves a bus at http://127.0.0.1:PORT, its broker (AMQP 1.0) on port PORT
  trade  address for 1C: http://127.0.0.1:PORT/applications/trade
    shop: client id shop, client secret shop-secret
      sends  e1c::Торг::Основной::Заказы.Заказы
    office: client id office, client secret secret
      receives  e1c::Торг::Основной::Заказы.Заказы
admin surface at http://127.0.0.1:PORT
Ctrl+C stops
`)
  running.signal('SIGTERM')
  expect((await running.ended).code).toBe(0)
})

test('import writes the service of the channels that a bus has for an application', async () => {
  const folder = temporaryFolder({ 'bus.yaml': definition })
  const bus = start(['bus', 'bus.yaml', ...free, '--json'], folder)
  await bus.says('"event":"ready"')
  const { url } = JSON.parse(bus.stdout()) as { url: string }
  vi.stubEnv('SECRET', 'shop-secret')
  vi.stubEnv('WRONG', 'x')
  onTestFinished(() => void vi.unstubAllEnvs())
  const address = `${url}/applications/trade`
  const done = await run(['import', address, '--user', 'shop', '--password-from', 'SECRET'], folder)
  expect(done).toMatchObject({ code: 0, stdout: 'services/is/trade.ts\n' })
  const module = readFileSync(`${folder}/services/is/trade.ts`, 'utf8')
  expect(module).toContain(`ExternalIntegrationServiceAddress: '${address}'`)
  expect(module).toContain(`    Заказы: Channel({
      MessageDirection: 'Send',
      ExternalIntegrationServiceChannelName: 'e1c::Торг::Основной::Заказы.Заказы',`)
  expect((await run(['check', 'services'], folder)).code).toBe(0)
  const again = await run(['import', address, '--user', 'shop', '--password-from', 'SECRET'], folder)
  expect(again.code).toBe(exitCodes.exists.code)
  const wrong = await run(['import', address, '--user', 'shop', '--password-from', 'WRONG', '--out', 'x'], folder)
  expect([wrong.code, wrong.stderr]).toEqual([exitCodes.errors.code, expect.stringContaining('401')])
  const unnamed = await run(['import', address], folder)
  expect([unnamed.code, unnamed.stderr]).toEqual([exitCodes.usage.code, expect.stringContaining('--user')])
})

test('--json is one line', async () => {
  const running = start(['bus', 'bus.yaml', ...free, '--json'], temporaryFolder({ 'bus.yaml': definition }))
  await running.says('"event":"ready"')
  const ready = JSON.parse(running.stdout()) as { url: string; amqpPort: number }
  expect(ready).toMatchObject({
    applications: [
      { name: 'trade', url: `${ready.url}/applications/trade`, clients: [{ participant: 'shop', id: 'shop', secret: 'shop-secret' }, {}] },
    ],
    amqpPort: expect.any(Number),
  })
})

/** The first message of the channel. */
async function receivedBy({ url, port, token }: { readonly url: string; readonly port: number; readonly token: string }): Promise<string> {
  const { items } = await runtimeOf(`${url}/applications/trade`, token)
  const connection = await opened(port, token)
  return new Promise((resolve) => {
    const receiver = connection.open_receiver({ source: items[0]!.destination })
    receiver.on('message', ({ message }) => resolve((message!.body as Buffer).toString()))
  })
}

test('messages and tokens of --journal outlive the process', async () => {
  const folder = temporaryFolder({ 'bus.yaml': definition })
  const args = ['bus', ...free, '--admin', '0', '--journal', 'bus.journal', '--json']
  const started = async () => {
    const running = start(args, folder)
    await running.says('"event":"ready"')
    return { running, ...(JSON.parse(running.stdout()) as { url: string; admin: string; amqpPort: number }) }
  }
  const first = await started()
  const token = await fetch(`${first.url}/auth/oidc/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa('office:secret')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { id_token } = (await token.json()) as { id_token: string }
  const sent = await fetch(`${first.admin}/bus/messages`, { method: 'POST', body: JSON.stringify({ channel: 'Заказы', body: 'kept' }) })
  expect(sent.status).toBe(201)
  first.running.signal('SIGKILL')
  await first.running.ended
  const second = await started()
  const third = await run(['bus', 'bus.yaml', ...free, '--journal', `${folder}/bus.journal`], folder)
  expect([third.code, third.stderr]).toEqual([exitCodes.access.code, expect.stringContaining('bus.journal')])
  const received = await receivedBy({ url: second.url, port: second.amqpPort, token: id_token })
  expect(received).toBe('kept')
  expect(readFileSync(`${folder}/bus.journal.key.pem`, 'utf8')).toContain('PRIVATE KEY')
})

test.each<readonly [args: string, exit: Exit, message: string]>([
  ['bus', 'path', 'no PATH is given and there is no bus.yaml here'],
  ['bus none.yaml', 'errors', 'none.yaml:1:1'],
  ['bus missing', 'path', 'there is no file or folder "missing"'],
  ['bus broken.yaml', 'errors', 'the bus is not served: 1 error'],
  ['bus empty.yaml', 'nothing', 'there are no channels to serve'],
  ['bus sound.yaml --token-lifetime 0', 'usage', 'A lifetime is a whole number of seconds above 0'],
  ['bus sound.yaml --admin-host 0.0.0.0', 'usage', '--admin-host needs --admin <port>'],
  ['bus sound.yaml --tls-cert sound.yaml', 'usage', '--tls-cert and --tls-key belong together'],
  ['bus sound.yaml --port 0 --amqp-port 0 --journal none/x', 'access', 'none/x'],
  ['bus sound.yaml --port 0 --amqp-port 0 --host 203.0.113.1', 'listen', 'choose another one (--host)'],
])('standin %s ends with the code for "%s" and says so', async (args, exit, message) => {
  const folder = temporaryFolder({
    'sound.yaml': definition,
    'broken.yaml': definition.replace('write: shop', 'write: shep'),
    'empty.yaml': 'applications: { trade: { processes: {} } }',
  })
  const ended = await run(args.split(' '), folder)
  expect([ended.code, ended.stdout]).toEqual([exitCodes[exit].code, ''])
  expect(ended.stderr).toContain(message)
})

test('a --journal that is another file, or has a damaged key beside it, is refused and left as it is', async () => {
  const folder = temporaryFolder({ 'bus.yaml': definition, 'b.journal.key.pem': 'no key' })
  const foreign = await run(['bus', ...free, '--journal', 'bus.yaml'], folder)
  expect([foreign.code, foreign.stderr]).toEqual([exitCodes.access.code, expect.stringContaining('bus.yaml is not a journal of the bus')])
  expect(readFileSync(`${folder}/bus.yaml`, 'utf8')).toBe(definition)
  const damaged = await run(['bus', ...free, '--journal', 'b.journal', '--lang', 'ru'], folder)
  expect([damaged.code, damaged.stderr]).toEqual([exitCodes.access.code, expect.stringMatching(/b\.journal\.key\.pem не читается: .*RSA/)])
  expect(readFileSync(`${folder}/b.journal.key.pem`, 'utf8')).toBe('no key')
})

test.each(['--port', '--amqp-port'])('a port that is taken is said, with %s', async (option) => {
  const taken = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void taken.close())
  await new Promise((resolve) => taken.once('listening', resolve))
  const port = String((taken.address() as AddressInfo).port)
  const other = option === '--port' ? '--amqp-port' : '--port'
  const ended = await run(['bus', 'bus.yaml', option, port, other, '0'], temporaryFolder({ 'bus.yaml': definition }))
  expect([ended.code, ended.stderr]).toEqual([exitCodes.listen.code, expect.stringContaining(option)])
  expect(ended.stderr).toContain(port)
})

test('exec --bus gives the command what it needs, and ends as it ends', async () => {
  const program = `
    const { BUS_URL, BUS_CLIENT_ID, BUS_CLIENT_SECRET, BUS_OFFICE_CLIENT_ID, BUS_AMQP_PORT, BUS_ADMIN_URL } = process.env
    const [application] = JSON.parse(process.env.BUS_APPLICATIONS)
    const headers = { Authorization: 'Basic ' + btoa(BUS_CLIENT_ID + ':' + BUS_CLIENT_SECRET) }
    const body = new URLSearchParams({ grant_type: 'client_credentials' })
    const token = await fetch(new URL('/auth/oidc/token', BUS_URL), { method: 'POST', headers, body })
    const { id_token } = await token.json()
    const runtime = await (await fetch(BUS_URL + '/sys/esb/runtime/channels', { headers: { Authorization: 'Bearer ' + id_token } })).json()
    const { status } = await (await fetch(BUS_ADMIN_URL + '/ready')).json()
    console.log(runtime.port === Number(BUS_AMQP_PORT), BUS_OFFICE_CLIENT_ID, status)
    const clients = application.clients.map((one) => one.participant + ' ' + one.secret)
    console.log(application.name, application.url === BUS_URL, clients.join())
    process.exit(3)`
  const folder = temporaryFolder({ 'bus.yaml': definition, 'program.mjs': program })
  const ended = await run(['exec', '--bus', 'bus.yaml', '--', process.execPath, 'program.mjs'], folder)
  expect(ended).toEqual({
    code: 3,
    stdout: 'true office ready\ntrade true shop shop-secret,office secret\n',
    stderr: 'through the bus: no messages\n',
  })
})

/** Each asks the application that has its channels, as the participant that has them in its direction. */
test('exec --bus gives each integration service its own application and login', async () => {
  const service = (name: string, channel: string): string => `import { Channel, IntegrationService } from 'onec-standin'
const A = Channel({
  MessageDirection: 'Receive',
  ExternalIntegrationServiceChannelName: '${channel}',
  ReceiveMessageProcessing: () => {},
})
export default IntegrationService({
  Name: '${name}', ExternalIntegrationServiceAddress: 'http://real/applications/production', Channels: { A },
})
`
  const folder = temporaryFolder({
    'bus.yaml': `${definition}  кадры:
    participants: { Отдел: , Склады: }
    processes: { p: { channels: { Приказы: { write: Отдел, read: Склады } } } }
`,
    'services/is/Заказы.ts': service('Заказы', 'e1c::Торг::Основной::Заказы.Заказы'),
    'services/is/Кадры.ts': service('Кадры', 'p.Приказы'),
    'services/hs/State.ts': `import { HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'
const state = (_, { infobase }) => {
  const response = new HTTPServiceResponse(200)
  const services = ['Заказы', 'Кадры'].map((name) => infobase.IntegrationServices.Service(name))
  const said = services.map((one) => {
    const { ExternalIntegrationServiceAddress: address, ExternalIntegrationServiceUserName: user } = one.GetSettings()
    return [one.Channel('A').GetState(), decodeURI(address.split('/').at(-1)), user].join(' ')
  })
  response.SetBodyFromString(said.join())
  return response
}
export default HTTPService({ Name: 'State', RootURL: 'state', URLTemplates: { All: URLTemplate('/', { GET: state }) } })
`,
    'settings.mjs': `export default { integration: { retries: [50], services: { '*': {
  ExternalIntegrationServiceAddress: 'http://real/applications/production' } } } }
`,
    'program.mjs': `
    let said = ''
    for (let left = 600; left > 0 && said.split('Connected').length < 3; left--) {
      said = await (await fetch(process.env.STANDIN_URL + '/hs/state/')).text()
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    console.log(said)
    console.log(JSON.parse(process.env.BUS_APPLICATIONS)[1].clients.map((one) => one.participant).join())`,
  })
  const args = ['exec', 'services', '--bus', 'bus.yaml', '--settings', 'settings.mjs', '--', process.execPath, 'program.mjs']
  const ended = await run(args, folder)
  expect(ended.stdout).toBe('Connected trade office,Connected кадры Склады\nОтдел,Склады\n')
})

test('exec --bus: a command that asked the bus for nothing ends with 9', async () => {
  const ended = await run(['exec', '--bus', 'bus.yaml', '--', process.execPath, '-e', '0'], temporaryFolder({ 'bus.yaml': definition }))
  expect([ended.code, ended.stderr]).toEqual([9, expect.stringContaining('the command asked the bus for nothing: does it use BUS_URL?')])
})
