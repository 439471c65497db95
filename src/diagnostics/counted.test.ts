import { expect, test } from 'vitest'
import { bytesOf } from './counted.ts'

test.each<readonly [count: number, en: string, ru: string]>([
  [0, '0 bytes', '0 байт'],
  [1, '1 byte', '1 байт'],
  [2, '2 bytes', '2 байта'],
  [5, '5 bytes', '5 байт'],
  [11, '11 bytes', '11 байт'],
  [12, '12 bytes', '12 байт'],
  [22, '22 bytes', '22 байта'],
  [101, '101 bytes', '101 байт'],
  [113, '113 bytes', '113 байт'],
])('%i', (count, en, ru) => {
  expect(bytesOf(count)).toEqual({ en, ru })
})
