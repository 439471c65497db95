/** Dates by a format string: ДЛФ is a form of the locale, ДФ a picture such as `дд.ММ.гггг ЧЧ:мм:сс`, ДП the text of the empty date. */
import { type DateParts, DateValue, dateText, partsOf, two, weekDay } from '../../run/calendar.ts'
import type { Locale } from './locale.ts'

export function formatDate(date: DateValue, options: ReadonlyMap<string, string>, locale: Locale): string {
  if (date.seconds === 0) return options.get('DE') ?? ''
  const picture = options.get('DF')
  if (picture !== undefined && picture !== '') return drawn(date, picture, locale)
  const form = options.get('DLF')
  return form === undefined || form === '' ? dateText(date) : byForm(date, form.toUpperCase(), locale)
}

/** Д or D: the date, ДД or DD: in words, В or T: the time; joined as in ДДВ. */
function byForm(date: DateValue, form: string, locale: Locale): string {
  if (!/^[ДDВT][ДDВT]*$/.test(form)) return dateText(date)
  const parts = partsOf(date)
  const days = form.split(/[ДD]/, 3).length - 1
  const wantsTime = /[ВT]/.test(form)
  const time = `${parts.hour}:${two(parts.minute)}:${two(parts.second)}`
  const day = days === 0 ? '' : days === 1 ? numeric(parts) : inWords(parts, locale)
  return [day, wantsTime ? time : ''].filter((one) => one !== '').join(' ')
}

const numeric = ({ year, month, day }: DateParts): string => `${two(day)}.${two(month)}.${String(year).padStart(4, '0')}`

const inWords = ({ year, month, day }: DateParts, locale: Locale): string =>
  locale.code === 'ru' ? `${day} ${locale.month(month)} ${year}\u00a0г.` : `${day} ${locale.month(month)} ${year}`

const letters: Readonly<Record<string, string>> = {
  д: 'd',
  М: 'M',
  к: 'q',
  г: 'y',
  ч: 'h',
  Ч: 'H',
  м: 'm',
  с: 's',
  в: 't',
  р: 'f',
}

const sign = /["'дМкгчЧмсврdMqyhHmstf]/g

/** A quoted text is as it is, a run of one letter is a component. A scan: a repeated back-reference has no place for a long run. */
function drawn(date: DateValue, picture: string, locale: Locale): string {
  const parts = partsOf(date)
  let result = ''
  let at = 0
  for (sign.lastIndex = 0; ; sign.lastIndex = at) {
    const found = sign.exec(picture)
    if (found === null) return result + picture.slice(at)
    const { 0: first, index } = found
    result += picture.slice(at, index)
    if (first === '"' || first === "'") {
      const close = picture.indexOf(first, index + 1)
      at = close < 0 ? index + 1 : close + 1
      result += close < 0 ? first : picture.slice(index + 1, close)
    } else {
      at = index + 1
      while (picture[at] === first) at++
      result += component(letters[first] ?? first, at - index, parts, date, locale)
    }
  }
}

function component(letter: string, length: number, parts: DateParts, date: DateValue, locale: Locale): string {
  const number = (value: number): string => (length > 1 ? two(value) : String(value))
  switch (letter) {
    case 'd':
      return length > 3 ? locale.day(weekDay(date)) : length === 3 ? locale.shortDay(weekDay(date)) : number(parts.day)
    case 'M':
      return length > 3 ? locale.month(parts.month) : length === 3 ? locale.shortMonth(parts.month) : number(parts.month)
    case 'q':
      return String(Math.ceil(parts.month / 3))
    case 'y':
      return length > 2 ? String(parts.year).padStart(4, '0') : length === 2 ? two(parts.year % 100) : String(parts.year % 100)
    case 'h':
      return number(parts.hour % 12 === 0 ? 12 : parts.hour % 12)
    case 'H':
      return number(parts.hour)
    case 'm':
      return number(parts.minute)
    case 's':
      return number(parts.second)
    case 'f':
      return '0'.repeat(length)
    default:
      return parts.hour < 12 ? 'AM' : 'PM'
  }
}
