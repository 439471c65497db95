/** The scan of a picture against the regular expression that it stands for, whose back-reference has no place for a long run. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromParts } from '../../run/calendar.ts'
import { formatDate } from './format-date.ts'
import { localeOf } from './locale.ts'

const date = fromParts(2024, 3, 4, 5, 6, 7)!
const drawn = (picture: string): string => formatDate(date, new Map([['DF', picture]]), localeOf('ru'))
const expression = /"([^"]*)"|'([^']*)'|([дМкгчЧмсврdMqyhHmstf])\3*/g

test('a picture is read as its expression reads it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...`"' дМгчЧсмdMyhHfж-.`), { minLength: 1, maxLength: 12 }), (letters) => {
      const picture = letters.join('')
      const wanted = picture.replace(expression, (run, double?: string, single?: string, letter?: string) =>
        letter === undefined ? (double ?? single ?? run) : drawn(run),
      )
      expect(drawn(picture)).toBe(wanted)
    }),
    { numRuns: 2000 },
  )
})
