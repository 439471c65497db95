/** Dates as shops and 1C write them, moved, and written in another form: `20240102`, `02.01.2024`, `2024-01-02T03:04:05Z`. */

const forms: readonly RegExp[] = [
  new RegExp(
    '^(?<year>\\d{4})-(?<month>\\d\\d)-(?<day>\\d\\d)'
      + '(?:[T ](?<hour>\\d\\d):(?<minute>\\d\\d)(?::(?<second>\\d\\d)(?:[.,]\\d\\d*)?)?(?<zone>Z|[+-]\\d\\d:?\\d\\d)?)?$',
  ),
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)(?:(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d))?$/,
  /^(?<day>\d\d?)\.(?<month>\d\d?)\.(?<year>\d{4})(?: (?<hour>\d\d?):(?<minute>\d\d)(?::(?<second>\d\d))?)?$/,
]

/** Milliseconds since 1970, as if the date were in UTC; `undefined` for what is no date. */
export function readDate(text: string): number | undefined {
  for (const form of forms) {
    const found = form.exec(text.trim())?.groups
    if (found === undefined) continue
    const [year, month, day, hour, minute, second] = ['year', 'month', 'day', 'hour', 'minute', 'second'].map((name) =>
      Number(found[name] ?? 0),
    )
    const date = new Date(0)
    date.setUTCFullYear(year!, month! - 1, day)
    date.setUTCHours(hour!, minute, second)
    if (date.getUTCMonth() !== month! - 1 || date.getUTCDate() !== day || hour! > 23 || minute! > 59 || second! > 59) return undefined
    return date.getTime() - offsetOf(found['zone'])
  }
  return undefined
}

function offsetOf(zone: string | undefined): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone ?? '') ?? []
  return sign === undefined ? 0 : (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1)
}

/** `2024-01-02T03:04:05`, or by a format of `yyyy`, `MM`, `dd`, `HH`, `mm`, `ss`. */
export function printDate(milliseconds: number, format = 'yyyy-MM-ddTHH:mm:ss'): string {
  const date = new Date(milliseconds)
  const parts: Readonly<Record<string, number>> = {
    yyyy: date.getUTCFullYear(),
    MM: date.getUTCMonth() + 1,
    dd: date.getUTCDate(),
    HH: date.getUTCHours(),
    mm: date.getUTCMinutes(),
    ss: date.getUTCSeconds(),
  }
  return format.replace(/yyyy|MM|dd|HH|mm|ss/g, (one) => String(parts[one]).padStart(one.length, '0'))
}

const units: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }

/** Milliseconds of `1d`, `-2h`, `30m`, `10s`, `2w`. */
export function readShift(text: string): number | undefined {
  const [, count, unit] = /^([+-]?\d{1,9})\s*([smhdw])$/.exec(text.trim()) ?? []
  return count === undefined ? undefined : Number(count) * units[unit!]!
}
