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

const HEX = '0123456789ABCDEF'
const hexDigits = new TextEncoder().encode(HEX)
/** Value of each hexadecimal digit by its code; 16 for what is none. */
const nibbles = new Uint8Array(128).fill(16)
for (const digits of [HEX, HEX.toLowerCase()]) for (let at = 0; at < 16; at++) nibbles[digits.charCodeAt(at)] = at

const nibbleAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at)
  return code < 128 ? nibbles[code]! : 16
}

/** `undefined` where a character is no hexadecimal digit, or one is missing. */
export function parseHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0) return undefined
  const bytes = new Uint8Array(text.length / 2)
  for (let at = 0; at < bytes.length; at++) {
    const [high, low] = [nibbleAt(text, at * 2), nibbleAt(text, at * 2 + 1)]
    if ((high | low) > 15) return undefined
    bytes[at] = (high << 4) | low
  }
  return bytes
}

/** Capital letters, the canonical form of XML Schema. */
export function printHex(bytes: Uint8Array): string {
  const text = new Uint8Array(bytes.length * 2)
  let to = 0
  for (const byte of bytes) {
    text[to++] = hexDigits[byte >> 4]!
    text[to++] = hexDigits[byte & 15]!
  }
  return ascii.decode(text)
}
