/** The keys of made numbers, by examples that others have published. */
import { describe, expect, test } from 'vitest'
import { withBarcodeKey, withTaxpayerKey } from './keyed.ts'
import { suitingName } from './names.ts'
import { chanceFrom } from './random.ts'

describe('the INN of a company', () => {
  test.for([
    ['a bank, whose INN is on its site', '7707083893'],
    ['the Federal Tax Service', '7707329152'],
    ['a remainder of 10 is the key 0', '0000000040'],
  ])('%s', ([, inn]) => {
    expect(withTaxpayerKey(inn!.slice(0, 9))).toBe(inn)
  })
})

describe('an EAN-13', () => {
  test.for([
    ['the example of the General Specifications', '6291041500213'],
    ['a sum that ends in 0 has the key 0', '4600000000060'],
  ])('%s', ([, barcode]) => {
    expect(withBarcodeKey(barcode!.slice(0, 12))).toBe(barcode)
  })
})

test('made numbers have their key, whatever the seed', () => {
  for (let seed = 0; seed < 100; seed++) {
    const chance = chanceFrom(seed)
    const inn = suitingName('ИНН', chance)!
    const barcode = suitingName('Штрихкод', chance)!
    expect(inn).toMatch(/^00\d{8}$/u)
    expect(barcode).toMatch(/^46\d{11}$/u)
    expect(withTaxpayerKey(inn.slice(0, 9))).toBe(inn)
    expect(withBarcodeKey(barcode.slice(0, 12))).toBe(barcode)
  }
})
