/** Header fields as pairs: names keep their case and order, repeated names stay repeated. */

/** Names and values in turn: `['Host', 'x', 'Accept', 'text/xml']`. */
export type RawHeaders = readonly string[]

/** The first value of the header, whatever the case of its name. */
export function headerValue(headers: RawHeaders, name: string): string | undefined {
  const wanted = name.toLowerCase()
  for (let at = 0; at < headers.length; at += 2) {
    const found = headers[at]!
    if (found.length === wanted.length && found.toLowerCase() === wanted) return headers[at + 1]
  }
  return undefined
}

/** All values of the header joined by commas, as handlers see them (RFC 9110, 5.3). */
export function joinedValue(headers: RawHeaders, name: string): string | undefined {
  const values = headerValues(headers, name)
  return values.length === 0 ? undefined : values.join(', ')
}

/** All values of the header, whatever the case of its name. */
export function headerValues(headers: RawHeaders, name: string): string[] {
  const wanted = name.toLowerCase()
  const values: string[] = []
  for (let at = 0; at < headers.length; at += 2) {
    const found = headers[at]!
    if (found.length === wanted.length && found.toLowerCase() === wanted) values.push(headers[at + 1]!)
  }
  return values
}

/** The bytes that Content-Length announces; `undefined` where there is none, or its value is not a number. */
export function declaredLength(headers: RawHeaders): number | undefined {
  const text = headerValue(headers, 'content-length')
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined
}

/** The `charset` parameter of a Content-Type value. */
export const charsetOf = (contentType: string | undefined): string | undefined =>
  contentType === undefined ? undefined : /;\s*charset\s*=\s*"?([^\s;"][^\s;"]*)/i.exec(contentType)?.[1]

const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
// eslint-disable-next-line no-control-regex
const forbiddenInValue = /[\u0000-\u0008\u000A-\u001F\u007F]/

/** Whether a text can be the name of a header (RFC 9110, 5.6.2). */
export const isHeaderName = (text: string): boolean => token.test(text)

/** Whether a text can be a value, or a part of one: no line ends and no other control characters. */
export const isHeaderValue = (text: string): boolean => !forbiddenInValue.test(text)
