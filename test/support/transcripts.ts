/** Transcripts of curl in documentation, run as they stand against a served platform: what is printed must be what the page says. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import type { Platform } from '../../src/platform/configuration.ts'
import { settled, type MovedClock } from './moved-clock.ts'
import { temporaryFolder } from './temporary.ts'
import { unlike } from './walk/printed.ts'

export interface Transcript {
  /** The heading above it. */
  readonly title: string
  readonly steps: readonly { readonly command: string; readonly output: readonly string[] }[]
}

/** The ```console blocks of a page: `$ ` begins a command, what follows is its output. */
export function transcriptsOf(page: string): Transcript[] {
  const text = readFileSync(join(fileURLToPath(new URL('../..', import.meta.url)), page), 'utf8')
  return [...text.matchAll(/^```console\n([^]*?)^```/gm)].map((block) => {
    const title = [...text.slice(0, block.index).matchAll(/^#+ (.*)$/gm)].at(-1)![1]!
    const steps: { command: string; output: string[] }[] = []
    for (const line of block[1]!.trimEnd().split('\n')) {
      if (line.startsWith('$ ')) steps.push({ command: line.slice(2), output: [] })
      else steps.at(-1)!.output.push(line)
    }
    return { title, steps }
  })
}

/** Counts the requests that are on their way, so that time is moved only when all of them wait for it. */
export function counted(platform: Platform): Platform & { running(): number } {
  let running = 0
  return {
    ...platform,
    running: () => running,
    handle: async (arrival) => {
      running++
      try {
        return await platform.handle(arrival)
      } finally {
        running--
      }
    },
  }
}

/** `sleep N` moves the clock; a command that ends with `&` runs on, and `wait` prints what it printed. */
export async function replay({ steps }: Transcript, url: string, platform: { running(): number }, clock: MovedClock): Promise<void> {
  const folder = temporaryFolder({})
  const variables: Record<string, string> = { URL: url }
  // Elsewhere a request that is on its way may be at work (deriving a key), and is not waiting for the clock.
  const timed = steps.some(({ command }) => command.endsWith(' &'))
  let behind: Promise<string> | undefined
  const run = (command: string): Promise<string> =>
    new Promise((resolve) => {
      execFile('bash', ['-c', command], { cwd: folder, env: { ...process.env, ...variables } }, (_error, stdout) => resolve(stdout))
    })
  for (const { command, output } of steps) {
    const assigned = /^(\w+)=(\$\(.*\))$/.exec(command)
    if (/^sleep \d+$/.test(command)) await clock.move(Number(command.slice(6)) * 1000)
    else if (assigned !== null) variables[assigned[1]!] = (await run(`echo -n "${assigned[2]!}"`)).trim()
    else if (command.endsWith(' &')) {
      behind = run(command.slice(0, -2))
      while (platform.running() === 0) await settled()
    } else {
      const running = command === 'wait' ? behind! : run(command)
      const printed = await (timed
        ? whileTimePasses(running, platform, behind === undefined || command === 'wait' ? 1 : 2, clock)
        : running)
      expect(unlike(printed, output, command)).toBe('')
    }
  }
}

async function whileTimePasses(
  running: Promise<string>,
  platform: { running(): number },
  waiting: number,
  clock: MovedClock,
): Promise<string> {
  let printed: string | undefined
  void running.then((text) => {
    printed = text
  })
  while (printed === undefined) {
    await settled()
    // A request that needs no time is answered before the next turn; one that is still there waits for the clock.
    if (platform.running() >= waiting && (await stillThere(platform, waiting))) await clock.move(1_000)
  }
  return printed
}

async function stillThere(platform: { running(): number }, waiting: number): Promise<boolean> {
  for (let turn = 0; turn < 50; turn++) {
    await settled()
    if (platform.running() < waiting) return false
  }
  return true
}
