/** Each source file opens with a sentence that says what it knows; what it holds stays small enough to be read. */
import { expect, test } from 'vitest'
import { sources } from './sources.ts'

const opening = /^(?:#!.*\n)?\/\*\*\s*([\s\S]*?)\s*\*\//

test('each file opens with a sentence', () => {
  const without = sources.filter(({ text }) => !/[A-Z`'«(][\s\S]{15,}[.:)]$/.test(opening.exec(text)?.[1] ?? '')).map(({ path }) => path)
  expect(without).toEqual([])
})

test('no file is longer than 260 lines', () => {
  expect(
    sources.filter(({ text }) => text.split('\n').length > 260).map(({ path, text }) => `${path}: ${text.split('\n').length}`),
  ).toEqual([])
})
