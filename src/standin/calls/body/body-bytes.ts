/** The bytes of a body as conditions compare them: a form of parts without its boundary, which each client draws anew. */
import { bytesAsText } from '../../../exchange/base64.ts'

/** The boundary that a Content-Type of several parts names (RFC 2046, 5.1.1). */
const boundaryOf = (contentType: string | undefined): string | undefined => {
  const found = /^\s*multipart\/.*?;\s*boundary=(?:"([^"][^"]*)"|([^\s;"][^\s;"]*))/i.exec(contentType ?? '')
  return found?.[1] ?? found?.[2]
}

/** Each is sought in the whole body: a body that names very many would take forever. */
const MOST = 100

/** The boundary of a body, and those of parts that consist of parts themselves; none for a body that is whole. */
export function boundariesIn(text: string, contentType: string | undefined): readonly string[] {
  const outer = boundaryOf(contentType)
  if (outer === undefined) return []
  const found = new Set([outer])
  for (const [, type] of text.matchAll(/^content-type:([^\r\n]*)/gim)) {
    const inner = boundaryOf(type)
    if (inner !== undefined) found.add(inner)
    if (found.size === MOST) break
  }
  return [...found].toSorted((one, other) => other.length - one.length)
}

/** Base64. */
export function bodyBase64(bytes: Uint8Array, contentType: string | undefined): string {
  const characters = bytesAsText(bytes)
  return btoa(boundariesIn(characters, contentType).reduce((text, boundary) => text.replaceAll(boundary, ''), characters))
}
