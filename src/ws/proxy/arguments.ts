/**
 * Reads the arguments after the port of WSProxy or CreateWSProxy: an object of options, or 1C's own positions (chapter 17.2.4.2, 17.2.4.3).
 */
import { inBoth } from '../../diagnostics/said-error.ts'
import type { WSProxySettings } from './proxy.ts'

/**
 * Options, or 1C's positions: proxy, timeout in seconds, secure connection, address. 1C's objects for a proxy and a secure connection are
 * options here.
 */
export type ProxyArguments<S extends object = WSProxySettings> =
  | readonly [options?: S | undefined]
  | readonly [proxy: undefined, timeout: number | undefined, secureConnection?: undefined, location?: string | undefined]

/**
 * What cannot be honoured is refused: an address that is passed over would call the real system.
 *
 * @throws TypeError
 */
export function proxyOptions<S extends object>(given: ProxyArguments<S>): S {
  const [first, timeout, secure, location, ...more] = given as readonly unknown[]
  if ((first !== undefined && (typeof first !== 'object' || first === null)) || secure !== undefined || more.length > 0)
    throw inBoth(
      new TypeError(
        'an object of options follows the port, for example { location, timeout, proxy, tls }; '
          + "1C's proxy and secure connection objects are its proxy and tls",
      ),
      'после порта идёт объект с параметрами, например { location, timeout, proxy, tls }; ИнтернетПрокси и защищённое соединение 1С – '
        + 'это его proxy и tls',
    )
  if (location !== undefined && typeof location !== 'string')
    throw inBoth(new TypeError('the address (four places behind the port) is a text'), 'адрес (четвёртый параметр после порта) – строка')
  if (timeout !== undefined && typeof timeout !== 'number')
    throw inBoth(new TypeError('the timeout (two places behind the port) is a number'), 'таймаут (второй параметр после порта) – число')
  const settings: WSProxySettings = {
    ...(first as WSProxySettings | undefined),
    ...(timeout !== undefined && timeout > 0 && { timeout: timeout * 1000 }),
    ...(location !== undefined && location !== '' && { location }),
  }
  return settings as S
}
