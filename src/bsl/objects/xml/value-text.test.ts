/** Dates of XML against the regular expression that the scan stands for, which takes quadratic time over many letters T. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DateValue, fromDigits } from '../../run/calendar.ts'
import { primitiveTypes } from '../../run/values.ts'
import { xmlValue } from './value-text.ts'

const pieces = ['T', 'Z', '2024', '01', '-', ':', '.', '+', '03:00', '-03:00', ' ', '20240101', '000000', 'ж'] as const
const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 9 }).map((one) => one.join(''))
const ZONE = 180

function expected(source: string): DateValue | undefined {
  const text = source.trim()
  const [, moment = text, sign, hours = '0', minutes = '0'] = /^(.*T.*?)(?:\.\d+)?(?:Z|([+-])(\d\d):(\d\d))?$/.exec(text) ?? []
  const found = fromDigits(moment.replace(/\D/g, ''))
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  return found && /(?:Z|T.*[+-]\d\d:\d\d)$/.test(text) ? new DateValue(found.seconds + (ZONE - offset) * 60) : found
}

const read = (text: string): unknown => xmlValue(primitiveTypes.Date, text, ZONE)

test('a date', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const wanted = expected(text)
      if (wanted === undefined) expect(() => read(text)).toThrow('Дата')
      else expect(read(text)).toEqual(wanted)
    }),
    { numRuns: 20_000 },
  )
})
