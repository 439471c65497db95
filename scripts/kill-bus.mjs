// Kills the bus, and the service that receives from it, with SIGKILL at random moments of a steady load: `npm run kill-bus -- --rounds
// 50`, or `--seconds 600`. One message is in flight in each channel. Nothing that was accepted is lost, the order of each channel is
// kept, a message that is sent again after its accept was lost is there once, and one that is delivered again says so. `--seed` repeats
// the moments. Needs the build (`npm run build`).
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { freePort } from './free-port.mjs'
import { randomOf } from './random.mjs'

const build = fileURLToPath(new URL('../build/', import.meta.url))
const self = fileURLToPath(import.meta.url)
const channels = ['Заказы', 'Оплаты', 'Остатки']
const hostname = '/applications/торг'

/** The bus: three channels that lead to one participant each, a journal that is copied often. */
async function bus(file, port) {
  const { createAmqpListener } = await import(`${build}host/amqp/listen.js`)
  const { journalStore } = await import(`${build}host/bus/journal-store.js`)
  const { createBroker } = await import(`${build}integration/bus/broker.js`)
  const destinations = new Map()
  for (const channel of channels) {
    const receivers = [{ address: `${channel}.Склад`, participant: 'Склад', channel }]
    destinations.set(`${channel}.out`, { channel, participant: 'Магазин', direction: 'send', receivers })
    destinations.set(`${channel}.Склад`, { channel, participant: 'Склад', direction: 'receive', receivers: [] })
  }
  const broker = await createBroker({
    topology: { application: () => ({ name: 'торг', destination: (address) => destinations.get(address) }) },
    access: { authenticate: () => true },
    store: journalStore(file, { copiedAbove: 100_000 }),
    now: Date.now,
  })
  const listener = createAmqpListener()
  await listener.listen({ host: '127.0.0.1', port: Number(port) }, broker.amqp)
  console.log(JSON.stringify({ notes: broker.notes.map(({ en }) => en) }))
}

/** Connects again and again until `use` has come to its end. */
async function connectedTo(port, use) {
  const { createAmqpClient } = await import(`${build}host/amqp/connect.js`)
  const client = await createAmqpClient()
  for (;;) {
    try {
      const connection = await client.connect({ host: '127.0.0.1', port: Number(port), hostname, user: 'т', password: 'т' })
      if (await use(connection)) return void (await connection.close())
    } catch {
      // It is being started again.
    }
    await setTimeout(20)
  }
}

/** The service: a message is in its file before it is accepted. */
async function service(file, port) {
  const { readMessage } = await import(`${build}integration/amqp/read-message.js`)
  const log = openSync(file, 'a')
  const take = (channel) => (delivery) => {
    const { header, properties } = readMessage(delivery.bytes)
    const number = Number.parseInt(properties.messageId.value.slice(-12), 16)
    writeSync(log, `${JSON.stringify([channel, number, header.deliveryCount, header.firstAcquirer])}\n`)
    delivery.accept()
  }
  await connectedTo(port, async (connection) => {
    for (const channel of channels) await connection.receiver(`${channel}.Склад`, 1, take(channel))
    await connection.closed
    return false
  })
}

/** Sends until `isOver`, one message at a time, each until it is accepted; says when the first one is, and gives how many. */
async function send(channel, port, isOver, begun) {
  const { writeMessage } = await import(`${build}integration/amqp/write-message.js`)
  let accepted = 0
  const message = (number) =>
    writeMessage({
      header: { durable: true, priority: 4, firstAcquirer: true, deliveryCount: 0 },
      properties: { messageId: { type: 'uuid', value: `00000000-0000-0000-0000-${number.toString(16).padStart(12, '0')}` } },
      applicationProperties: { integ_sender_code: 'Магазин', Канал: channel },
      body: { kind: 'value', value: new TextEncoder().encode('x'.repeat(number % 3000)) },
    })
  await connectedTo(port, async (connection) => {
    const sender = await connection.sender(`${channel}.out`)
    while (!isOver()) {
      const { kind } = await sender.send(message(accepted + 1))
      if (kind === 'lost') return false
      if (kind === 'accepted' && accepted++ === 0) begun()
    }
    return true
  })
  return accepted
}

