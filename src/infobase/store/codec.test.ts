/** Cells of numbers: their integers, whatever digits and scale a number has. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from '../../xdto/values/decimal.ts'
import { scaled } from './codec.ts'

test('a number is kept as the whole number of its scale', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.nat(12), fc.nat(6), (unscaled, scale, more) => {
      expect(scaled(Decimal.of(unscaled, scale), scale + more)).toBe(unscaled * 10n ** BigInt(more))
    }),
  )
})

test.each<readonly [text: string, scale: number, cell: bigint]>([
  ['0', 3, 0n],
  ['-0.5', 1, -5n],
  ['-0.05', 2, -5n],
  ['1.005', 2, 101n],
  ['-1.005', 2, -101n],
  ['999999999999.999', 3, 999999999999999n],
  ['999999999999999999', 0, 999999999999999999n],
])('%s of scale %i is %s', (text, scale, cell) => {
  expect(scaled(Decimal.from(text), scale)).toBe(cell)
})
