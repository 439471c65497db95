// A configuration of many objects, half HTTP services of 12 kB, half Web services of 50 kB: `standin serve` from its start to the ready
// line, CPU of all its threads, beside the state before. What was read is kept in the folder of caches for the next start.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { before } from './support/before.mjs'
import { writeConfiguration } from './support/configuration.mjs'
import { least, served } from './support/serving.mjs'

const rounds = 2

/** Rows `{ objects, MB of XML, what, CPU ms, ratio, ms an object, peak MB }`; `ratio` is to the state before. */
export async function run(sizes = [1000, 4000]) {
  const rows = []
  for (const objects of sizes) rows.push(...(await ofSize(objects)))
  return rows
}

async function ofSize(objects) {
  const folder = mkdtempSync(join(tmpdir(), 'standin-bench-'))
  const cache = join(folder, 'cache')
  const megabytes = writeConfiguration(join(folder, 'cf'), objects) / 1e6
  const old = before()
  const ways = {
    ...(old && { before: { state: old } }),
    'now, nothing kept': { env: { STANDIN_CACHE: 'off' } },
    'now, the first start, which keeps what it reads': { env: { STANDIN_CACHE: cache }, forgets: true },
    'now, what was kept': { env: { STANDIN_CACHE: cache } },
  }
  const found = Object.fromEntries(Object.keys(ways).map((way) => [way, []]))
  try {
    for (let round = 0; round < rounds; round++) {
      for (const [way, { forgets, ...settings }] of Object.entries(ways)) {
        if (forgets) rmSync(cache, { recursive: true, force: true })
        found[way].push(await served([join(folder, 'cf')], settings))
      }
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  const best = Object.entries(found).map(([what, all]) => ({ what, ...least(all) }))
  const peer = best.find((one) => one.what === 'before')
  return best.map(({ what, cpu, peak }) => ({
    objects,
    'MB of XML': megabytes,
    what,
    'CPU ms': cpu,
    'ratio': peer && cpu / peer.cpu,
    'CPU ms an object': cpu / objects,
    'peak MB': peak,
  }))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await run())
