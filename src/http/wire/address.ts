/** The address of a call: the server as a connection names it, and the resource as a request does, as parts of a URL. */
import { said } from '../../diagnostics/said.ts'
import { outgoingError, type OutgoingError } from '../../exchange/outgoing/error.ts'
import type { OutgoingURL } from '../../exchange/outgoing/request.ts'

/** Names of DNS have 253 characters, and a port may follow. */
const LONGEST = 300

/**
 * `api.example`, `::1`, `пример.рф`, `localhost:8080`; without a port 443 behind TLS, else 80.
 *
 * @throws OutgoingError for a scheme or a path in it (chapter 17.3.1.2)
 */
export function serverOf(text: string, port: number | undefined, secure: boolean): Pick<OutgoingURL, 'host' | 'port'> {
  const given = text.trim()
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(given))
    throw badAddress(given, 'the server is named without a scheme', 'сервер указывается без схемы, её задаёт ЗащищенноеСоединение')
  if (given.length > LONGEST)
    throw badAddress(given, `the server has more than ${LONGEST} characters`, `сервер длиннее ${LONGEST} символов`)
  const [, bracketed, plain, ownPort] =
    /^(?:\[([\da-f:.]+)\]|([^[\]/?#\\@\s:]+|[\da-f]*:[\da-f:.]*:[\da-f:.]*?))(?::(\d+))?$/i.exec(given) ?? []
  const host = bracketed ?? plain
  if (host === undefined)
    throw badAddress(given, 'the server is a name or an address, without a path', 'сервер - это имя или адрес, без пути')
  const used = port ?? (ownPort === undefined ? (secure ? 443 : 80) : Number(ownPort))
  if (!Number.isInteger(used) || used < 1 || used > 65_535) throw badAddress(given, `${used} is not a port`, `${used} - не порт`)
  return { host: asciiHost(host, given), port: used }
}

/** A name beyond ASCII becomes that of DNS. */
function asciiHost(host: string, given: string): string {
  if (/^[\w.:-]+$/.test(host)) return host
  try {
    return new URL(`http://${host}/`).hostname
  } catch {
    throw badAddress(given, 'it cannot be the name of a host', 'это не может быть именем сервера')
  }
}

/**
 * Path and query as they go out: nothing is resolved, escapes stay, a `#` and what follows does not go out.
 *
 * @throws OutgoingError for a line end, and with `refuse` for what URLs do not have
 */
export function resourceOf(text: string, beyond: 'encode' | 'refuse'): string {
  const path = text.startsWith('/') ? text : `/${text}`
  if (!/[^\x21-\x7e]|#/.test(path)) return path
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f]/.test(path))
    throw badAddress(text, 'the resource has a control character', 'в адресе ресурса есть управляющий символ')
  const sent = path.split('#', 1)[0]!
  if (beyond === 'refuse' && /[^\x21-\x7e]/.test(sent))
    throw badAddress(text, 'the resource has letters that a URL does not have', 'в адресе ресурса есть буквы, которых не бывает в URL')
  return sent.replace(/[^\x21-\x7e][^\x21-\x7e]*/g, escaped)
}

/** Halves of surrogate pairs are as an encoder of UTF-8 writes them. */
const escaped = (letters: string): string => encodeURIComponent(letters.replace(/\p{Surrogate}/gu, '\uFFFD'))

const badAddress = (address: string, en: string, ru: string): OutgoingError =>
  outgoingError('bad-address', { address: address.slice(0, 200), why: said(en, ru) })
