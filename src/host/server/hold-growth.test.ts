import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { growthHolder } from './hold-growth.ts'

const megabyte = 1024 * 1024
const [still, grows] = ['--semi-space-growth-factor=1', '--semi-space-growth-factor=2']

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** Bodies that come piece by piece, and the flags that were set. */
function coming(): { readonly flags: string[]; readonly body: (megabytes: number) => void } {
  const flags: string[] = []
  const hold = growthHolder((flag) => flags.push(flag))
  const body = (megabytes: number): void => {
    for (let at = 0; at < megabytes; at++) hold(at * megabyte, (at + 1) * megabyte)
  }
  return { flags, body }
}

test('many short bodies change nothing', () => {
  const { flags, body } = coming()
  for (let at = 0; at < 50; at++) body(3)
  expect(flags).toEqual([])
})

test('a long body holds the growth once, and some seconds behind its last megabytes it is let go', () => {
  const { flags, body } = coming()
  body(50)
  vi.advanceTimersByTime(4_000)
  body(50)
  vi.advanceTimersByTime(4_000)
  expect(flags).toEqual([still])
  vi.advanceTimersByTime(1_000)
  expect(flags).toEqual([still, grows])
})

test('the next long body holds it again', () => {
  const { flags, body } = coming()
  body(5)
  vi.advanceTimersByTime(5_000)
  body(5)
  expect(flags).toEqual([still, grows, still])
})
