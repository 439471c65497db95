import { constants, PerformanceObserver, type NodeGCPerformanceDetail } from 'node:perf_hooks'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { passed, youngCollector } from './passed.ts'

const { NODE_PERFORMANCE_GC_MINOR: MINOR, NODE_PERFORMANCE_GC_FLAGS_FORCED: FORCED } = constants

test('the young generation is collected once for each sixteen megabytes that pass', async () => {
  let collected = 0
  const observer = new PerformanceObserver((list) => {
    for (const { detail } of list.getEntries() as unknown as { detail: NodeGCPerformanceDetail }[])
      if (detail.kind === MINOR && ((detail.flags ?? 0) & FORCED) !== 0) collected++
  })
  observer.observe({ entryTypes: ['gc'] })
  for (let at = 0; at < 80; at++) passed(1024 * 1024)
  await expect.poll(() => collected).toBe(5)
  observer.disconnect()
})

test('no other context is given the collector', () => {
  youngCollector()
  expect(runInNewContext('typeof gc')).toBe(typeof globalThis.gc)
})
