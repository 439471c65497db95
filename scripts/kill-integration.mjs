// Kills the process that has integration services with SIGKILL at random moments of a steady load, over a data file: `npm run
// kill-integration -- --rounds 50`. Orders come from a bus; a handler writes each into the infobase and sends its confirmation in the
// same transaction. At the end each order is there once and in order, and its confirmation is at the bus, in order, at most once a kill
// more than once. `--seed` repeats the moments. Needs the build (`npm run build`).
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { randomOf } from './random.mjs'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))

const files = {
  'services/infobase/Orders.mjs': `import { Catalog } from 'onec-standin'
export default Catalog({ Name: 'Orders', CodeLength: 9, DescriptionLength: 50 })
`,
  'services/hs/List.mjs': `import { HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'
const list = async (_, { infobase }) => {
  const response = new HTTPServiceResponse(200)
  const rows = await infobase.Catalogs.Orders.Select({ order: ['Code'] })
  response.SetBodyFromString(JSON.stringify(rows.map((row) => row.Description)))
  return response
}
export default HTTPService({ Name: 'List', RootURL: 'list', URLTemplates: { List: URLTemplate('/', { GET: list }) } })
`,
  'services/is/Bus.mjs': `import { Channel, IntegrationService } from 'onec-standin'
const name = (channel) => 'kill::Orders.' + channel
export default IntegrationService({
  Name: 'Bus',
  Channels: {
    In: Channel({
      MessageDirection: 'Receive',
      ExternalIntegrationServiceChannelName: name('In'),
      async ReceiveMessageProcessing(message, _, { infobase }) {
        const Description = message.GetBodyAsString()
        await infobase.Catalogs.Orders.CreateItem({ Description }).Write()
        const bus = infobase.IntegrationServices.Service('Bus')
        const answer = bus.CreateMessage()
        answer.SetBodyFromString(Description)
        await bus.Channel('Out').SendMessage(answer)
      },
    }),
    Out: Channel({ MessageDirection: 'Send', ExternalIntegrationServiceChannelName: name('Out') }),
  },
})
`,
}

const settingsOf = (url, { id, secret }) => `export default {
  integration: {
    everyMinute: true,
    retries: [50],
    services: {
      Bus: {
        ExternalIntegrationServiceAddress: ${JSON.stringify(url)},
        ExternalIntegrationServiceUserName: ${JSON.stringify(id)},
        ExternalIntegrationServiceUserPassword: ${JSON.stringify(secret)},
      },
    },
  },
}
`

/** The service; ready when it listens. */
async function served(folder) {
  const args = ['serve', 'services', '--data', 'base.sqlite', '--settings', 'settings.mjs', '--port', '0', '--json']
  const child = spawn(process.execPath, ['--no-warnings', join(dist, 'cli/main.js'), ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [line] = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the service ended with ${code}`)
    }),
  ])
  return {
    url: JSON.parse(line).url,
    async kill() {
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** What is wrong; `arrived`: confirmations in the order of their arrival. */
function wrongs(given, written, arrived, kills) {
  const found = []
  const same = (one, other) => one.length === other.length && one.every((text, at) => text === other[at])
  if (!same(written, given)) found.push(`${given.length} orders were sent, the infobase has ${written.length}: ${written.join(' ')}`)
  const firsts = [...new Set(arrived)]
  if (!same(firsts, given)) found.push(`${given.length} confirmations are due, ${firsts.length} came: ${firsts.join(' ')}`)
  const repeated = arrived.length - firsts.length
  if (repeated > kills) found.push(`${repeated} confirmations came again in ${kills} kills`)
  return { found, repeated }
}

async function run({ rounds, seed }) {
  const { startBus } = await import(join(dist, 'testing/index.js'))
  const folder = mkdtempSync(join(tmpdir(), 'standin-kill-integration-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  const participants = { onec: {}, peer: {} }
  const channels = { In: { write: 'peer', read: 'onec' }, Out: { write: 'onec', read: 'peer' } }
  const bus = await startBus({
    definition: { applications: { kill: { participants, processes: { 'kill::Orders': { channels } } } } },
    repeated: 'again',
    journal: { entries: 1_000_000 },
  })
  writeFileSync(
    join(folder, 'settings.mjs'),
    settingsOf(
      bus.url,
      bus.clients().find((one) => one.participant === 'onec'),
    ),
  )
  const random = randomOf(seed)
  const given = []
  let isOver = false
  const arrived = () =>
    bus
      .messages()
      .filter((one) => one.channel.endsWith('Out') && one.outcome === 'accepted')
      .map((one) => new TextDecoder().decode(one.body))
  const sending = (async () => {
    while (!isOver) {
      const text = `order-${given.length + 1}`
      await bus.send('In', { body: text })
      given.push(text)
      // A queue that is never empty, and never long.
      do await setTimeout(random() * 40)
      while (!isOver && given.length - new Set(arrived()).size > 20)
    }
  })()
  let serving = await served(folder)
  for (let round = 1; round <= rounds; round++) {
    await setTimeout(100 + random() * 900)
    await serving.kill()
    serving = await served(folder)
  }
  isOver = true
  await sending
  for (let tries = 0; tries < 1_200 && new Set(arrived()).size < given.length; tries++) await setTimeout(100)
  const written = await (await fetch(`${serving.url}/hs/list/`)).json()
  const { found, repeated } = wrongs(given, written, arrived(), rounds)
  await serving.kill()
  await bus.close()
  rmSync(folder, { recursive: true, force: true })
  console.log(`${rounds} kills, seed ${seed}: ${given.length} orders, ${found.length} wrong, ${repeated} confirmations sent again`)
  for (const one of found.slice(0, 10)) console.log(one.slice(0, 300))
  if (found.length > 0) process.exitCode = 1
}

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '10' }, seed: { type: 'string' } } })
await run({ rounds: Number(values.rounds), seed: Number(values.seed ?? Math.floor(Math.random() * 1e9)) })
