/** Credentials of the Basic scheme (RFC 7617): a name and a password in UTF-8, the first colon between them. */
import { fromBase64 } from '../exchange/base64.ts'

export interface Credentials {
  readonly name: string
  readonly password: string
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Of the value of an Authorization header; `undefined` when it is of another scheme, or can't be read. */
export function basicCredentials(authorization: string): Credentials | undefined {
  const [, encoded] = /^basic +([\w+/=]+) *$/i.exec(authorization) ?? []
  const bytes = encoded === undefined ? undefined : fromBase64(encoded.padEnd(Math.ceil(encoded.length / 4) * 4, '='))
  const text = bytes === undefined ? undefined : decoded(bytes)
  const colon = text?.indexOf(':') ?? -1
  return text === undefined || colon < 0 ? undefined : { name: text.slice(0, colon), password: text.slice(colon + 1) }
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}
