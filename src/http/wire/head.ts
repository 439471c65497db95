/** The head of a request in 1C's order: Host, Authorization, User-Agent, Accept, and then the headers of the object (source 408). */
import { said } from '../../diagnostics/said.ts'
import { toBase64 } from '../../exchange/base64.ts'
import { headerValue, isHeaderName, isHeaderValue, type RawHeaders } from '../../exchange/headers.ts'
import { addressOf, outgoingError } from '../../exchange/outgoing/error.ts'
import type { OutgoingURL } from '../../exchange/outgoing/request.ts'
import type { WireProfile } from './profile.ts'

export interface HeadParts {
  readonly url: OutgoingURL
  /** Of the object; one with the name of a header above goes out in its own place instead, Host in the place of Host. */
  readonly own: ReadonlyMap<string, string>
  readonly authorization: string | undefined
  /** Of a body that was made of a text. */
  readonly contentType: string
}

/** @throws OutgoingError for a name or a value that HTTP forbids */
export function headOf({ userAgent, accept }: WireProfile, { url, own, authorization, contentType }: HeadParts): RawHeaders {
  const mine: string[] = []
  let host: string | undefined
  for (const [name, value] of own) {
    const checked = checkedValue(name, value)
    if (checkedName(name).length === 4 && name.toLowerCase() === 'host') host = checked
    else mine.push(name, checked)
  }
  const head = ['Host', host ?? hostOf(url)]
  const add = (name: string, value: string | undefined): void => {
    if (value !== undefined && value !== '' && headerValue(mine, name) === undefined) head.push(name, value)
  }
  add('Authorization', authorization)
  add('User-Agent', userAgent)
  add('Accept', accept)
  for (const one of mine) head.push(one)
  add('Content-Type', contentType)
  return head
}

/** The port that the scheme implies is left out. */
const hostOf = (url: OutgoingURL): string => {
  const usual = url.port === (url.scheme === 'https' ? 443 : 80)
  return usual ? addressOf(url).replace(/:\d+$/, '') : addressOf(url)
}

function checkedName(name: string): string {
  if (typeof name === 'string' && isHeaderName(name)) return name
  const why = said('HTTP allows letters, digits and "-" in a name', 'в имени HTTP допускает латинские буквы, цифры и "-"')
  throw outgoingError('bad-header', { name: String(name), why })
}

function checkedValue(name: string, value: unknown): string {
  const text = String(value)
  if (isHeaderValue(text)) return text
  const why = said('its value has a line end or another control character', 'в значении есть перевод строки или управляющий символ')
  throw outgoingError('bad-header', { name, why })
}

const utf8 = new TextEncoder()

/** Name and password in UTF-8 (source 42). */
export const basicOf = (user: string, password: string): string => `Basic ${toBase64(utf8.encode(`${user}:${password}`))}`
