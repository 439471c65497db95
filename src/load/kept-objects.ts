/**
 * Keeps what was read of a configuration's services, file by file, in the user's folder of caches: the next start parses only what was
 * changed since. A file that is damaged is as good as none; a folder that cannot be written to keeps nothing.
 */
import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, utimesSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { keepNewest } from '../host/machine/cache-folder.ts'
import { nothingKept, type KeptObjects } from '../metadata/format/kept-objects.ts'
import type { ConfigurationRoot } from '../metadata/format/recognise.ts'

/** Raised when the definitions get another shape, or are read in another way. */
const version = 1
/** Configurations that are kept; the one that was not used for the longest time goes first. */
const atMost = 16
/** Characters of a hash; behind them and a space is the text. */
const KEY = 40
const NEW_LINE = 0x0a

export interface OpenKeptObjects extends KeptObjects {
  /** Forgets what was not asked for, and puts what is new in its place. */
  close(): void
}

export function openKeptObjects(folder: string | undefined, { kind, root }: ConfigurationRoot): OpenKeptObjects {
  if (folder === undefined) return { ...nothingKept, close: () => {} }
  const path = join(folder, `services-${digest(`${version} ${kind} ${resolve(root)} ${root}`)}.txt`)
  const before = new KeptLines(path)
  const next = new NextLines(folder, path)
  return {
    of(file, bytes) {
      const key = digest(`${version} ${file}\n`, bytes)
      return { text: before.take(key), keep: (text) => next.add(`${key} ${text}\n`) }
    },
    close() {
      if (next.isEmpty && before.isUsedWhole) return
      for (const line of before.used()) next.add(line)
      next.close(atMost)
    },
  }
}

const digest = (text: string, bytes: Uint8Array | string = ''): string =>
  createHash('sha256').update(text).update(bytes).digest('hex').slice(0, KEY)

/** The lines of an earlier start. */
class KeptLines {
  readonly #bytes: Buffer
  /** Of each key, where its line begins and ends, its end of line included. */
  readonly #lines = new Map<string, readonly [start: number, end: number]>()
  readonly #used = new Set<string>()

  constructor(path: string) {
    this.#bytes = bytesOf(path)
    for (let start = 0; start < this.#bytes.length;) {
      const end = this.#bytes.indexOf(NEW_LINE, start) + 1
      if (end === 0) break
      this.#lines.set(this.#bytes.toString('latin1', start, start + KEY), [start, end])
      start = end
    }
  }

  take(key: string): string | undefined {
    const line = this.#lines.get(key)
    if (line === undefined) return undefined
    this.#used.add(key)
    return this.#bytes.toString('utf8', line[0] + KEY + 1, line[1] - 1)
  }

  get isUsedWhole(): boolean {
    return this.#used.size === this.#lines.size
  }

  *used(): Iterable<Uint8Array> {
    for (const key of this.#used) yield this.#bytes.subarray(...this.#lines.get(key)!)
  }
}

function bytesOf(path: string): Buffer {
  try {
    const bytes = readFileSync(path)
    utimesSync(path, new Date(), new Date())
    return bytes
  } catch {
    return Buffer.alloc(0)
  }
}

/** Written beside and renamed, so that a crash leaves the old file or the new one. */
class NextLines {
  readonly #folder: string
  readonly #path: string
  readonly #beside: string
  #file: number | undefined
  #failed = false

  constructor(folder: string, path: string) {
    this.#folder = folder
    this.#path = path
    this.#beside = `${path}.${process.pid}.part`
  }

  get isEmpty(): boolean {
    return this.#file === undefined
  }

  add(line: string | Uint8Array): void {
    this.#trying(() => {
      if (this.#file === undefined) mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
      this.#file ??= openSync(this.#beside, 'w', 0o600)
      const bytes = typeof line === 'string' ? Buffer.from(line) : line
      for (let at = 0; at < bytes.length;) at += writeSync(this.#file, bytes, at)
    })
  }

  close(most: number): void {
    if (this.#file === undefined) return
    this.#trying(() => {
      closeSync(this.#file!)
      renameSync(this.#beside, this.#path)
      keepNewest(this.#folder, 'services-', most)
    })
  }

  #giveUp(): void {
    try {
      if (this.#file !== undefined) closeSync(this.#file)
    } catch {
      // It was closed before.
    }
    forget(this.#beside)
  }

  #trying(work: () => void): void {
    if (this.#failed) return
    try {
      work()
    } catch {
      this.#failed = true
      this.#giveUp()
    }
  }
}

function forget(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // There is no such folder: nothing is left behind.
  }
}
