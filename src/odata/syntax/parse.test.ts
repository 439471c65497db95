import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_TERMS, parseExpression, parseOrder, UnknownLambda } from './parse.ts'
import { printExpression } from './print.ts'
import { pointed, SyntaxTrouble } from './trouble.ts'

const GUID = "guid'0d4a79cb-9843-4147-bcd9-80ac3ca2b9c7'"

describe('the examples of chapter 17.4.5.2 and the shapes that clients send', () => {
  test.each([
    ["Description eq 'Главный'", "(Description eq 'Главный')"],
    ["Имя eq 'Молоко' and Цена lt 2500", "((Имя eq 'Молоко') and (Цена lt 2500))"],
    ['not (Цена eq 10)', '(not (Цена eq 10))'],
    ['Цена sub 5 gt 10', '((Цена sub 5) gt 10)'],
    ['Цена mul 5 gt 1000 or Цена div 4 gt 2', '(((Цена mul 5) gt 1000) or ((Цена div 4) gt 2))'],
    ['(Цена add 5) gt 10', '((Цена add 5) gt 10)'],
    ["concat(concat(Город, ', '), Страна) eq 'Москва, Россия'", "(concat(concat(Город, ', '), Страна) eq 'Москва, Россия')"],
    ["endswith(Производитель, 'ООО') eq true", "(endswith(Производитель, 'ООО') eq true)"],
    [" like(Наименование, '[^к]%')", "like(Наименование, '[^к]%')"],
    ["dateadd(Произведен, 'month', 1) eq ГоденДо", "(dateadd(Произведен, 'month', 1) eq ГоденДо)"],
    [
      `ДокументПрихода eq cast(${GUID}, 'Document_ПриходнаяНакладная')`,
      `(ДокументПрихода eq cast(${GUID}, 'Document_ПриходнаяНакладная'))`,
    ],
    ['Товары/any(d: d/Цена gt 10000)', 'Товары/any(d: (d/Цена gt 10000))'],
    ['Товары/all(d:d/Цена lt 10000)', 'Товары/all(d: (d/Цена lt 10000))'],
    ['Товары/any()', 'Товары/any()'],
    [
      "cast(cast(ОснованиеОтгрузки, 'Document_Накладная')/МестоОтгрузки, 'Catalog_Склад')/Название eq 'Основной в Москве'",
      "(cast(cast(ОснованиеОтгрузки, 'Document_Накладная')/МестоОтгрузки, 'Catalog_Склад')/Название eq 'Основной в Москве')",
    ],
    ["substringof('ёж',Description)", "substringof('ёж', Description)"],
    ["not substringof('О''Ёж',Description)", "(not substringof('О''Ёж', Description))"],
    ["Date ge datetime'2024-01-31' and Posted eq true", "((Date ge datetime'2024-01-31T00:00:00') and (Posted eq true))"],
    ['Цена eq -5 and -Цена lt 1e+2', '((Цена eq -5) and ((- Цена) lt 100))'],
    ['Цена eq 10L and Вес eq 1.50M', '((Цена eq 10) and (Вес eq 1.5))'],
    ['a eq 1 or b eq 2 and c eq 3 or d eq 4', '((a eq 1) or ((b eq 2) and (c eq 3)) or (d eq 4))'],
    ['a gt 1 eq true', '((a gt 1) eq true)'],
    ['1 sub 2 sub 3 eq a', '(((1 sub 2) sub 3) eq a)'],
    ['6 div 2 mul 3 eq 9', '(((6 div 2) mul 3) eq 9)'],
    ['X eq null', '(X eq null)'],
    ['not IsFolder eq true', '((not IsFolder) eq true)'],
  ])('%s', (text, printed) => {
    expect(printExpression(parseExpression(text))).toBe(printed)
    expect(printExpression(parseExpression(printed))).toBe(printed)
  })
})

