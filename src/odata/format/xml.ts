/** XML as 1C's writer lays it out: tabs, and every attribute behind the first on a line of its own. */

/** Text of an element; characters that XML cannot hold become U+FFFD. */
export const escapeText = (text: string): string =>
  // oxlint-disable-next-line no-control-regex
  /[&<>\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text) ? text.replace(SPECIAL, escaped) : text

/** The same in an attribute. */
export const escapeAttribute = (text: string): string =>
  PLAIN.test(text) ? text : escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#xA;').replaceAll('\t', '&#x9;')

/** Letters, digits and what addresses of entities are made of. */
const PLAIN = /^[\w\u0401\u0410-\u044f\u0451 ()'=:/.,$-]*$/

// oxlint-disable-next-line no-control-regex
const SPECIAL = /[&<>\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' }
const escaped = (one: string): string => entities[one] ?? '\ufffd'

type Attributes = Readonly<Record<string, string>>

/** `<name a="…"⏎ b="…"` without its end, at a depth in tabs. */
function startOf(depth: number, name: string, attributes: Attributes): string {
  const tabs = '\t'.repeat(depth)
  const written = Object.entries(attributes).map(([key, value]) => `${key}="${escapeAttribute(value)}"`)
  return `${tabs}<${name}${written.length > 0 ? ` ${written.join(`\n${tabs}\t\t`)}` : ''}`
}

export const emptyElement = (depth: number, name: string, attributes: Attributes): string => `${startOf(depth, name, attributes)}/>\n`

export const opened = (depth: number, name: string, attributes: Attributes = {}): string => `${startOf(depth, name, attributes)}>\n`

export const closed = (depth: number, name: string): string => `${'\t'.repeat(depth)}</${name}>\n`

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
