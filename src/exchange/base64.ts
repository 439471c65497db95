/** Base64 and base64url (RFC 4648) to bytes and back, strict: what is not canonical is not decoded. */

/** `undefined` for anything but canonical base64 with its padding. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined
  const characters = atob(text)
  const bytes = new Uint8Array(characters.length)
  for (let at = 0; at < bytes.length; at++) bytes[at] = characters.charCodeAt(at)
  // Only bits behind the last byte can differ.
  const last = bytes.subarray(bytes.length - (bytes.length % 3 || 3))
  return text === '' || toBase64(last) === text.slice(-4) ? bytes : undefined
}

/** As many as a call may have arguments in any engine. */
const PIECE = 0x2000

/** A character for each byte. */
export function bytesAsText(bytes: Uint8Array): string {
  let characters = ''
  for (let at = 0; at < bytes.length; at += PIECE) characters += String.fromCharCode(...bytes.subarray(at, at + PIECE))
  return characters
}

export const toBase64 = (bytes: Uint8Array): string => btoa(bytesAsText(bytes))

/** `undefined` for anything but canonical base64url without padding. */
export const fromBase64URL = (text: string): Uint8Array | undefined =>
  /^[\w-]*$/.test(text) ? fromBase64(text.replaceAll('-', '+').replaceAll('_', '/') + '='.repeat((4 - (text.length % 4)) % 4)) : undefined

export const toBase64URL = (bytes: Uint8Array): string =>
  toBase64(bytes)
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/={1,2}$/, '')
