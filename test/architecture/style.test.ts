/** What the formatter leaves open: how a class keeps what is its own. */
import { expect, test } from 'vitest'
import { sources, withoutComments } from './sources.ts'

test('what a class keeps for itself is #private; only a constructor may be `private`', () => {
  const found = sources.flatMap(({ path, text }) =>
    withoutComments(text)
      .split('\n')
      .flatMap((line) => (/^\s*(?:private|protected|public)\s(?!constructor\b)/.test(line) ? [`${path}: ${line.trim()}`] : [])),
  )
  expect(found).toEqual([])
})
