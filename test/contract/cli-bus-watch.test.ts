/** `standin bus --watch`: edits of what is served are taken without a restart; messages and connections stay, broken edits are reported. */
import { expect, onTestFinished, test } from 'vitest'
import { opened, runtimeOf, tokenOf } from '../support/bus-client.ts'
import { eventually } from '../support/eventually.ts'
import { start } from '../support/standin.ts'
import { temporaryFolder, writeTexts } from '../support/temporary.ts'

const busOf = (...channels: readonly string[]): string => `applications:
  trade:
    participants: { shop: { secret: shop-secret }, office: }
    processes:
      p:
        channels:
${channels.map((one) => `          ${one}: { write: shop, read: office }\n`).join('')}`

const depot = `  depot:
    processes: { q: { channels: { Остатки: WRITE_ONLY } } }
`

async function watched(files: Record<string, string>, path = 'bus.yaml') {
  const folder = temporaryFolder(files)
  const running = start(['bus', path, '--port', '0', '--amqp-port', '0', '--admin', '0', '--json', '--watch'], folder)
  onTestFinished(() => running.signal('SIGTERM'))
  await running.says('"event":"ready"')
  const { url, amqpPort, admin } = JSON.parse(running.stdout()) as { url: string; amqpPort: number; admin: string }
  const channels = async (): Promise<string> => {
    const answer = await fetch(`${admin}/bus/channels`)
    const { applications } = (await answer.json()) as {
      applications: readonly { Name: string; channels: readonly { channel: string }[] }[]
    }
    return applications.map(({ Name, channels: all }) => `${Name}: ${all.map(({ channel }) => channel).join(' ')}`).join('; ')
  }
  const send = (channel: string, body: string): Promise<Response> =>
    fetch(`${admin}/bus/messages`, { method: 'POST', body: JSON.stringify({ channel, body }) })
  return { folder, running, url, amqpPort, channels, send }
}

const office = { id: 'office', secret: 'secret' }

test('a new channel and a new application appear; the connection and the messages of before stay', async () => {
  const { folder, running, url, amqpPort, channels, send } = await watched({ 'bus.yaml': busOf('Заказы') })
  await send('Заказы', 'before')
  const token = await tokenOf({ origin: url }, office)
  const connection = await opened(amqpPort, token)
  writeTexts(folder, { 'bus.yaml': `${busOf('Заказы', 'Отказы')}${depot}` })
  await running.says('reloaded: applications: 2, channels: 3')
  expect(await channels()).toBe('trade: Заказы Отказы; depot: Остатки')
  await send('Отказы', 'after')
  const { items } = await runtimeOf(`${url}/applications/trade`, token)
  const got: string[] = []
  for (const { destination } of items) {
    connection.open_receiver({ source: destination }).on('message', ({ message }) => got.push((message!.body as Buffer).toString()))
  }
  expect(await eventually(async () => got.toSorted().join(' '), 'after before')).toBe('after before')
})

test('a broken edit is reported with its place, and the bus goes on; a channel that comes back has its messages', async () => {
  const { folder, running, url, amqpPort, channels, send } = await watched({ 'bus.yaml': busOf('Заказы', 'Отказы') })
  await send('Отказы', 'kept')
  writeTexts(folder, { 'bus.yaml': busOf('Заказы', 'Отказы').replace('read: office', 'read: nobody') })
  await running.says('bus.yaml:7:')
  await running.says('the change is ignored')
  writeTexts(folder, { 'bus.yaml': 'applications: {\n' })
  await running.says('bus.yaml:2:1: error: this is not YAML')
  expect(await channels()).toBe('trade: Заказы Отказы')

  const token = await tokenOf({ origin: url }, office)
  const { items } = await runtimeOf(`${url}/applications/trade`, token)
  const connection = await opened(amqpPort, token)
  const links = items.map(({ destination }) => connection.open_receiver({ source: destination, credit_window: 0 }))
  const closed = new Promise<string>((resolve) => {
    links[1]!.on('receiver_close', ({ receiver }) => resolve(String((receiver!.error as { condition?: string } | undefined)?.condition)))
  })
  links.forEach((link) => link.on('receiver_error', () => undefined))
  await new Promise((resolve) => {
    links[1]!.on('receiver_open', resolve)
  })
  writeTexts(folder, { 'bus.yaml': busOf('Заказы') })
  expect(await closed).toBe('amqp:not-found')
  expect(links[0]!.is_open()).toBe(true)
  writeTexts(folder, { 'bus.yaml': busOf('Заказы', 'Отказы') })
  expect(await eventually(channels, 'trade: Заказы Отказы')).toBe('trade: Заказы Отказы')
  const again = connection.open_receiver({ source: items[1]!.destination })
  const body = await new Promise<string>((resolve) => {
    again.on('message', ({ message }) => resolve((message!.body as Buffer).toString()))
  })
  expect(body).toBe('kept')
})

test('the integration services of modules are mirrored anew', async () => {
  const service = (channel: string): string => `import { Channel, IntegrationService } from 'onec-standin'
export default IntegrationService({
  Name: 'Шина', ExternalIntegrationServiceAddress: 'http://bus/applications/trade',
  Channels: { ${channel}: Channel({ MessageDirection: 'Send', ExternalIntegrationServiceChannelName: 'p.${channel}' }) },
})
`
  const { folder, running, channels } = await watched({ 'services/is/Шина.ts': service('Заказы') }, 'services')
  expect(await channels()).toBe('trade: Заказы')
  writeTexts(folder, { 'services/is/Шина.ts': service('Отказы') })
  expect(await eventually(channels, 'trade: Отказы')).toBe('trade: Отказы')
  writeTexts(folder, { 'services/is/Шина.ts': 'export default (' })
  await running.says('the change is ignored')
  expect(await channels()).toBe('trade: Отказы')
})
