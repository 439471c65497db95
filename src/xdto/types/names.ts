/** Which texts are XML names, and blanks as XML Schema's whiteSpace facet treats them. */

const start =
  'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F'
  + '\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}'
const more = `${start}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040`

/** The inside of a character class: what \i and \c of XML Schema patterns mean. */
export const nameStartClass = `:${start}`
export const nameClass = `:${more}`

const begins = new RegExp(`^[:${start}]`, 'u')
const other = new RegExp(`[^:${more}]`, 'u')

export const isNCName = (text: string): boolean => isName(text) && !text.includes(':')
export const isName = (text: string): boolean => begins.test(text) && !other.test(text)
export const isNMToken = (text: string): boolean => text !== '' && !other.test(text)

export type WhiteSpace = 'preserve' | 'replace' | 'collapse'

/** A regular expression takes longer for the few characters of a number or a date. */
function hasBlank(text: string): boolean {
  if (text.length > SHORT) return /[\t\r\n ]/.test(text)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code <= 0x20 && (code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d)) return true
  }
  return false
}

const SHORT = 40

/** Only the four blanks of XML count: a no-break space stays. */
export function normalize(text: string, whiteSpace: WhiteSpace): string {
  if (whiteSpace === 'preserve' || !hasBlank(text)) return text
  const replaced = text.replace(/[\t\r\n]/g, ' ')
  return whiteSpace === 'replace' ? replaced : replaced.replace(/ {2} */g, ' ').replace(/^ | $/g, '')
}
