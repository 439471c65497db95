/** Regular expressions of XML Schema (part 2, appendix F): what matches, what does not, and which texts are none. */
import { describe, expect, test } from 'vitest'
import { PatternError } from '../../pattern/tree.ts'
import { compilePattern } from './pattern.ts'

test.each<[pattern: string, matches: readonly string[], refuses: readonly string[]]>([
  ['[0-9]{3}', ['123'], ['12', '1234', '12a', 'a123']],
  ['a|bc', ['a', 'bc'], ['ac', 'abc', '']],
  ['', [''], ['a']],
  ['(ab)*c?', ['', 'c', 'abab', 'ababc'], ['aba']],
  ['\\d{11}|\\d{13}', ['12345678901', '٠٠٠٠٠٠٠٠٠٠٠'], ['1234567890123a']],
  ['^a$', ['^a$'], ['a']],
  ['a/b', ['a/b'], ['ab']],
  ['.', ['x', '💡'], ['\n', '\r', '']],
  ['\\s\\S', [' x', '\nx'], ['xx', '\u00a0x']],
  ['\\w+', ['слово', 'a1'], ['a-b', 'a b', '_-']],
  ['\\W', ['-', ' '], ['a']],
  ['\\i\\c*', ['a-1', '_', 'имя', ':a'], ['1a', '-']],
  ['[\\i-[:]][\\c-[:]]*', ['a', 'имя-1'], ['a:b', ':a', '1']],
  ['[a-z-[aeiou]]+', ['xyz'], ['a', 'xay']],
  ['[^a-z-[x]]', ['1'], ['a', 'x']],
  ['[-a]+', ['-a'], ['b']],
  ['[a-]', ['-', 'a'], ['b']],
  ['[+\\-]', ['+', '-'], ['a']],
  ['[0-9]{3}[-][0-9]{2}', ['123-45'], ['12345']],
  ['[\\[\\]\\^\\\\]', ['[', ']', '^', '\\'], ['a']],
  ['[&&!!--/]', ['&', '!', '/', '-'], ['a', '.']],
  ['\\p{Lu}\\P{Lu}', ['Аб'], ['аб', 'АБ']],
  ['\\p{IsCyrillic}+', ['Жук'], ['abc']],
  ['[\\p{IsBasicLatin}-[\\p{L}]]', ['1'], ['a', 'я']],
  ['\\P{IsBasicLatin}', ['я'], ['a']],
  ['a{2,}', ['aa', 'aaaa'], ['a']],
  ['a{0,1}b', ['b', 'ab'], ['aab']],
  ['\\n\\r\\t\\.', ['\n\r\t.'], ['nrt.']],
])('%s', (pattern, matches, refuses) => {
  const compiled = compilePattern(pattern)
  expect(matches.filter((text) => !compiled.test(text))).toEqual([])
  expect(refuses.filter((text) => compiled.test(text))).toEqual([])
})

describe('what is not a pattern is refused with its character', () => {
  test.each<[string, number]>([
    ['(', 2],
    [')', 1],
    ['a)', 2],
    ['[', 2],
    ['[a', 3],
    ['[]', 2],
    ['*', 1],
    ['a**', 3],
    ['a{', 2],
    ['a{2,1}', 2],
    ['a{x}', 2],
    ['\\', 2],
    ['\\q', 2],
    ['\\p{Xx}', 4],
    ['\\p{IsNothing}', 4],
    ['\\p', 3],
    ['[z-a]', 5],
    ['[a[b]', 3],
    ['a]', 2],
    ['+a', 1],
  ])('%s', (pattern, at) => {
    expect(() => compilePattern(pattern)).toThrow(PatternError)
    try {
      compilePattern(pattern)
    } catch (error) {
      expect((error as PatternError).at).toBe(at)
    }
  })
})
