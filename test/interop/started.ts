/** A foreign server as a process of its own on a free port, ended with the test. */
import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { freePort } from '../../scripts/free-port.mjs'

export interface StartedServer {
  readonly url: string
  stop(): void
}

/** Waits until the port answers; what the process says meanwhile is told when it does not within two minutes. */
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
  for (const until = performance.now() + 120_000; performance.now() < until && child.exitCode === null;) {
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
    await setTimeout(20)
  }
  child.kill()
  throw new Error(`${command} did not start: ${said}`)
}
