/** A foreign server as a process of its own on a free port, ended with the test. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

export interface StartedServer {
  readonly url: string
  stop(): void
}

/** Waits until the port answers; what the process says meanwhile is told when it does not within 10 seconds. */
export async function startServer(
  command: string,
  args: (port: number) => readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<StartedServer> {
  const port = await freePort()
  const child: ChildProcess = spawn(command, args(port), { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout?.on('data', (data: Buffer) => {
    said += data.toString()
  })
  child.stderr?.on('data', (data: Buffer) => {
    said += data.toString()
  })
  const url = `http://127.0.0.1:${port}`
  for (const until = performance.now() + 10_000; performance.now() < until && child.exitCode === null;) {
    const answered = await fetch(url).then(
      () => true,
      () => false,
    )
    if (answered)
      return {
        url,
        stop: () => {
          child.kill()
        },
      }
  }
  child.kill()
  throw new Error(`${command} did not start: ${said}`)
}
