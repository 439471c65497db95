/** Lets work run in this process as if it were another one: in a folder, with outputs of its own; everything is put back behind it. */
import type { Ended } from './standin.ts'

const events = ['SIGINT', 'SIGTERM', 'unhandledRejection', 'uncaughtException'] as const
let last: Promise<unknown> = Promise.resolve()

/** One at a time: the folder and the outputs belong to the whole process. */
export function capturing(cwd: string, work: () => Promise<number>): Promise<Ended> {
  const ended = last.then(() => captured(cwd, work))
  last = ended.catch(() => undefined)
  return ended
}

async function captured(cwd: string, work: () => Promise<number>): Promise<Ended> {
  const outputs = { stdout: '', stderr: '' }
  const undo = [restoredFolder(cwd), restoredConsole(), restoredListeners(), ...(['stdout', 'stderr'] as const).map(captureOf(outputs))]
  try {
    return { code: await work(), ...outputs }
  } finally {
    undo.forEach((one) => one())
  }
}

const captureOf = (outputs: { stdout: string; stderr: string }) => (name: 'stdout' | 'stderr') => {
  const stream = process[name]
  const { write } = stream
  stream.write = (text: string | Uint8Array, ...rest: unknown[]): boolean => {
    outputs[name] += typeof text === 'string' ? text : Buffer.from(text).toString()
    for (const one of rest) if (typeof one === 'function') one()
    return true
  }
  return () => {
    stream.write = write
  }
}

function restoredFolder(cwd: string): () => void {
  const before = process.cwd()
  process.chdir(cwd)
  return () => process.chdir(before)
}

function restoredConsole(): () => void {
  const before = { ...console }
  return () => void Object.assign(console, before)
}

function restoredListeners(): () => void {
  const before = events.map((event) => new Set(process.listeners(event as 'SIGINT')))
  return () =>
    events.forEach((event, at) => {
      for (const one of process.listeners(event as 'SIGINT')) if (!before[at]!.has(one)) process.removeListener(event, one)
    })
}
