/** The real machine behind the System port: the clock, chance and files of node. */
import { randomFillSync } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, constants, stat } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'
import { inBoth } from '../../diagnostics/said-error.ts'
import type { Pause, System } from '../../exchange/system.ts'
import { unfilled } from '../server/unfilled.ts'
import { decodeUTF8, isUTF8 } from '../server/utf8.ts'

const unpackers = { 'gzip': createGunzip, 'br': createBrotliDecompress, 'deflate': createInflate, 'deflate-raw': createInflateRaw } as const

/** Milliseconds that node's timer can count; above that it would fire at once. */
const LONGEST = 0x7fff_ffff

export const system: System = {
  now: () => Date.now(),
  ticks: () => performance.now(),
  randomBytes: (length) => randomFillSync(new Uint8Array(length)),
  unfilled,
  decodeUTF8,
  isUTF8,
  after(milliseconds, run) {
    let timer = setTimeout(goOn, Math.min(milliseconds, LONGEST)).unref()
    let left = milliseconds - LONGEST
    function goOn(): void {
      if (left <= 0) return run()
      timer = setTimeout(goOn, Math.min(left, LONGEST)).unref()
      left -= LONGEST
    }
    return () => clearTimeout(timer)
  },
  turn: () => nextTurn(),
  decompress(coding, source) {
    const unpacking = unpackers[coding]()
    // What the pipeline meets is thrown to the reader of `unpacking`; without a callback it would end the process.
    pipeline(Readable.from(source, { objectMode: false }), unpacking, () => {})
    return unpacking
  },
  async openFile(path) {
    const stats = await stat(path)
    if (!stats.isFile()) throw inBoth(new Error('not a file'), 'это не файл')
    await access(path, constants.R_OK)
    // Read no further than the announced length: a file that grows meanwhile must not break the message's framing.
    return {
      size: stats.size,
      stream: () => (stats.size === 0 ? Readable.from([]) : createReadStream(path, { end: stats.size - 1, highWaterMark: 256 * 1024 })),
    }
  },
}

/** Waiting on the real machine. */
export const pause: Pause = (milliseconds, signal) =>
  milliseconds <= 0 ? Promise.resolve() : wait(milliseconds, undefined, { signal }).catch(() => undefined)
