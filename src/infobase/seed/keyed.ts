/** Numbers that end in a key made of their other digits: a consumer's form that checks the key takes them. */

const sumOf = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0)

/** The INN of a company from its nine digits, with its key as 1C checks it: weighted, modulo 11, modulo 10. */
export const withTaxpayerKey = (nine: string): string => `${nine}${(sumOf(nine, [2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10}`

/** An EAN-13 from its twelve digits (GS1 General Specifications, 7.9.1): weights 1 and 3 in turn, up to the next ten. */
export const withBarcodeKey = (twelve: string): string =>
  `${twelve}${(10 - (sumOf(twelve, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]) % 10)) % 10}`
