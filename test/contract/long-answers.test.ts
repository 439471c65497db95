/** Long answers go out of memory that the process has already, where the library of C can be brought to keep it. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { serving } from '../support/standin.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))

const envelope = `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
<GetRows xmlns="http://example.org/perf"><count>1000</count></GetRows></soap:Body></soap:Envelope>`

/** Page faults of a process so far that no disk was needed for (proc(5), field 10 of stat). */
const faultsOf = (pid: number): number =>
  Number(
    readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')[7],
  )

const header = (process.report.getReport() as unknown as { readonly header: { readonly glibcVersionRuntime?: string } }).header
const hasBound = process.platform === 'linux' && header.glibcVersionRuntime !== undefined

test.skipIf(!hasBound)('an answer of 275 kB takes no new pages of memory from the system, where each of its 67 was new', async () => {
  const { url, pid } = await serving(['bench/services'], repository)
  const ask = async (): Promise<number> => {
    const headers = { 'Content-Type': 'text/xml; charset=utf-8' }
    return (await (await fetch(`${url}/ws/Perf`, { method: 'POST', headers, body: envelope })).arrayBuffer()).byteLength
  }
  const asked = async (times: number): Promise<void> => {
    for (let round = 0; round < times; round++) await Promise.all(Array.from({ length: 16 }, ask))
  }
  expect(await ask()).toBeGreaterThan(270_000)
  await asked(40)
  const before = faultsOf(pid)
  await asked(20)
  expect((faultsOf(pid) - before) / 320).toBeLessThan(20)
})
