/**
 * The request target, read once: path segments percent-decoded exactly once, the query left raw for `query.ts`.
 * Dot segments, doubled slashes and `%2F` are not interpreted: 1C sees what the client sent (docs/quirks.md).
 */
export interface Target {
  /** Decoded segments between the slashes; one trailing slash of the path is not significant and makes none. */
  readonly segments: readonly string[]
  /** What follows the first `?`, still encoded; `''` without one. */
  readonly query: string
  /** The path as it was sent, without the query. */
  readonly rawPath: string
}

/** Total: `undefined` when the path is not one (`*`, authority form) or holds an escape that does not decode to UTF-8. */
export function parseTarget(raw: string): Target | undefined {
  const origin = raw.charCodeAt(0) === SLASH ? raw : originForm(raw)
  if (origin === undefined) return undefined
  const mark = origin.indexOf('?')
  const rawPath = mark < 0 ? origin : origin.slice(0, mark)
  const query = mark < 0 ? '' : origin.slice(mark + 1)
  const end = rawPath.charCodeAt(rawPath.length - 1) === SLASH ? rawPath.length - 1 : rawPath.length
  if (end <= 1) return { segments: end === 1 && rawPath.length > 1 ? [''] : [], query, rawPath }
  const segments = rawPath.slice(1, end).split('/')
  if (rawPath.includes('%')) {
    for (let at = 0; at < segments.length; at++) {
      const decoded = percentDecode(segments[at]!)
      if (decoded === undefined) return undefined
      segments[at] = decoded
    }
  }
  return { segments, query, rawPath }
}

/** Percent-decoding as UTF-8, once; `+` stays `+`; `undefined` where an escape is broken or the bytes are not UTF-8. */
export function percentDecode(text: string): string | undefined {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

const SLASH = 47

function originForm(raw: string): string | undefined {
  const absolute = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(raw)
  if (absolute === null) return undefined
  const rest = raw.slice(absolute[0].length)
  return rest.startsWith('/') ? rest : `/${rest}`
}
