import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readJSON, troubleAt } from './json.ts'

test.each<readonly [text: string, hint: string, hintRu: string]>([
  ['', 'the text is empty', 'текст пустой'],
  [' \n', 'the text is empty', 'текст пустой'],
  ['{"a":}', '1:6: not expected here: "}"', '1:6: здесь не ожидалось: "}"'],
  ['{\n  "a": 1,\n}', '3:1: not expected here: "}"', '3:1: здесь не ожидалось: "}"'],
  ['{"a": 1', '1:8: the text ends too early', '1:8: текст обрывается'],
  ['{"a": "b', '1:9: the text ends too early', '1:9: текст обрывается'],
  ['[1 2]', '1:4: not expected here: "2]"', '1:4: здесь не ожидалось: "2]"'],
  ['{"a": 01}', '1:8: not expected here: "1}"', '1:8: здесь не ожидалось: "1}"'],
  ["{'a': 1}", `1:2: not expected here: "'a': 1}"`, `1:2: здесь не ожидалось: "'a': 1}"`],
  ['{"a": "\\x"}', '1:7: not expected here: "\\"\\\\x\\"}"', '1:7: здесь не ожидалось: "\\"\\\\x\\"}"'],
  ['{} {}', '1:4: not expected here: "{}"', '1:4: здесь не ожидалось: "{}"'],
  ['[1}', '1:3: not expected here: "}"', '1:3: здесь не ожидалось: "}"'],
  ['<html>', '1:1: not expected here: "<html>"', '1:1: здесь не ожидалось: "<html>"'],
])('%j is no JSON: %s', (text, hint, hintRu) => {
  expect(() => readJSON(text)).toThrow(expect.objectContaining({ code: 'exchange/not-json', status: 400, hint, hintRu }))
})

test('a mark at the beginning is passed over', () => {
  expect(readJSON('\uFEFF{"a":1}')).toEqual({ a: 1 })
})

test('where a sign was put into a text, what is before its place can be the beginning of a text (property)', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), fc.constantFrom('}', ']', ',', ':', 'x', '1', '"'), (json, random, sign) => {
      const at = random % (json.length + 1)
      const broken = json.slice(0, at) + sign + json.slice(at)
      fc.pre(!isJSON(broken))
      const trouble = troubleAt(broken)
      expect(trouble).toBeGreaterThanOrEqual(0)
      expect(trouble).toBeLessThanOrEqual(broken.length)
      // Cut off there, a text is found to end too early, and nothing else is.
      if (!isJSON(broken.slice(0, trouble))) expect(troubleAt(broken.slice(0, trouble))).toBe(trouble)
    }),
    { numRuns: 300 },
  )
})

function isJSON(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
