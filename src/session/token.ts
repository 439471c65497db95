/** The session that a request asks for: the header IBSession and the cookie ibsession (chapter 17.6.3.2). */
import { headerValue, headerValues, type RawHeaders } from '../exchange/headers.ts'
import { badHeader } from './refusals.ts'

/** `start` or `finish`, in any case; throws 400 for anything else. */
export function sessionCommand(headers: RawHeaders): 'start' | 'finish' | undefined {
  const value = headerValue(headers, 'ibsession')
  if (value === undefined) return undefined
  const word = value.trim().toLowerCase()
  if (word !== 'start' && word !== 'finish') throw badHeader(value)
  return word
}

/**
 * The id of the first ibsession cookie; clients send its name in another case, and the attributes of Set-Cookie along with it (sources 35,
 * 36, 37).
 */
export function sessionCookie(headers: RawHeaders): string | undefined {
  for (const cookies of headerValues(headers, 'cookie')) {
    for (const pair of cookies.split(';')) {
      const equals = pair.indexOf('=')
      if (equals >= 0 && pair.slice(0, equals).trim().toLowerCase() === 'ibsession')
        return pair
          .slice(equals + 1)
          .trim()
          .replace(/^"(.*)"$/, '$1')
    }
  }
  return undefined
}

/**
 * `base`: of the publication as its client knows it, to which the cookie is confined; `prefix`: of a proxy, encoded (the attributes are
 * ours: docs/quirks.md).
 */
export const setCookie = (id: string, base: string, prefix = ''): string =>
  `ibsession=${id}; Path=${prefix}${encodeURI(base).replaceAll(';', '%3B') || '/'}; HttpOnly`
