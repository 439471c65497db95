/** Texts of numbers sort as the numbers do, and give them back, however long they are. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from '../../xdto/values/decimal.ts'
import { ofWideText, wideText } from './wide-number.ts'

const edges = ['0', '-0.5', '1', '9'.repeat(38), `-${'9'.repeat(38)}`, `1${'0'.repeat(38)}`, `-1${'0'.repeat(38)}.25`, '7'.repeat(120)]
const number = fc.oneof(
  fc.constantFrom(...edges).map((text) => Decimal.from(text)),
  fc
    .tuple(fc.bigInt({ min: -(10n ** 90n), max: 10n ** 90n }), fc.integer({ min: 0, max: 60 }))
    .map(([value, scale]) => Decimal.of(value, scale)),
)

test('a text gives its number back', () => {
  fc.assert(
    fc.property(number, (one) => {
      expect(ofWideText(wideText(one)).compare(one)).toBe(0)
    }),
  )
})

test('texts sort as numbers', () => {
  fc.assert(
    fc.property(number, number, (a, b) => {
      const [left, right] = [wideText(a), wideText(b)]
      expect(left < right ? -1 : Number(left > right)).toBe(Math.sign(a.compare(b)))
    }),
  )
})
