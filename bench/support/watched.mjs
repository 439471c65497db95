// How long a loop is held, by CPU time and by the clock.
import { openSync, readSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'

const [SPACE, ZERO] = [32, 48]

/**
 * Says on SIGUSR2 how long the loop was held at most, and how much CPU time one turn of it took at most, since on a shared machine others
 * run in between; looking at it costs time of its own.
 */
export function watched() {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  // Into the same bytes each time, so that looking leaves nothing to collect.
  const file = openSync('/proc/thread-self/schedstat')
  const bytes = Buffer.alloc(100)
  const cpu = () => {
    let nanoseconds = 0
    const end = readSync(file, bytes, 0, 100, 0)
    for (let at = 0; at < end && bytes[at] !== SPACE; at++) nanoseconds = nanoseconds * 10 + bytes[at] - ZERO
    return nanoseconds / 1e6
  }
  let most = 0
  let last = cpu()
  const turn = () => {
    const now = cpu()
    most = Math.max(most, now - last)
    last = now
    setImmediate(turn)
  }
  turn()
  process.on('SIGUSR2', () => {
    console.error(`longest ${(delay.max / 1e6).toFixed(1)}, ${most.toFixed(1)} of CPU`)
    delay.reset()
    most = 0
  })
}

/** What a watched server says of the time since it was asked last: `{ wall, cpu }` in milliseconds. */
export async function held({ child }) {
  child.kill('SIGUSR2')
  const [said] = await new Promise((resolve) => {
    child.stderr.once('data', (text) => resolve([text]))
  })
  const [, wall, cpu] = /longest ([\d.]+), ([\d.]+) of CPU/.exec(said)
  return { wall: Number(wall), cpu: Number(cpu) }
}
