/** Files of stubs and fixtures of any length: keys and aliases cost what they are long. */
import { expect, test } from 'vitest'
import { parseYAML } from './yaml.ts'

const lines = (count: number, line: (at: number) => string): string => Array.from({ length: count }, (_, at) => line(at)).join('\n')

test('many keys', () => {
  expect(parseYAML(lines(30_000, (at) => `a${at}: 1`))).toMatchObject({ kind: 'map', entries: { length: 30_000 } })
})

test('many anchors and aliases', () => {
  expect(parseYAML(lines(10_000, (at) => `a${at}: &x${at} 1\nb${at}: *x${at}`))).toMatchObject({ kind: 'map', entries: { length: 20_000 } })
})

test('a quoted text that does not end', () => {
  expect(parseYAML(`"${'\\"'.repeat(100_000)}`)).toBeDefined()
})

test.each([
  ['a: 1\nb: 2\na: 3', 'the key is written twice; keep one', 10],
  ["a: 1\n'a': 3", 'the key is written twice; keep one', 5],
  ['a: { b: 1, b: 1 }', 'the key is written twice; keep one', 11],
])('%j is refused at the second key', (text, reason, offset) => {
  expect(parseYAML(text)).toMatchObject({ reason: { en: reason }, at: { offset } })
})

test('an alias refers to the last anchor of that name before it', () => {
  expect(parseYAML('[&a 1, *a, &a 2, *a]')).toMatchObject({ items: [{ value: 1 }, { value: 1 }, { value: 2 }, { value: 2 }] })
  expect(parseYAML('[*a, &a 1]')).toMatchObject({ reason: { en: 'the alias *a has no anchor (&a) before it' } })
})
