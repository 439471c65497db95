import { expect, test } from 'vitest'
import { allCatalogues, catalogue, text } from './catalogue.ts'

const report = catalogue('test-catalogue', {
  'two-holes': { severity: 'warning', en: text`${'a'} and ${'b'}, ${'a'}`, ru: text`${'b'} и ${'a'}` },
  'plain': { severity: 'error', en: text`nothing`, ru: text`ничего` },
})

test('a report fills the holes of both languages, wherever they stand', () => {
  expect(report('two-holes', { a: 'x', b: 2 })).toEqual({
    code: 'test-catalogue/two-holes',
    severity: 'warning',
    message: 'x and 2, x',
    messageRu: '2 и x',
  })
  const location = { file: 'f', line: 1, column: 1 }
  expect(report('plain', {}, location)).toEqual({
    code: 'test-catalogue/plain',
    severity: 'error',
    message: 'nothing',
    messageRu: 'ничего',
    location,
  })
})

test('what fills a hole is not looked at again', () => {
  expect(report('two-holes', { a: '${b}', b: '$&' }).message).toBe('${b} and $&, ${b}')
})

test('every catalogue is known to the test of docs/errors.md', () => {
  expect(allCatalogues().find((one) => one.group === 'test-catalogue')?.table).toBe(report.table)
})

test('a wrong code or hole does not compile', () => {
  // @ts-expect-error no such code
  expect(() => report('none', {})).toThrow()
  // @ts-expect-error a hole is missing
  expect(report('two-holes', { a: '1' }).message).toContain('undefined')
})
