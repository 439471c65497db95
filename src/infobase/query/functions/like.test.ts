/** ПОДОБНО in linear time: a template comes from whoever writes a filter. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { like } from './like.ts'

describe('texts and templates', () => {
  test.each<[text: string, template: string, held: boolean]>([
    ['', '', true],
    ['', '%', true],
    ['a', '', false],
    ['Шлепанцы', 'шлеп%', true],
    ['Шлепанцы', '%АНЦЫ', true],
    ['Шлепанцы', '%п%н%', true],
    ['Шлепанцы', 'шлеп', false],
    ['Шлепанцы  ', 'шлепанцы', true],
    ['abcab', '%ab', true],
    ['abcab', 'ab%ab', true],
    ['ab', 'ab%ab', false],
    ['aba', 'ab%ba', false],
    ['a-b', '_-_', true],
    ['a5', 'a[0-9]', true],
    ['a5', 'a[^0-9]', false],
    ['a[', 'a[', true],
    ['50%', '50!%', true],
    ['505', '50!%', false],
  ])('%j like %j: %j', (text, template, held) => {
    expect(like(text, template, '!')).toBe(held)
  })

  test('as a regular expression has it (property)', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', 'b', '%', '_'), maxLength: 8 })
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 }), plain, (text, template) => {
        const expression = new RegExp(`^${template.replaceAll('%', '.*').replaceAll('_', '.')}$`, 'su')
        expect(like(text, template)).toBe(expression.test(text))
      }),
      { numRuns: 500 },
    )
  })
})

test.each([
  ['many parts that are nearly found', 'a'.repeat(2_000), `${'%a'.repeat(500)}%b`],
  ['many single characters', 'a'.repeat(2_000), `${'%_'.repeat(1_000)}%b`],
  ['many brackets that do not end', 'a', '['.repeat(60_000)],
])('%s', (_, text, template) => {
  expect(like(text, template)).toBe(false)
})

test.each([
  ['many sets', 'a'.repeat(20_000), `${'[a-z]'.repeat(20_000)}`],
  ['many characters of any kind', '👍'.repeat(20_000), `%${'_'.repeat(20_000)}`],
])('%s hold', (_, text, template) => {
  expect(like(text, template)).toBe(true)
})
