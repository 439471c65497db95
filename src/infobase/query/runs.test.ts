/** What comes of many sorted lists is what sorting all of them gives. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergedRuns } from './runs.ts'

const byNumber = (a: number, b: number): number => a - b

test('sorted lists become one sorted sequence', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.integer({ min: 0, max: 50 })), { maxLength: 12 }), (lists) => {
      const runs = lists.map((list) => list.toSorted(byNumber))
      expect([...mergedRuns(runs, byNumber)]).toEqual(lists.flat().toSorted(byNumber))
    }),
  )
})

test('nothing is looked at behind what is taken', () => {
  let compared = 0
  const runs = Array.from({ length: 4 }, (_, at) => Array.from({ length: 1_000 }, (_value, n) => n * 4 + at))
  const rows = mergedRuns(runs, (a, b) => {
    compared++
    return a - b
  })
  expect([rows.next().value, rows.next().value, rows.next().value]).toEqual([0, 1, 2])
  expect(compared).toBeLessThan(30)
})
