// What a message costs the broker of the bus: sent by one publisher, kept, accepted, delivered to one consumer and accepted by it. By
// CPU time of the broker's processes, against a broker on rhea alone in memory, and against RabbitMQ with its plugin for AMQP 1.0,
// durable both.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import rhea from 'rhea'
import { root, start } from './support/child.mjs'
import { startRabbitMQ } from './support/rabbitmq.mjs'

const count = Number(process.env.BENCH_MESSAGES ?? 10_000)
const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
/** Messages that the publisher has out before it waits for an outcome. */
const window = 100
const TICK = 10_000

/** Microseconds of CPU that a process and those of its group have used. */
function cpuOf(pid) {
  let sum = 0
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')
      if (Number(name) === pid || Number(fields[2]) === pid) sum += (Number(fields[11]) + Number(fields[12])) * TICK
    } catch {
      // It has ended meanwhile.
    }
  }
  return sum
}

const residentOf = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024

const message = (id) => ({
  durable: true,
  message_id: rhea.string_to_uuid(`00000000-0000-0000-0000-${id.toString(16).padStart(12, '0')}`),
  creation_time: new Date(),
  application_properties: { integ_sender_code: 'A', integ_recipient_code: 'B', integ_message_body_size: '300' },
  body: Buffer.alloc(300, 'x'),
})

/** One connection that sends, one that receives; `pass` resolves when that many messages have come. */
async function clientOf({ url, out, into, durable }) {
  const { port, hostname: host } = new URL(url)
  const container = rhea.create_container()
  for (const event of ['disconnected', 'connection_close', 'connection_error', 'error']) container.on(event, () => undefined)
  const login = { host, port: Number(port), username: 'guest', password: 'guest', hostname: '/applications/bench', reconnect: false }
  const terminus = (address) => ({ address, ...(durable && { durable: 2 }) })
  const [sending, receiving] = [container.connect(login), container.connect(login)]
  const receiver = receiving.open_receiver({ source: terminus(into), credit_window: 200 })
  const sender = sending.open_sender({ target: terminus(out) })
  let received = 0
  let sent = 0
  let settled = 0
  let wanted = 0
  let done = () => undefined
  const pump = () => {
    while (sent < wanted && sent - settled < window && sender.sendable()) sender.send(message(++sent))
  }
  receiver.on('message', () => {
    if (++received === wanted) done()
  })
  sender.on('sendable', pump)
  sender.on('accepted', () => {
    settled++
    pump()
  })
  const pass = (more) =>
    new Promise((resolve, reject) => {
      done = resolve
      container.once('disconnected', () => reject(new Error('the broker ended the connection')))
      wanted += more
      pump()
    })
  return {
    pass,
    close() {
      for (const connection of [sending, receiving]) connection.close()
    },
  }
}

async function brokers() {
  const folder = mkdtempSync(join(tmpdir(), 'standin-bus-'))
  const [bare, memory, journal] = [
    await start(['bench/servers/rhea-broker.mjs']),
    await start(['bench/servers/bus-broker.mjs']),
    await start(['bench/servers/bus-broker.mjs', join(folder, 'bus.journal')]),
  ]
  const rabbit = await startRabbitMQ()
  const ours = ({ pid, ready: { url } }) => ({ pid, url, out: 'out', into: 'in' })
  return {
    served: {
      'rhea alone, in memory': ours(bare),
      'the bus, in memory': ours(memory),
      'the bus, journal file': ours(journal),
      ...(rabbit && {
        'RabbitMQ, rabbitmq_amqp1_0': { pid: rabbit.pid, url: rabbit.url, out: '/queue/bench', into: '/queue/bench', durable: true },
      }),
    },
    async stop() {
      for (const one of [bare, memory, journal, ...(rabbit ? [rabbit] : [])]) await one.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The least of the rounds, which go by turns. */
async function measured(served) {
  const clients = Object.fromEntries(await Promise.all(Object.entries(served).map(async ([name, one]) => [name, await clientOf(one)])))
  const least = Object.fromEntries(Object.keys(served).map((name) => [name, Infinity]))
  for (const client of Object.values(clients)) await client.pass(1000)
  for (let round = 0; round < rounds; round++) {
    for (const [name, { pid }] of Object.entries(served)) {
      const before = cpuOf(pid)
      await clients[name].pass(count)
      least[name] = Math.min(least[name], (cpuOf(pid) - before) / count)
    }
  }
  for (const client of Object.values(clients)) client.close()
  return least
}

/** Milliseconds, and those of CPU, to the first line of the command, the least of some; and what it has resident when it is idle. */
async function commands() {
  const folder = mkdtempSync(join(tmpdir(), 'standin-bus-'))
  writeFileSync(join(folder, 'bus.yaml'), 'applications:\n  bench:\n    processes:\n      p:\n        channels:\n          c: READ_ONLY\n')
  const env = { HOME: folder, NO_COLOR: '1' }
  const rows = []
  const kinds = {
    'standin serve': ['dist/cli/main.js', 'serve', 'examples/01-minimal/services', '--port', '0', '--json'],
    'standin bus': ['dist/cli/main.js', 'bus', join(folder, 'bus.yaml'), '--port', '0', '--amqp-port', '0', '--json'],
  }
  for (const [name, args] of Object.entries(kinds)) {
    let ms = Infinity
    let cpu = Infinity
    let resident = 0
    for (let round = 0; round < rounds; round++) {
      const one = await start(args, { env })
      cpu = Math.min(cpu, cpuOf(one.pid) / 1000)
      ms = Math.min(ms, one.ms)
      await setTimeout(500)
      resident = residentOf(one.pid)
      await one.stop()
    }
    rows.push({ 'broker': `${name}, from its start`, 'ms until ready': ms, 'ms of CPU until ready': cpu, 'MB when idle': resident })
  }
  rmSync(folder, { recursive: true, force: true })
  return rows
}

export async function run() {
  process.chdir(root)
  const { served, stop } = await brokers()
  try {
    if (!('RabbitMQ, rabbitmq_amqp1_0' in served)) console.error('RabbitMQ is not installed: its row is left out')
    const least = await measured(served)
    const idle = Object.fromEntries(Object.entries(served).map(([name, { pid }]) => [name, residentOf(pid)]))
    const bare = least['rhea alone, in memory']
    const rabbit = least['RabbitMQ, rabbitmq_amqp1_0']
    return [
      ...Object.entries(least).map(([name, cost]) => ({
        'broker': name,
        'µs of CPU a message': cost,
        'messages a CPU second': 1e6 / cost,
        'cost to rhea alone': cost / bare,
        ...(rabbit && { "times RabbitMQ's messages": rabbit / cost }),
        'MB after the run': idle[name],
      })),
      ...(await commands()),
    ]
  } finally {
    await stop()
  }
}
