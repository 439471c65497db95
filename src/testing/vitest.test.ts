/** The fixtures of `onec-standin/vitest` and `onec-standin/playwright`, used as their users do. */
import { expect, test as plain } from 'vitest'
import { Warehouse } from '../../test/support/warehouse.ts'
import { standinFixtures } from './playwright.ts'
import type { TestStandin } from './test-standin.ts'
import { hs, standinTest } from './vitest.ts'

const test = standinTest({ services: [Warehouse] })
const seen: string[] = []

test.for(['a test', 'the next test'])('%s has a stand-in of its own, which has received nothing before', async (_, { standin }) => {
  expect(seen).not.toContain(standin.url)
  expect(standin.received()).toEqual([])
  for (const before of seen) await expect(fetch(before)).rejects.toThrow('fetch failed')
  seen.push(standin.url)
  await fetch(`${standin.url}/hs/warehouse/version`)
  expect(standin.verify(hs('warehouse').GET('/version'), { times: 1 })[0]!.reply!.StatusCode).toBe(200)
})

plain("Playwright's fixtures start once for a worker and reset after each test", async () => {
  const {
    standin: [ofTest, { scope }],
    standinOfWorker: [ofWorker],
  } = standinFixtures({ services: [Warehouse] })
  expect(scope).toBe('test')
  let kept: TestStandin | undefined
  await ofWorker({}, async (standinOfWorker) => {
    kept = standinOfWorker
    await ofTest({ standinOfWorker }, async (standin) => {
      await fetch(`${standin.url}/hs/warehouse/version`)
      expect(standin.received().length).toBe(1)
    })
    expect(standinOfWorker.received()).toEqual([])
    const missing = ofTest({ standinOfWorker }, async (standin) => void (await fetch(`${standin.url}/hs/warehouse/none`)))
    await expect(missing).rejects.toThrow('was not served')
  })
  await expect(fetch(kept!.url)).rejects.toThrow('fetch failed')
})
