/** Regular expressions of users in linear time: they mean what they mean to JavaScript, or are refused by name. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileScriptGroups, compileScriptPattern } from './script.ts'

const texts = [
  '',
  'a',
  'aa',
  'ab',
  'b',
  'abab',
  'aaab',
  '1',
  'A-1',
  'привет',
  'Ёж',
  ' ',
  '\u00a0',
  '\n',
  'a\nb',
  '💡',
  '$',
  '^',
  '\u2028',
  '_',
  'é',
]

describe('as JavaScript (flag u), over texts that tell engines apart', () => {
  test.each([
    '^(a+)+$',
    '(a|b)*c?',
    '(a|aa)(a|aa)(a|aa)',
    '^\\d+$',
    '\\w+\\s*\\w+',
    '[^]*b',
    '^.*$',
    '^(?:.|\\n)*$',
    '(?<name>a)(b)?',
    '\\bа|\\Bb+',
    '^[\\p{Lu}\\p{Nd}-]+$',
    '(\\p{Script=Cyrillic}+)+',
    '^(\\u{1f4a1}|\\ud83d\\udca1|x)+$',
    '\\x61{2,3}?b',
    '\\$|\\^',
    '(?:)',
    '(|a)+b',
    '[\\s\\S]+\\n',
    '([a-z]+)*\\d',
    '^[^a]*$',
    '(a{0,2}){0,30}b',
    '\\cJ',
    '\\0?a*b*',
    '[]|b+a*',
  ])('%s', (source) => {
    const ours = compileScriptPattern(source)
    const theirs = new RegExp(source, 'u')
    expect(texts.filter((text) => ours.test(text) !== theirs.test(text))).toEqual([])
  })
})

/** Expressions of every form that the reader knows, small enough that backtracking ends. */
const expression: fc.Arbitrary<string> = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '\\s', '1', '\\d', 'ж', '\\p{L}', '^', '$'),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `${a}${b}`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(?:${a}|${b})`),
    fc.tuple(tie('any'), fc.constantFrom('*', '+', '?', '{2}', '{0,2}', '{1,}', '*?', '{0,20}')).map(([a, times]) => `(${a})${times}`),
  ),
})).any

test('any expression and any short text: as JavaScript', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', ' ', 'ж', '\n', '-'), maxLength: 8 })
  fc.assert(
    fc.property(expression, text, (source, given) => {
      expect(compileScriptPattern(source).test(given)).toBe(new RegExp(source, 'u').test(given))
    }),
    { numRuns: 400 },
  )
})

test.each([
  ['^(a+)+$', 'a'],
  ['(a|a)*$', 'a'],
  ['([a-z]+)*\\d', 'a'],
  ['(.*)(.*)(.*)(.*)=', 'x'],
  ['\\d+x', '1'],
])('%s ends on a long text that it does not match', (source, letter) => {
  expect(compileScriptPattern(source).test(`${letter.repeat(20_000)}!`)).toBe(source.endsWith('*$'))
})

test.each([
  ['(?=a)b', 1, 'look-around cannot be matched in linear time'],
  ['a(?!b)', 2, 'look-around cannot be matched in linear time'],
  ['(?<=a)b', 1, 'look-around cannot be matched in linear time'],
  ['(?<!a)b', 1, 'look-around cannot be matched in linear time'],
  ['(a)\\1', 4, 'back-references cannot be matched in linear time'],
  ['(?<n>a)\\k<n>', 8, 'back-references cannot be matched in linear time'],
  [`${'('.repeat(101)}a${')'.repeat(101)}`, 101, 'brackets are nested deeper than 100'],
  ['((a+){100}){1000}', 1, 'it has more than 5000 steps with its counts written out'],
])('%s is refused by name', (source, at, message) => {
  expect(() => compileScriptPattern(source)).toThrow(expect.objectContaining({ name: 'PatternError', message, at }))
})

test('what is not a regular expression is a SyntaxError, as of JavaScript', () => {
  expect(() => compileScriptPattern('(')).toThrow(SyntaxError)
})

describe('groups are what JavaScript takes', () => {
  test.each([
    ['^(\\d+)-(?<name>[а-я]+)$', '12-ёж'],
    ['^(\\d+)-(?<name>[а-я]+)$', '12-абв'],
    ['No (\\d+)', 'a No No 17, No 18'],
    ['(?<a>x+)(?<b>y*)z', 'aaxxyz'],
    ['(a)|(?<b>b+)', 'cbb'],
    ['(?:a+)(b)', 'xaab'],
  ])('%s of %j', (source, text) => {
    const theirs = new RegExp(source, 'u').exec(text)
    const ours = compileScriptGroups(source).exec(text)
    expect(ours?.all).toEqual(theirs === null ? undefined : [...theirs])
    const named = Object.entries(theirs?.groups ?? {}).filter(([, one]) => one !== undefined)
    expect(ours?.named).toEqual(theirs === null ? undefined : Object.fromEntries(named))
  })

  test('a repeated group has no linear time', () => {
    expect(() => compileScriptGroups('(a+)+b')).toThrow('a group that is repeated cannot be taken in linear time')
  })
})
