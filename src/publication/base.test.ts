import { expect, test } from 'vitest'
import { soundBase } from './base.ts'

test.each<readonly [text: string, base: string | undefined]>([
  ['', ''],
  ['/', ''],
  ['/trade', '/trade'],
  ['trade/main/', '/trade/main'],
  ['/Торговля_1.2~a-b', '/Торговля_1.2~a-b'],
  ['/a..b/...', '/a..b/...'],
  ['/a b', undefined],
  ['/a/../b', undefined],
  ['/a/.', undefined],
  ['..', undefined],
  ['//a', undefined],
  ['/a//b', undefined],
  ['/a?b', undefined],
  ['/a%20b', undefined],
])('"%s" is the base %s', (text, base) => {
  expect(soundBase(text)).toBe(base)
})
