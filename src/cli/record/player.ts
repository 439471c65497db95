/** Answers of earlier calls, played from their stub files; `undefined` for a call that none of them answers. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Arrival } from '../../exchange/arrival.ts'
import type { Reply } from '../../exchange/reply.ts'
import { isUnserved } from '../../standin/report-misses.ts'
import type { RecordArguments } from './arguments.ts'
import { ODATA } from './named-service.ts'
import { loadServing, type LoadedServing } from './serving-of-paths.ts'

export interface Player {
  /** `arrival` makes the request anew. */
  play(arrival: () => Arrival): Promise<Reply | undefined>
  /** There may be new recordings. */
  changed(): void
}

export function createPlayer(options: RecordArguments): Player {
  const { out } = options
  let stale = true
  let serving: LoadedServing | undefined
  // One at a time: the last call of the journal is this one.
  let last: Promise<unknown> = Promise.resolve()
  const once = async (arrival: () => Arrival): Promise<Reply | undefined> => {
    if (stale) {
      stale = false
      serving = await loaded(options)
    }
    if (serving === undefined) return undefined
    const { platform, standin } = serving
    const reply = await platform.handle(arrival())
    const received = standin.received().at(-1)
    return received === undefined || isUnserved(received, standin) ? undefined : reply
  }
  return {
    play(arrival) {
      const next = last.then(() => once(arrival))
      last = next.catch(() => {})
      return next
    },
    changed() {
      stale = readdirSync(out).some((name) => name.endsWith('.stub.yaml'))
    },
  }
}

/** What has a description is answered by stubs alone: samples and empty sets would hide what was not recorded. */
async function loaded(options: RecordArguments): Promise<LoadedServing | undefined> {
  const { out } = options
  const names = readdirSync(out)
  if (!names.some((name) => name.endsWith('.stub.yaml'))) return undefined
  const work = mkdtempSync(join(tmpdir(), 'standin-play-'))
  try {
    for (const name of names) {
      const service = name.endsWith('.wsdl') ? name.slice(0, -5) : name === 'metadata.edmx' ? ODATA : undefined
      if (service !== undefined) writeFileSync(join(work, `${service}.stub.yaml`), JSON.stringify({ service, mode: 'stub' }))
    }
    const { log: _, ...silent } = options
    return await loadServing(readdirSync(work).length === 0 ? [out] : [out, work], { ...silent, json: true })
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
