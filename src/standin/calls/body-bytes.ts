/** The bytes of a body as conditions compare them: a form of parts without its boundary, which each client draws anew. */

/** The boundary that a Content-Type of several parts names (RFC 2046, 5.1.1). */
export const boundaryOf = (contentType: string | undefined): string | undefined => {
  const found = /^\s*multipart\/.*?;\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType ?? '')
  return found?.[1] ?? found?.[2]
}

/** Base64. */
export function bodyBase64(bytes: Uint8Array, contentType: string | undefined): string {
  const boundary = boundaryOf(contentType)
  const characters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(boundary === undefined ? characters : characters.replaceAll(boundary, ''))
}
