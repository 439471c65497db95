/** Runs the command: in this process to its end, or as its users do, as a process of its own from the build. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { exitCodeOf } from '../../src/cli/command.ts'
import { capturing } from './capturing.ts'

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Running {
  readonly ended: Promise<Ended>
  readonly pid: number
  stdout(): string
  stderr(): string
  signal(name: 'SIGINT' | 'SIGKILL' | 'SIGTERM'): void
  /** Resolves when one of the outputs holds the text; rejects when the process ends first. */
  says(text: string): Promise<void>
}

/** Starts it; it is ended with the test. */
export function start(args: readonly string[], cwd: string, { input, shell }: RunOptions = {}): Running {
  const command = [process.execPath, main, ...args]
  const child =
    shell === undefined
      ? spawn(command[0]!, command.slice(1), { cwd, stdio: ['pipe', 'pipe', 'pipe'] })
      : spawn('/bin/sh', ['-c', `${shell}; exec "$@"`, 'sh', ...command], { cwd, stdio: ['pipe', 'pipe', 'pipe'] })
  child.stdin.on('error', () => {}).end(input)
  const outputs = { stdout: '', stderr: '' }
  const waiting = new Set<() => void>()
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      outputs[name] += text
      waiting.forEach((one) => one())
    })
  }
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => resolve({ code, ...outputs }))
  })
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  const says = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (!outputs.stdout.includes(text) && !outputs.stderr.includes(text)) return
        waiting.delete(look)
        resolve()
      }
      waiting.add(look)
      look()
      void ended.then(({ code, stdout, stderr }) => reject(new Error(`ended with ${code} before it said "${text}"\n${stdout}\n${stderr}`)))
    })
  return {
    ended,
    says,
    pid: child.pid!,
    stdout: () => outputs.stdout,
    stderr: () => outputs.stderr,
    signal: (name) => void child.kill(name),
  }
}

export interface RunOptions {
  /** Its stdin. */
  readonly input?: string
  /** A line that is run before it, such as `ulimit -f 1`. */
  readonly shell?: string
}

/** To its end in a process of its own: what is signalled, or may end the process. */
export const runProcess = (args: readonly string[], cwd = '.', more: RunOptions = {}): Promise<Ended> => start(args, cwd, more).ended

/** To its end, in this process where it takes no input and runs no command: that costs a tenth of another process. */
export const run = (args: readonly string[], cwd = '.', more?: RunOptions): Promise<Ended> =>
  more === undefined && !args.includes('--') ? capturing(cwd, () => exitCodeOf(args)) : runProcess(args, cwd, more)

export interface Ready {
  readonly event: 'ready'
  readonly url: string
  readonly port: number
  readonly services: number
  readonly importMs: number
  readonly readyMs: number
}

/** `standin serve … --port 0 --json`, once it is ready. */
export async function serving(args: readonly string[], cwd = '.'): Promise<Running & Ready> {
  const running = start(['serve', ...args, '--port', '0', '--json'], cwd)
  await running.says('"event":"ready"')
  return { ...running, ...(JSON.parse(running.stdout()) as Ready) }
}
