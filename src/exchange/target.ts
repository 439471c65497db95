/**
 * The request target, read once: the path percent-decoded exactly once, the query left raw for `query.ts`. Dot segments, doubled slashes
 * and `%2F` are not interpreted: 1C sees what the client sent (docs/quirks.md).
 */
export interface Target {
  /**
   * The path decoded, `''` for the root: each segment behind its slash, without the one trailing slash that is not significant. Every `/`
   * in it separates; a slash that was sent as `%2F` is `innerSlash` (see `segmentText`).
   */
  readonly path: string
  /** Whether any does. */
  readonly hasInnerSlash: boolean
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
  const significant = rawPath.charCodeAt(rawPath.length - 1) === SLASH ? rawPath.slice(0, -1) : rawPath
  if (!significant.includes('%')) return { path: significant, hasInnerSlash: false, query, rawPath }
  const path = decodePath(significant)
  return path === undefined ? undefined : { path, hasInnerSlash: path.includes(innerSlash), query, rawPath }
}

/** A lone surrogate, which no decoded text can hold: in `Target.path` it represents a slash that belongs to its segment. */
const innerSlash = '\uD800'

/** A piece of `Target.path` as the client meant it. */
export const segmentText = (piece: string): string => (mayHoldInnerSlash(piece) ? piece.replace(/\uD800/gu, '/') : piece)

/** True of texts with a character outside the basic plane that has this surrogate in it, too; the `u` above tells them apart. */
export const mayHoldInnerSlash = (path: string): boolean => path.includes(innerSlash)

/** The decoded segments of `Target.path`, or of what follows in it from a slash or the end; the reverse of `pathOfSegments`. */
export const segmentsOfPath = (path: string): string[] => path.split('/').slice(1).map(segmentText)

/** `Target.path` of decoded segments. */
export const pathOfSegments = (segments: readonly string[]): string => segments.map((one) => `/${one.replaceAll('/', innerSlash)}`).join('')

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

/** Decoded between the escaped slashes, so that these can be distinguished from the others afterwards. */
function decodePath(path: string): string | undefined {
  const pieces = path.split(/%2f/i).map(percentDecode)
  return pieces.includes(undefined) ? undefined : pieces.join(innerSlash)
}

function originForm(raw: string): string | undefined {
  const absolute = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(raw)
  if (absolute === null) return undefined
  const rest = raw.slice(absolute[0].length)
  return rest.startsWith('/') ? rest : `/${rest}`
}
