/** The scan of a connection string against the regular expression that it stands for, which takes quadratic time without `=`. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { connectionValue } from './connection-string.ts'

const texts = fc.array(fc.constantFrom(...'a=;" b\n', 'a=', '""'), { maxLength: 12 }).map((pieces) => pieces.join(''))
const pair = /\s*([^=;]+?)\s*=\s*(?:"((?:[^"]|"")*)"|([^;]*))\s*(?:;|$)/g

test('a value', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const found = [...text.matchAll(pair)].find(([, key]) => key === 'a')
      expect(connectionValue(text, 'A')).toBe(found && (found[2]?.replaceAll('""', '"') ?? found[3]!.trim()))
    }),
    { numRuns: 10_000 },
  )
})

test('a long text takes linear time', () => {
  const long = 'a'.repeat(1_000_000)
  expect([connectionValue(long, 'Usr'), connectionValue(`${long};Usr="${long}`, 'Usr') === `"${long}`]).toEqual([undefined, true])
})
