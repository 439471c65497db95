/** Content-Transfer-Encoding undone (RFC 2045, section 6): bytes as they were sent to bytes as they were meant. */
import { said } from '../diagnostics/said.ts'
import { malformed } from './multipart-error.ts'

/** `encoding`: the header's value, any case; absent is 7bit. Throws MultipartError. */
export function decodeTransfer(encoding: string | undefined, bytes: Uint8Array): Uint8Array {
  switch (encoding?.trim().toLowerCase() ?? '7bit') {
    case 'binary':
    case '8bit':
    case '7bit':
      return bytes
    case 'base64':
      return decodeBase64(bytes)
    case 'quoted-printable':
      return decodeQuotedPrintable(bytes)
    default:
      return malformed(
        said(
          `Content-Transfer-Encoding "${encoding!.slice(0, 40)}" is not known: binary, 8bit, 7bit, base64, quoted-printable are`,
          `Content-Transfer-Encoding «${encoding!.slice(0, 40)}» неизвестно: допустимы binary, 8bit, 7bit, base64, quoted-printable`,
        ),
      )
  }
}

const [LINE_FEED, RETURN, SPACE, TAB, EQUALS] = [0x0a, 0x0d, 0x20, 0x09, 0x3d]

const SKIP = 64
const PAD = 65
const sixBits = new Uint8Array(256).fill(255)
for (const [value, letter] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries())
  sixBits[letter.charCodeAt(0)] = value
for (const white of [LINE_FEED, RETURN, SPACE, TAB]) sixBits[white] = SKIP
sixBits[EQUALS] = PAD

function decodeBase64(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(Math.ceil(bytes.length / 4) * 3)
  let length = 0
  let bits = 0
  let held = 0
  let letters = 0
  let pads = 0
  for (const byte of bytes) {
    const value = sixBits[byte]!
    if (value === SKIP) continue
    if (value === PAD) {
      pads++
      continue
    }
    if (value > PAD || pads > 0)
      malformed(said('a base64 part contains characters that are not base64', 'в части base64 есть символы не из base64'))
    bits = ((bits << 6) | value) & 0xff_ffff
    letters++
    held += 6
    if (held >= 8) out[length++] = (bits >> (held -= 8)) & 255
  }
  if ((letters + pads) % 4 !== 0 || pads > 2)
    malformed(said('a base64 part does not end as base64 ends', 'часть base64 заканчивается не так, как base64'))
  return out.subarray(0, length)
}

const hexDigit = (byte: number | undefined): number => (byte === undefined ? Number.NaN : Number.parseInt(String.fromCharCode(byte), 16))

function decodeQuotedPrintable(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length)
  let length = 0
  // White space at the end of a line was added on the way: what is kept of a line ends here, unless something follows.
  let kept = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte === EQUALS) {
      const lineEnd = softBreak(bytes, at + 1)
      if (lineEnd > 0) {
        at = lineEnd - 1
      } else {
        const value = hexDigit(bytes[at + 1]) * 16 + hexDigit(bytes[at + 2])
        if (Number.isNaN(value))
          malformed(
            said(
              'a quoted-printable part contains "=" without two hexadecimal digits',
              'в части quoted-printable после «=» нет двух шестнадцатеричных цифр',
            ),
          )
        out[length++] = value
        at += 2
      }
      kept = length
    } else {
      if (byte === LINE_FEED || (byte === RETURN && bytes[at + 1] === LINE_FEED)) length = kept
      out[length++] = byte
      if (byte !== SPACE && byte !== TAB) kept = length
    }
  }
  return out.subarray(0, kept)
}

/** Offset behind the line end which `=` at the end of a line hides, or 0 where no line ends here. */
function softBreak(bytes: Uint8Array, at: number): number {
  while (bytes[at] === SPACE || bytes[at] === TAB) at++
  if (at >= bytes.length) return at
  if (bytes[at] === RETURN && bytes[at + 1] === LINE_FEED) return at + 2
  return bytes[at] === LINE_FEED ? at + 1 : 0
}
