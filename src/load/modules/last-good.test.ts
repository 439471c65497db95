import { expect, test } from 'vitest'
import { keepLastGood } from './last-good.ts'

const one = (file: string, version: number) => ({ file, version })

test.each<
  readonly [
    what: string,
    next: readonly { file: string; version: number }[],
    broken: readonly string[],
    kept: readonly { file: string; version: number }[],
  ]
>([
  ['an edited file', [one('a', 2), one('b', 2)], [], [one('a', 2), one('b', 2)]],
  ['a file that is broken', [one('b', 2)], ['a'], [one('b', 2), one('a', 1)]],
  ['a file of which something is left', [one('a', 2), one('b', 2)], ['a'], [one('b', 2), one('a', 1)]],
  ['a file that is gone', [one('b', 2)], [], [one('b', 2)]],
  ['a new file that is broken from the start', [one('a', 2), one('b', 2), one('c', 2)], ['c'], [one('a', 2), one('b', 2), one('c', 2)]],
])('of %s the right version is kept', (_, next, broken, kept) => {
  expect(keepLastGood([one('a', 1), one('b', 1)], next, new Set(broken))).toEqual(kept)
})
