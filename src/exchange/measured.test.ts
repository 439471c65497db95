/** A text that was measured is there as bytes until the next one is; what is still read is left alone. */
import { beforeEach, expect, test } from 'vitest'
import { keepMeasured, measured, ROOM_BEFORE, utf8Length } from './measured.ts'

const text = (found: ReturnType<typeof measured>) =>
  found && new TextDecoder().decode(found.memory.subarray(ROOM_BEFORE, ROOM_BEFORE + found.length))

beforeEach(() => void utf8Length(''))

test('the text that was measured last is there, as its bytes; no other one', () => {
  utf8Length('первый')
  expect(text(measured('первый'))).toBe('первый')
  utf8Length('второй')
  expect([text(measured('второй')), measured('первый'), measured('втор')]).toEqual(['второй', undefined, undefined])
})

test('a text that is too long to be kept is not there, nor is the one before it', () => {
  const [kept, long] = ['Ж'.repeat(32_768), 'Ж'.repeat(32_769)]
  expect([utf8Length(kept), text(measured(kept)) === kept]).toEqual([65_536, true])
  expect([utf8Length(long), measured(long), measured(kept)]).toEqual([65_538, undefined, undefined])
})

test('memory that is still read is not written to again', () => {
  utf8Length('первый')
  const first = measured('первый')!
  keepMeasured()
  expect(measured('первый')).toBeUndefined()
  utf8Length('второй')
  expect([text(first), text(measured('второй'))]).toEqual(['первый', 'второй'])
})