async function child(...args) {
  const started = spawn(process.execPath, ['--no-warnings', self, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const kill = async () => {
    const ended = started.exitCode === null && started.signalCode === null ? once(started, 'exit') : undefined
    started.kill('SIGKILL')
    await ended
  }
  if (args[0] === '--service') return { kill, notes: [] }
  const [line] = await Promise.race([
    once(createInterface({ input: started.stdout }), 'line'),
    once(started, 'exit').then(() => {
      throw new Error('the bus did not start')
    }),
  ])
  return { kill, ...JSON.parse(line) }
}

/** What is wrong with what a channel's service got: the model is the numbers in their order, each again only where it says so. */
export function wrongs(channel, rows, accepted) {
  const found = []
  let last = 0
  let repeated = 0
  for (const [, number, count, first] of rows) {
    if (number === last + 1) last = number
    else if (number === last && (count > 0 || !first)) repeated++
    else if (number === last) found.push(`${channel}: ${number} is there twice, as if it were new`)
    else found.push(`${channel}: ${number} came after ${last}`)
  }
  if (last < accepted) found.push(`${channel}: ${accepted} were accepted, ${last} came`)
  if (last > accepted + 1) found.push(`${channel}: ${last} came, ${accepted} were accepted`)
  return { found, repeated }
}

async function run({ rounds, seconds, seed }) {
  const folder = mkdtempSync(join(tmpdir(), 'standin-kill-bus-'))
  const [journal, log, port] = [join(folder, 'bus.journal'), join(folder, 'service.log'), String(await freePort())]
  closeSync(openSync(log, 'a'))
  const random = randomOf(seed)
  const deadline = seconds === undefined ? Infinity : Date.now() + seconds * 1000
  let over = false
  let running = await child('--bus', journal, port)
  let serving = await child('--service', log, port)
  const sending = []
  // Kills of a bus that nobody could speak to yet would show nothing.
  await Promise.all(channels.map((channel) => new Promise((begun) => sending.push(send(channel, port, () => over, begun)))))
  const notes = []
  let kills = 0
  for (let round = 1; round <= rounds && Date.now() < deadline; round++) {
    await setTimeout(30 + random() * 500)
    const what = random()
    if (what < 0.7) {
      await running.kill()
      running = await child('--bus', journal, port)
      notes.push(...running.notes)
    }
    if (what > 0.5) {
      await serving.kill()
      serving = await child('--service', log, port)
    }
    kills++
  }
  over = true
  const accepted = await Promise.all(sending)
  const rowsOf = () =>
    readFileSync(log, 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line))
  const isThrough = (rows) => channels.every((channel, at) => rows.some(([name, number]) => name === channel && number >= accepted[at]))
  for (let tries = 0; tries < 1_200 && !isThrough(rowsOf()); tries++) await setTimeout(100)
  await serving.kill()
  await running.kill()
  const rows = rowsOf()
  const results = channels.map((channel, at) =>
    wrongs(
      channel,
      rows.filter(([name]) => name === channel),
      accepted[at],
    ),
  )
  const found = results.flatMap((one) => one.found)
  const repeated = results.map((one) => one.repeated)
  if (repeated.some((count) => count > kills)) found.push(`${repeated.join(', ')} messages were delivered again in ${kills} kills`)
  const sum = accepted.reduce((all, one) => all + one, 0)
  console.log(
    `${kills} kills, seed ${seed}: ${sum} accepted, ${found.length} wrong, ${repeated.join(' + ')} delivered again and marked so, `
      + `${notes.length} torn ends, a journal of ${Math.round(statSync(journal).size / 1024)} KB`,
  )
  for (const one of found) console.log(one)
  if (found.length > 0) {
    process.exitCode = 1
    console.log(`the journal and the service's log are left in ${folder}`)
  } else rmSync(folder, { recursive: true, force: true })
}

const [mode, ...given] = process.argv.slice(2)
if (mode === '--bus') await bus(...given)
else if (mode === '--service') await service(...given)
else {
  const { values } = parseArgs({
    args: process.argv.slice(2).filter((one) => one !== 'bus'),
    options: { rounds: { type: 'string' }, seconds: { type: 'string' }, seed: { type: 'string', default: String(Date.now() % 100_000) } },
  })
  if (!existsSync(build)) throw new Error('build it first: npm run build')
  const seconds = values.seconds === undefined ? undefined : Number(values.seconds)
  await run({ rounds: Number(values.rounds ?? (seconds === undefined ? 50 : Infinity)), seconds, seed: Number(values.seed) })
}
