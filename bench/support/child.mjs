// Programs that a bench starts: each is ready when it prints a line of JSON with its url, and is ended when the bench is done with it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * `{ ready, ms, pid, stop() }`; `ready` is the line's object, `ms` the milliseconds from the start of the process to its line. `command`:
 * node when absent.
 */
export async function start(args, { command = process.execPath, env = {} } = {}) {
  const started = performance.now()
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (piece) => {
    complaint += piece
  })
  const ended = once(child, 'exit')
  const line = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    ended.then(([code]) => {
      throw new Error(`${args.join(' ')} ended with ${code}: ${complaint}`)
    }),
  ])
  const ms = performance.now() - started
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { ready: JSON.parse(line[0]), ms, pid: child.pid, child, stop }
}

/** What a program prints until it ends. */
export async function output(command, args) {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (piece) => {
    text += piece
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${text}`)
  return text
}
