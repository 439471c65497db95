/** Bytes as text: xs:base64Binary and xs:hexBinary, both ways. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const letters = new TextEncoder().encode(alphabet)
const PAD = 61
/** Value of each base64 character by its code; 64 for what is none. */
const sextets = new Uint8Array(128).fill(64)
letters.forEach((code, at) => {
  sextets[code] = at
})
const ascii = new TextDecoder('latin1')

/** `undefined` when the text is not base64 with its padding; blanks between characters are allowed, as in XML Schema. */
export function parseBase64(text: string): Uint8Array | undefined {
  const packed = /[ \t\r\n]/.test(text) ? text.replace(/[ \t\r\n][ \t\r\n]*/g, '') : text
  const padding = packed.endsWith('==') ? 2 : packed.endsWith('=') ? 1 : 0
  if (packed.length % 4 !== 0) return undefined
  const bytes = new Uint8Array((packed.length / 4) * 3 - padding)
  const end = packed.length - padding
  let bits = 0
  let held = 0
  let to = 0
  for (let at = 0; at < end; at++) {
    const code = packed.charCodeAt(at)
    const value = code < 128 ? sextets[code]! : 64
    if (value === 64) return undefined
    held = ((held << 6) | value) & 0xffffff
    bits += 6
    if (bits >= 8) bytes[to++] = (held >> (bits -= 8)) & 0xff
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : undefined
}

/** One line, with padding. */
export function printBase64(bytes: Uint8Array): string {
  const text = new Uint8Array(Math.ceil(bytes.length / 3) * 4)
  let to = 0
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at
    const triple = (bytes[at]! << 16) | ((left > 1 ? bytes[at + 1]! : 0) << 8) | (left > 2 ? bytes[at + 2]! : 0)
    text[to++] = letters[triple >> 18]!
    text[to++] = letters[(triple >> 12) & 63]!
    text[to++] = left > 1 ? letters[(triple >> 6) & 63]! : PAD
    text[to++] = left > 2 ? letters[triple & 63]! : PAD
  }
  return ascii.decode(text)
}

export function parseHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[\da-fA-F]*$/.test(text)) return undefined
  return Uint8Array.from({ length: text.length / 2 }, (_, at) => Number.parseInt(text.slice(at * 2, at * 2 + 2), 16))
}

/** Capital letters, the canonical form of XML Schema. */
export const printHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join('')
