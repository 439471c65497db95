// RabbitMQ with its plugin for AMQP 1.0, in a folder and with an epmd of its own, at ports of its own; nothing where it is not installed.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

/** Debian's script without its wrapper, which changes the user. */
const script = '/usr/lib/rabbitmq/bin/rabbitmq-server'

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  return port
}

/** `{ pid, url, stop() }`, or undefined. */
export async function startRabbitMQ() {
  if (!existsSync(script)) return undefined
  const [port, dist, epmdPort] = [await freePort(), await freePort(), await freePort()]
  const folder = mkdtempSync(join(tmpdir(), 'standin-rabbit-'))
  writeFileSync(join(folder, 'enabled_plugins'), '[rabbitmq_amqp1_0].\n')
  writeFileSync(join(folder, 'rabbitmq.conf'), `listeners.tcp.local = 127.0.0.1:${port}\nlog.console = true\nlog.console.level = info\n`)
  const env = {
    ...process.env,
    HOME: folder,
    ERL_EPMD_ADDRESS: '127.0.0.1',
    ERL_EPMD_PORT: String(epmdPort),
    RABBITMQ_NODENAME: `standin${port}@localhost`,
    RABBITMQ_DIST_PORT: String(dist),
    RABBITMQ_MNESIA_BASE: `${folder}/mnesia`,
    RABBITMQ_LOG_BASE: `${folder}/log`,
    RABBITMQ_ENABLED_PLUGINS_FILE: `${folder}/enabled_plugins`,
    RABBITMQ_CONFIG_FILE: `${folder}/rabbitmq.conf`,
    RABBITMQ_PID_FILE: `${folder}/pid`,
  }
  const epmd = spawn('epmd', ['-port', String(epmdPort), '-address', '127.0.0.1'], { env, stdio: 'ignore' })
  const child = spawn(script, [], { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
  const stop = async () => {
    const ended = child.exitCode === null ? once(child, 'exit') : undefined
    if (child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
    await ended
    epmd.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  for (let tries = 0; tries < 900 && !said.includes('Server startup complete'); tries++) {
    if (child.exitCode !== null) throw new Error(`RabbitMQ did not start: ${said}`)
    await setTimeout(100)
  }
  return { pid: child.pid, url: `amqp://127.0.0.1:${port}`, stop }
}
