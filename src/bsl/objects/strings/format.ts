/** `Формат(Значение, "…")`: numbers, dates and Булево by a format string; other values as their text. */
import type { Library } from '../../dictionary/library.ts'
import { isNumeric } from '../../run/big-number.ts'
import { DateValue } from '../../run/calendar.ts'
import { text } from '../../run/text.ts'
import { formatDate } from './format-date.ts'
import { formatNumber } from './format-number.ts'
import { formatOptions } from './format-options.ts'
import { localeOf } from './locale.ts'

function formatValue(value: unknown, source = ''): string {
  const options = formatOptions(source)
  const locale = localeOf(options.get('L'))
  if (isNumeric(value)) return formatNumber(value, options, locale)
  if (value instanceof DateValue) return formatDate(value, options, locale)
  if (typeof value !== 'boolean') return text(value)
  const word = options.get(value ? 'BT' : 'BF')
  return word === undefined || word === '' ? (value ? locale.yes : locale.no) : word
}

export const format: Library = {
  functions: { 'Формат|Format|as?': (_: never, value: unknown, source?: string) => formatValue(value, source) },
}
