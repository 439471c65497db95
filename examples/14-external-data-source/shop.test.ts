/** A shop whose goods are in a database of its own: the same contract for handlers in TypeScript and in 1C's language. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startStandin } from 'onec-standin/testing'
import { describe, expect, onTestFinished, test } from 'vitest'
import { create } from './create.mjs'

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

describe.each([
  ['services', false],
  ['configuration', true],
])('%s', (name, inModules) => {
  async function started(where = (file: string) => file) {
    const folder = mkdtempSync(join(tmpdir(), 'shop-'))
    const file = join(folder, 'shop.sqlite')
    create(file)
    const standin = await startStandin({
      paths: [path(name)],
      config: false,
      externalDataSources: { parameters: { DBF: { ConnectionString: `DRIVER={SQLite3};Database=${where(file)}` } } },
      ...(inModules && { bsl: true }),
    })
    onTestFinished(async () => {
      await standin.close()
      rmSync(folder, { recursive: true })
    })
    const ask = async (target: string, init?: RequestInit) => {
      const answer = await fetch(`${standin.url}/hs/shop${target}`, init)
      return [answer.status, await answer.text()] as const
    }
    return { standin, ask }
  }

  test('goods with their prices, and sales by the names behind references', async () => {
    const { ask } = await started()
    expect(await ask('/goods')).toEqual([200, '001 Стол 5000\n002 Стул 1500.5\n003 Шкаф -'])
    expect(await ask('/sales')).toEqual([200, 'Стол 14900\nСтул 6000'])
  })

  test('a price is changed, and one is made', async () => {
    const { ask } = await started()
    expect((await ask('/goods/002/price', { method: 'PUT', body: '1600.25' }))[0]).toBe(204)
    expect((await ask('/goods/003/price', { method: 'PUT', body: '99' }))[0]).toBe(204)
    expect((await ask('/goods/009/price', { method: 'PUT', body: '99' }))[0]).toBe(404)
    expect((await ask('/goods'))[1]).toBe('001 Стол 5000\n002 Стул 1600.25\n003 Шкаф 99')
  })

  test('a database that is gone is an exception with its place', async () => {
    const { ask } = await started((file) => `${file}.gone`)
    const [status, text] = await ask('/goods')
    expect([status, text]).toEqual([500, expect.stringContaining('DBF') as unknown])
  })
})
