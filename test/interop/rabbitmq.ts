/** RabbitMQ with its shovel in a folder of its own, which a test starts and stops; `undefined` where it is not installed. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { onTestFinished } from 'vitest'
import { freePort } from '../../scripts/free-port.mjs'
import { temporaryFolder } from '../support/temporary.ts'

/** Debian's script without its wrapper, which changes the user. */
const server = '/usr/lib/rabbitmq/bin/rabbitmq-server'

export const hasRabbitMQ = (): boolean => {
  if (existsSync(server)) return true
  console.log('skipped: RabbitMQ is not installed here')
  return false
}

export interface StartedRabbitMQ {
  /** Of AMQP 0-9-1. */
  readonly port: number
  /** What it has printed so far. */
  log(): string
}

/** `shovels`: terms of Erlang; `PORT` in them is the port of AMQP 0-9-1. */
export async function startRabbitMQ(shovels: readonly string[]): Promise<StartedRabbitMQ> {
  const [port, dist, epmdPort] = await Promise.all([freePort(), freePort(), freePort()])
  const folder = temporaryFolder({
    'enabled_plugins': '[rabbitmq_shovel].\n',
    'rabbitmq.conf': 'listeners.tcp.local = 127.0.0.1:PORT\nlog.console = true\nlog.console.level = info\n'.replace('PORT', String(port)),
    'advanced.config': `[{rabbitmq_shovel, [{shovels, [\n${shovels.join(',\n').replaceAll('PORT', String(port))}\n]}]}].\n`,
  })
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
    RABBITMQ_ADVANCED_CONFIG_FILE: `${folder}/advanced.config`,
    RABBITMQ_PID_FILE: `${folder}/pid`,
  }
  // Its own, which ends with the test.
  const epmd = spawn('epmd', ['-port', String(epmdPort), '-address', '127.0.0.1'], { env, stdio: 'ignore' })
  const child = spawn(server, [], { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  onTestFinished(async () => {
    const ended = child.exitCode === null ? once(child, 'exit') : undefined
    // The script and the machine of Erlang that it runs.
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
    await ended
    epmd.kill('SIGKILL')
  })
  for (let tries = 0; tries < 2_400 && !said.includes('Server startup complete'); tries++) {
    if (child.exitCode !== null) throw new Error(`RabbitMQ did not start: ${said}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return { port, log: () => said }
}
