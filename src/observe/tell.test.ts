import { expect, test } from 'vitest'
import type { Observation } from './observation.ts'
import { createTell } from './tell.ts'

test('a request keeps the number of its first event; a throwing observer ends nothing', () => {
  const told: Observation[] = []
  const tell = createTell((one) => {
    told.push(one)
    throw new Error('observer')
  })
  const [first, second] = [{}, {}]
  for (const [request, text] of [
    [first, 'a'],
    [second, 'b'],
    [first, 'c'],
  ] as const)
    tell(request, (id) => [{ kind: 'exception', id, error: undefined, text }])
  expect(told.map((one) => one.kind === 'exception' && [one.id, one.text])).toEqual([
    [1, 'a'],
    [2, 'b'],
    [1, 'c'],
  ])
})
