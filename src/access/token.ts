/** An access token (JWT, RFC 7519) taken apart; nothing in it is believed before its signature was checked. */
import { fromBase64URL } from '../exchange/base64.ts'

export interface ParsedToken {
  readonly header: Readonly<Record<string, unknown>>
  readonly payload: Readonly<Record<string, unknown>>
  /** What was signed. */
  readonly signed: Uint8Array
  readonly signature: Uint8Array
}

/** Characters that a token may have: more is not read. */
const LONGEST = 16_384

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** `undefined` when it is not three canonical base64url parts whose first two are JSON objects in UTF-8. */
export function parseToken(text: string): ParsedToken | undefined {
  const parts = text.length > LONGEST ? [] : text.split('.')
  const [header, payload, signature] = parts.map(fromBase64URL)
  if (parts.length !== 3 || header === undefined || payload === undefined || signature === undefined) return undefined
  const [headerObject, payloadObject] = [jsonObject(header), jsonObject(payload)]
  if (headerObject === undefined || payloadObject === undefined) return undefined
  return { header: headerObject, payload: payloadObject, signed: new TextEncoder().encode(text.slice(0, text.lastIndexOf('.'))), signature }
}

/** Whether a text is a JWT at all, sound or not: an opaque text has no header. */
export function hasHeader(text: string): boolean {
  const dot = text.length > LONGEST ? -1 : text.indexOf('.')
  const header = dot < 0 ? undefined : fromBase64URL(text.slice(0, dot))
  return header !== undefined && jsonObject(header) !== undefined
}

function jsonObject(bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(utf8.decode(bytes))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** A claim by its own name only: what JSON did not say is not there. */
export const claimOf = (of: Readonly<Record<string, unknown>>, name: string): unknown => (Object.hasOwn(of, name) ? of[name] : undefined)
