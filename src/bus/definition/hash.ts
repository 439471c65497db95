/** Names that are the same at every start: hexadecimal digits and uuids made of a text. No secret is kept by them. */

const utf8 = new TextEncoder()

/** 32 hexadecimal digits: four times FNV-1a, from different starts. */
export function hash32(text: string): string {
  const bytes = utf8.encode(text)
  return [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b]
    .map((start) => {
      let hash = start
      for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193)
      hash ^= hash >>> 15
      hash = Math.imul(hash, 0x2c1b3c6d)
      return ((hash ^ (hash >>> 13)) >>> 0).toString(16).padStart(8, '0')
    })
    .join('')
}

/** A uuid of version 8 (RFC 9562): its bits are ours to choose. */
export function uuidOf(text: string): string {
  const digits = hash32(text)
  return [digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(13, 16)}`, `8${digits.slice(17, 20)}`, digits.slice(20)].join('-')
}
