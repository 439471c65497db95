import { expect, test } from 'vitest'
import { parseBytes } from './sizes.ts'

test.each<readonly [text: string, bytes: number | undefined]>([
  ['0', 0],
  ['500000', 500_000],
  ['10MB', 10_000_000],
  ['100MiB', 104_857_600],
  ['100M', 104_857_600],
  ['1k', 1024],
  ['1 KB', 1000],
  ['1.5kib', 1536],
  ['2g', 2_147_483_648],
  ['', undefined],
  ['many', undefined],
  ['-1', undefined],
  ['1e3', undefined],
  ['10 apples', undefined],
  ['1.2.3', undefined],
  ['99999999999999999999', undefined],
  ['constructor', undefined],
])('"%s" is %s bytes', (text, bytes) => {
  expect(parseBytes(text)).toBe(bytes)
})
