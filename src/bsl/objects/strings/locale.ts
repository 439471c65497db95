/** The parts of a locale: separators of numbers, names of months and days, words for Булево. An unknown locale is Russian. */

export interface Locale {
  readonly code: string
  readonly point: string
  readonly group: string
  readonly yes: string
  readonly no: string
  /** Name of month 1-12 within a date: `января`. */
  month(number: number): string
  shortMonth(number: number): string
  /** Name of day 1-7, Monday first. */
  day(number: number): string
  shortDay(number: number): string
}

const russianMonths = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ')
const russianShort = 'янв. февр. март апр. май июнь июль авг. сент. окт. нояб. дек.'.split(' ')
const russianDays = 'понедельник вторник среда четверг пятница суббота воскресенье'.split(' ')
const russianShortDays = 'Пн Вт Ср Чт Пт Сб Вс'.split(' ')

const russian: Locale = {
  code: 'ru',
  point: ',',
  group: '\u00a0',
  yes: 'Да',
  no: 'Нет',
  month: (number) => russianMonths[number - 1]!,
  shortMonth: (number) => russianShort[number - 1]!,
  day: (number) => russianDays[number - 1]!,
  shortDay: (number) => russianShortDays[number - 1]!,
}

const made = new Map<string, Locale>()

/** By a code such as `en_US`; separators and names come from the machine's Unicode data. */
export function localeOf(code: string | undefined): Locale {
  // No locale has a longer name, and texts of any length are not kept.
  if (code === undefined || code.length > 100) return russian
  const tag = code.replace('_', '-').toLowerCase()
  if (tag.startsWith('ru')) return russian
  let found = made.get(tag)
  if (!found) {
    found = known(tag) ? fromUnicode(tag) : russian
    made.set(tag, found)
  }
  return found
}

function known(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf([tag]).length > 0
  } catch {
    return false
  }
}

function fromUnicode(tag: string): Locale {
  const parts = new Intl.NumberFormat(tag, { minimumGroupingDigits: 1 } as Intl.NumberFormatOptions).formatToParts(1_234_567.5)
  const part = (type: string): string | undefined => parts.find((one) => one.type === type)?.value
  const name = (options: Intl.DateTimeFormatOptions, month: number, day: number): string =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' }).format(Date.UTC(2024, month, day))
  const english = tag.startsWith('en')
  return {
    code: tag,
    point: part('decimal') ?? '.',
    group: (part('group') ?? '\u00a0').replace('\u202f', '\u00a0'),
    yes: english ? 'Yes' : 'Да',
    no: english ? 'No' : 'Нет',
    month: (number) => name({ month: 'long' }, number - 1, 1),
    shortMonth: (number) => name({ month: 'short' }, number - 1, 1),
    day: (number) => name({ weekday: 'long' }, 0, number),
    shortDay: (number) => name({ weekday: 'short' }, 0, number),
  }
}
