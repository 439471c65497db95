/** Exact decimal arithmetic against bigint, and the canonical text that 1C writes. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from './decimal.ts'

describe('a Decimal', () => {
  test.each<[string, string]>([
    ['12345678901234567890.12', '0.01'],
    ['1.005', '-1.005'],
    ['-2.5', '3'],
    ['0.1', '0.2'],
  ])('%s plus %s is exact', (a, b) => {
    const scaled = (text: string): bigint => Decimal.from(text).times(Decimal.of(10n ** 20n)).unscaled
    expect(
      Decimal.from(a)
        .plus(b)
        .times(Decimal.of(10n ** 20n)).unscaled,
    ).toBe(scaled(a) + scaled(b))
  })

  test('0.1 + 0.2 is 0.3', () => {
    expect(Decimal.from(0.1).plus(0.2).text).toBe('0.3')
  })

  test.each<[string, number, string]>([
    ['1.005', 2, '1.01'],
    ['-1.005', 2, '-1.01'],
    ['2.5', 0, '3'],
    ['-2.5', 0, '-3'],
    ['1.24', 1, '1.2'],
    ['1.2', 5, '1.2'],
    ['0.004', 2, '0'],
  ])('%s rounded to %i digits is %s', (text, digits, rounded) => {
    expect(Decimal.from(text).rounded(digits).text).toBe(rounded)
  })

  test('has one text for one number, whatever was said', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.nat(20), fc.nat(5), (unscaled, scale, zeros) => {
        const one = Decimal.of(unscaled, scale)
        expect(Decimal.of(unscaled * 10n ** BigInt(zeros), scale + zeros)).toEqual(one)
        expect(Decimal.from(one.text)).toEqual(one)
      }),
    )
  })

  test('of a whole number is that of its bigint', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.nat(18), fc.nat(4), (unscaled, scale, zeros) => {
        const one = zeros === 0 ? unscaled : Math.trunc(unscaled / 10 ** (zeros + 3)) * 10 ** zeros
        expect(Decimal.ofWhole(one, scale)).toEqual(Decimal.of(BigInt(one), scale))
      }),
    )
  })

  test('adds, takes away, multiplies and compares as integers do', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(), fc.nat(10), fc.nat(10), (a, b, m, n) => {
        const [x, y] = [Decimal.of(a, m), Decimal.of(b, n)]
        const [p, q] = [a * 10n ** BigInt(n), b * 10n ** BigInt(m)]
        expect(x.plus(y)).toEqual(Decimal.of(p + q, m + n))
        expect(x.minus(y)).toEqual(Decimal.of(p - q, m + n))
        expect(x.times(y)).toEqual(Decimal.of(a * b, m + n))
        expect(x.compare(y)).toBe(p < q ? -1 : p > q ? 1 : 0)
      }),
    )
  })

  test('of a number is that number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Decimal.from(value).toNumber()).toBe(value === 0 ? 0 : value)
      }),
    )
  })

  test.each([NaN, Infinity, '1e3', '', 'abc', '1,5'])('is not made from %s', (value) => {
    expect(() => Decimal.from(value)).toThrow(RangeError)
  })

  test('is a text in JSON, so that no digit is lost', () => {
    expect(JSON.stringify({ Sum: Decimal.from('12345678901234567890.10') })).toBe('{"Sum":"12345678901234567890.1"}')
  })
})
