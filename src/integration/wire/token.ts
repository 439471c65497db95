/** The token of the bus: asked for by name and password, and good until the time that it has in it. */
import { type Fragment, joined, said } from '../../diagnostics/said.ts'
import { fromBase64URL, toBase64 } from '../../exchange/base64.ts'
import { wholeBody } from '../../exchange/outgoing/body.ts'
import type { BusAddress } from './address.ts'
import { WireError } from './error.ts'
import type { HTTPWire } from './http-wire.ts'

export interface Token {
  readonly text: string
  /** Milliseconds since 1970, by the bus's clock; `undefined` where the token says none. */
  readonly expires: number | undefined
}

/** @throws WireError where the bus refuses, or is not one */
export async function tokenOf(wire: HTTPWire, address: BusAddress, user: string, password: string): Promise<Token> {
  const url = { ...address.server, path: '/auth/oidc/token' }
  const basic = `Basic ${toBase64(new TextEncoder().encode(`${user}:${password}`))}`
  const answer = await wire.ask(
    url,
    'POST',
    ['Authorization', basic, 'Content-Type', 'application/x-www-form-urlencoded'],
    'grant_type=client_credentials',
  )
  const text = new TextDecoder().decode(await wholeBody(answer, 1_000_000, url))
  if (answer.status !== 200) throw new WireError(answer.status === 401 ? 'login' : 'http', joined([`${answer.status}: `, messageOf(text)]))
  const token = idTokenOf(text)
  if (token === undefined)
    throw new WireError('http', said('the answer of the token call has no id_token', 'в ответе на запрос токена нет id_token'))
  return { text: token, expires: expiryOf(token) }
}

function idTokenOf(text: string): string | undefined {
  try {
    const { id_token: token } = JSON.parse(text) as { readonly id_token?: unknown }
    return typeof token === 'string' && token !== '' ? token : undefined
  } catch {
    return undefined
  }
}

/** A token that cannot be read is used as long as the bus takes it. */
function expiryOf(token: string): number | undefined {
  try {
    const payload = new TextDecoder().decode(fromBase64URL(token.split('.')[1] ?? ''))
    const { exp } = JSON.parse(payload) as { readonly exp?: unknown }
    return typeof exp === 'number' && Number.isFinite(exp) ? exp * 1000 : undefined
  } catch {
    return undefined
  }
}

/** The sentence of an error body `{"error":{"message":…}}`; else the text itself. */
export function messageOf(text: string): Fragment {
  try {
    const { error } = JSON.parse(text) as { readonly error?: { readonly message?: unknown } }
    if (typeof error?.message === 'string') return error.message
  } catch {
    // It is said as it is.
  }
  return text.trim().slice(0, 200) || said('no answer in words', 'ответ без пояснения')
}
