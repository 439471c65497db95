/** Line ends as XML 1.0 section 2.11 has them: CR LF and a lone CR are one LF. */
const PIECE = 65_536
const LINE_FEED = 0x0a

/** A regular expression does the same in three times the time, which shows in a message of many indented lines. */
export function normalLineEnds(text: string): string {
  let at = text.indexOf('\r')
  if (at < 0) return text
  const pieces: string[] = []
  let piece = ''
  let from = 0
  for (; at >= 0; at = text.indexOf('\r', from)) {
    piece += text.slice(from, at)
    if (text.charCodeAt(at + 1) !== LINE_FEED) piece += '\n'
    from = at + 1
    // Looking at a character makes one flat string of what was added up, while its parts are young.
    if (piece.length > PIECE && piece.charCodeAt(0) >= 0) {
      pieces.push(piece)
      piece = ''
    }
  }
  pieces.push(piece, text.slice(from))
  return pieces.join('')
}

const RETURN = 0x0d

/** The same of UTF-8, before it is decoded: a long document is then never twice in memory as a string. */
export function normalLineEndBytes(bytes: Uint8Array): Uint8Array {
  const first = bytes.indexOf(RETURN)
  if (first < 0) return bytes
  const out = new Uint8Array(bytes.length)
  out.set(bytes.subarray(0, first))
  let length = first
  for (let at = first; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte !== RETURN) out[length++] = byte
    else if (bytes[at + 1] !== LINE_FEED) out[length++] = LINE_FEED
  }
  return out.subarray(0, length)
}
