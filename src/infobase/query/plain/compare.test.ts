/** Plain values are ordered as the engines order them. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Layout } from '../../store/layout.ts'
import { fold } from '../../values/fold.ts'
import { ordered } from './compare.ts'

const layout = {} as Layout
const utf8 = new TextEncoder()

test('texts are ordered by the bytes of UTF-8, whatever the case', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'Z', 'ё', 'Я', '\uE000', '\uFFFD', '🎈', '𐀀', ' ', '中'), maxLength: 5 })
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(ordered(a, b, layout)!)).toBe(Buffer.compare(utf8.encode(fold(a)), utf8.encode(fold(b))))
    }),
  )
})
