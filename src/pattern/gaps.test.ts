/** Texts with gaps against the regular expressions that they are. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gappedPattern } from './gaps.ts'

const text = fc.array(fc.constantFrom('a', 'b', '\n', '\r\n', '.'), { maxLength: 6 }).map((pieces) => pieces.join(''))
const gap = fc.constantFrom('[^]*', String.raw`[^\r\n]*`)
const escaped = (one: string): string => one.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

test('what holds', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(text.map(escaped), gap), { maxLength: 6 }), fc.array(text, { maxLength: 4 }), (pieces, texts) => {
      const source = `^${pieces.join('')}$`
      const given = texts.join('')
      expect(gappedPattern(source)?.test(given)).toBe(new RegExp(source, 'u').test(given))
    }),
    { numRuns: 50_000 },
  )
})

test('what fits by its making', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), fc.array(text, { maxLength: 5 }), (pieces, filled) => {
      const source = `^${pieces.map(escaped).join('[^]*')}$`
      const given = pieces.map((one, at) => one + (at < pieces.length - 1 ? (filled[at] ?? '') : '')).join('')
      expect(gappedPattern(source)!.test(given)).toBe(true)
    }),
  )
})

test.each(['^a', 'a$', '^a+$', '^(a)$', '^[ab]*$', String.raw`^\d$`, '^a$b', '^a|b$', '^a.b$', '^a{2}$', '^[^]*?$', '^[^]*+$'])(
  '%s is not one',
  (source) => expect(gappedPattern(source)).toBeUndefined(),
)
