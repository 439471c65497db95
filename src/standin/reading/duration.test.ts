/** Times in files: what a timer cannot be set for is reported, for it would go off at once. */
import { expect, test } from 'vitest'
import { duration, Reading } from './reading.ts'

const node = (text: string) => ({ kind: 'scalar', value: text, text, at: { offset: 0, length: 1 } }) as const

test.each([
  ['200ms', 200, 0],
  ['1.5s', 1_500, 0],
  ['2m', 120_000, 0],
  ['2147483647', 2_147_483_647, 0],
  ['2147483648', undefined, 1],
  ['99999999999s', undefined, 1],
  ['soon', undefined, 1],
])('%s is %j', (text, milliseconds, problems) => {
  const reading = new Reading()
  expect(duration(reading, node(text), 'delay')).toBe(milliseconds)
  expect(reading.diagnostics).toHaveLength(problems)
})
