// What a process spends while something goes on: instructions by perf where the machine allows it, else microseconds of CPU time from
// /proc.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'

const counts = /^\d+,/m.test(spawnSync('perf', ['stat', '-x,', '-e', 'instructions', 'true'], { encoding: 'utf8' }).stderr ?? '')

export const costUnit = counts ? 'instructions' : 'µs of CPU'

/** `{ cost, result }` of the work, which goes on while the process is watched. */
export async function costOf(pid, work) {
  return counts ? instructionsOf(pid, work) : timeOf(pid, work)
}

async function instructionsOf(pid, work) {
  const perf = spawn('perf', ['stat', '-x,', '-e', 'instructions', '-p', String(pid)], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  perf.stderr.setEncoding('utf8').on('data', (piece) => {
    said += piece
  })
  await new Promise((resolve) => {
    setTimeout(resolve, 150)
  }) // perf says nothing when it has attached
  const result = await work()
  perf.kill('SIGINT')
  await once(perf, 'close')
  return { cost: Number(/^(\d+),/m.exec(said)[1]), result }
}

async function timeOf(pid, work) {
  const before = cpuOf(pid)
  const result = await work()
  return { cost: cpuOf(pid) - before, result }
}

/** Microseconds of CPU time that the process has spent so far, in steps of 10,000. */
export const cpuOf = (pid) => ticks(pid) * 10_000

/** Hundredths of a second in user and kernel mode (proc(5), fields 14 and 15). */
function ticks(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return Number(fields[11]) + Number(fields[12])
}
