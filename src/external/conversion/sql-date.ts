/** Dates and times as databases print them, without a Date of JavaScript, which has no year 1 and has zones. */
import { DateTime } from '../../xdto/values/date-time.ts'

const pattern = /^(?:(\d{4})-(\d\d)-(\d\d))?(?:(?:^|[T ])(\d\d):(\d\d):(\d\d)(?:\.\d\d*)?(?:\s*(?:Z|[+-]\d\d(?::?\d\d)?))?)?$/

/**
 * `2024-03-04`, `2024-03-04 05:06:07.25`; a time alone is of the day 0001-01-01. A fraction of a second is cut off, a zone is passed over:
 * the text is in that of the connection. `undefined` for what 1C has no date for: `infinity`, years before 1 and after 9999.
 */
export function dateOf(text: string): DateTime | undefined {
  const found = text === '' ? null : pattern.exec(text)
  if (!found) return undefined
  const [, year = '0001', month = '01', day = '01', hour = '00', minute = '00', second = '00'] = found
  return DateTime.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}`)
}
