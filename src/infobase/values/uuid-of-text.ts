/** A UUID made of a text: the same text gives the same one, in every infobase and run. */

/** Four hashes of 32 bits, marked as a UUID of version 8 (made in an own way). */
export function uuidOfText(text: string): string {
  const parts = [0, 1, 2, 3].map((seed) => {
    let hash = 0x811c9dc5 ^ (seed * 0x9e3779b1)
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
    return ((hash ^ (hash >>> 13)) >>> 0).toString(16).padStart(8, '0')
  })
  const hex = parts.join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}
