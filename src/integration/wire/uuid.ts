/** UUIDs of messages: of foreign ones, whose ids are other texts, one that is made of the text. */

export const isUUID = (text: string): boolean => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)

/** Always the same for a text, of version 8 (RFC 9562: made in a way of one's own). */
export function uuidOfText(text: string): string {
  const hex = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b].map((seed) => hashed(text, seed).toString(16).padStart(8, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-')
}

/** FNV-1a over the UTF-8 of the text. */
function hashed(text: string, seed: number): number {
  let hash = seed
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash >>> 0
}
