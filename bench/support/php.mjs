// PHP's own server with one script, where PHP and its soap extension are installed.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { root } from './child.mjs'

export const hasPHP = (spawnSync('php', ['-m'], { encoding: 'utf8' }).stdout ?? '').split('\n').includes('soap')

/** As `start` of child.mjs; PHP says on stderr where it listens. */
export async function startPHP(script, { env = {}, settings = [] } = {}) {
  const child = spawn('php', [...settings.flatMap((one) => ['-d', one]), '-S', '127.0.0.1:0', script], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(child, 'exit')
  const url = await new Promise((resolve, reject) => {
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (piece) => {
      said = (said + piece).slice(-10_000)
      const found = /\((http:\/\/\S+)\) started/.exec(said)
      if (found) resolve(found[1])
    })
    ended.then(([code]) => reject(new Error(`php ended with ${code}: ${said}`)), reject)
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { ready: { url }, pid: child.pid, stop }
}
