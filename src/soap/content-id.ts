/** Content-ID headers and the `cid:` URLs that point to them (RFC 2392). */

/** The identifier of a Content-ID header or a `start` parameter, with or without its angle brackets. */
export const contentIdOf = (written: string): string => {
  const trimmed = written.trim()
  return trimmed.startsWith('<') && trimmed.endsWith('>') ? trimmed.slice(1, -1) : trimmed
}

/** The `cid:` URL of a part, for `xop:Include`'s href. */
export const cidURL = (contentId: string): string =>
  `cid:${contentId.replace(/[^\w\-.~!$'()*+,;:@]/gu, (character) => encodeURIComponent(character))}`

/**
 * What the href of an `xop:Include` points to, or `undefined`: not a `cid:` URL, or no such part. Escapes are undone (RFC 2392); where that
 * finds nothing the URL is compared as it is, for peers that write the same escapes in the header.
 */
export function partOf<Part>(parts: ReadonlyMap<string, Part>, href: string): Part | undefined {
  if (!/^cid:/i.test(href)) return undefined
  const written = href.slice(4)
  return parts.get(unescaped(written)) ?? parts.get(written)
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