describe('a text that is no filter is refused at its place', () => {
  test.each([
    ['', 0, 'a field'],
    ['Цена gt', 7, 'a field'],
    ['Цена gt 10 20', 11, 'an operator'],
    ['Период ge 2025-01-01T00:00:00', 18, 'a name'],
    ['Имя eq "Молоко"', 7, 'single quotes'],
    ["Имя eq 'Молоко", 7, 'closing quote'],
    ['Имя+eq+1', 3, '%20'],
    ["Дата eq datetime'1-01-01T00:00:00'", 8, 'datetime'],
    ["Дата eq datetime'2024-02-30T00:00:00'", 8, 'datetime'],
    ["Дата eq datetime'2024-01-30T21:00:00.000Z'", 8, 'datetime'],
    ["Ref_Key eq guid'1'", 11, 'guid'],
    ['Ref_Key in (1, 2)', 8, 'an operator'],
    ['(Цена gt 1', 10, '")"'],
    ['Товары/any(d d/Цена gt 1)', 13, '":"'],
    ['a eq 1 and', 10, 'a field'],
    ['Code eq 1e', 8, 'a name'],
  ])('%s', (text, at, expected) => {
    expect(() => parseExpression(text)).toThrow(SyntaxTrouble)
    expect(() => parseExpression(text)).toThrow(expect.objectContaining({ at, message: expect.stringContaining(expected) }))
  })

  test('an unknown lambda function is told from other errors, because its code is 21', () => {
    expect(() => parseExpression('Товары/count(d: d/Цена gt 1)')).toThrow(UnknownLambda)
  })

  test.each([
    ['depth', `${'('.repeat(10_000)}a eq 1${')'.repeat(10_000)}`],
    ['signs', `${'not '.repeat(10_000)}a`],
    ['terms', Array.from({ length: 10_000 }, (_, index) => `a eq ${index}`).join(' or ')],
    ['arguments', `f(${'f('.repeat(500)}a${')'.repeat(501)}`],
  ])('10,000 of %s are refused', (_, text) => {
    expect(() => parseExpression(text)).toThrow(SyntaxTrouble)
  })

  test('the place is pointed at', () => {
    expect(pointed('Цена gt ten', 8)).toBe('Цена gt ten\n        ^')
  })
})

test('a list of keys at the limit is one flat node', () => {
  const node = parseExpression(Array.from({ length: MAX_TERMS }, (_, index) => `a eq ${index}`).join(' or '))
  expect(node.kind === 'or' && node.operands.length).toBe(MAX_TERMS)
})

test.each([
  ['Название asc, Производитель desc', ['Название', '-Производитель']],
  ['Контрагент/ИНН  asc', ['Контрагент/ИНН']],
  ['Date desc,substring(Code, 1)', ['-Date', 'substring(Code, 1)']],
])('order %s', (text, items) => {
  expect(parseOrder(text).map(({ expression, descending }) => (descending ? '-' : '') + printExpression(expression))).toEqual(items)
})

test.each(['', 'Code up', 'Code asc Date', 'Code,'])('no order: "%s"', (text) => {
  expect(() => parseOrder(text)).toThrow(SyntaxTrouble)
})

test('no text of signs and words does anything but parse or be refused with its place', () => {
  const words = fc.constantFrom(
    ..."a Цена ( ) , / : - not and or eq gt add div any all any( 1 1.5 ' 'x' guid' datetime' true null cast( \" + * \u0000 ё".split(' '),
  )
  fc.assert(
    fc.property(fc.array(words, { maxLength: 40 }), (list) => {
      const text = list.join(' ')
      try {
        const printed = printExpression(parseExpression(text))
        expect(printExpression(parseExpression(printed))).toBe(printed)
      } catch (error) {
        expect(error).toBeInstanceOf(SyntaxTrouble)
        expect((error as SyntaxTrouble).at).toBeLessThanOrEqual(text.length)
      }
    }),
    { numRuns: 5_000 },
  )
})

describe('what is too deep or too long is refused at its place', () => {
  test.each<[what: string, text: string, expected: RegExp]>([
    ['sums', `1${' add 1'.repeat(5_000)} gt 1`, /in a row/],
    ['comparisons', `a${' eq a'.repeat(5_000)}`, /in a row/],
    ['any in any', `${'A/any(a: '.repeat(10)}true${')'.repeat(10)}`, /any and all/],
  ])('%s', (_, text, expected) => {
    expect(() => parseExpression(text)).toThrow(expected)
  })
  test.each([
    `1${' add 1'.repeat(90)} gt 1`,
    `${'A/any(a: '.repeat(3)}true${')'.repeat(3)}`,
    'A/any(a: true) and A/any(a: true) and A/any(a: true) and A/any(a: true)',
    `a eq 1${' or a eq 1'.repeat(1_000)}`,
  ])('%s is read', (text) => {
    expect(parseExpression(text)).toBeDefined()
  })
})

test.each(['a constructor b', 'a toString b', 'a __proto__ b'])('%s has no operator', (text) => {
  expect(() => parseExpression(text)).toThrow(/an operator/)
})
