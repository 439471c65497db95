/** Dates of a body as local time. */
import { DateTime } from '../../xdto/values/date-time.ts'

/** Local time; with `Z` or an offset it is shifted to local time, as on the wire. */
export function dateOf(text: string, zoneOffset: number): DateTime | undefined {
  const read = DateTime.parse(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00` : text)
  if (read === undefined) return undefined
  const { year, month, day, hour, minute, second } = read
  if (year > LAST_YEAR) return undefined
  if (read.offset === undefined) return DateTime.of({ year, month, day, hour, minute, second })
  const offset = /([+-])(\d\d):(\d\d)$/.exec(text)
  const ahead = offset === null ? 0 : (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]))
  return shifted(read, zoneOffset - ahead)
}

/** 1C's dates end with it. */
const LAST_YEAR = 3999

/** The empty date stays empty, whatever zone it is said in: clients write it back as they read it. */
function shifted({ year, month, day, hour, minute, second }: DateTime, minutes: number): DateTime | undefined {
  const time = new Date(0)
  time.setUTCFullYear(year, month - 1, day) // Date.UTC takes years below 100 for those of the last century
  time.setUTCHours(hour, minute, second)
  const isEmpty = time.getTime() === EMPTY
  if (!isEmpty) time.setUTCMinutes(minute + minutes)
  return time.getUTCFullYear() > LAST_YEAR ? undefined : DateTime.parse(time.toISOString().slice(0, 19))
}

const EMPTY = Date.parse('0001-01-01T00:00:00Z')
