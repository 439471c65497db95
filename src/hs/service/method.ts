/**
 * The HTTP methods that an HTTP service can handle: the sixteen that chapter 17.3.2.2.3 lists, HEAD, which real configurations use, and
 * `Any`.
 */

/** In the order of chapter 17; HEAD, which its list leaves out, comes last (source 3, mark A). */
export const httpMethods = [
  'GET',
  'POST',
  'PUT',
  'DELETE',
  'PATCH',
  'MERGE',
  'CONNECT',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'PROPPATCH',
  'MKCOL',
  'COPY',
  'MOVE',
  'LOCK',
  'UNLOCK',
  'HEAD',
] as const

/** A method token as it is in a request. */
export type HTTPMethod = (typeof httpMethods)[number]

/** What a method of a URL template may be called: an HTTP method, or `Any` («Любой») for those that have no handler of their own. */
export type MethodName = HTTPMethod | 'Any'

export const methodNames: readonly MethodName[] = [...httpMethods, 'Any']

const known: ReadonlySet<string> = new Set(httpMethods)

/** Method tokens are case-sensitive: `get` is none of them (RFC 9110, 9.1). */
export const isHTTPMethod = (token: string): token is HTTPMethod => known.has(token)

export const isMethodName = (text: string): text is MethodName => text === 'Any' || isHTTPMethod(text)

const byLowerCase: ReadonlyMap<string, MethodName> = new Map(methodNames.map((name) => [name.toLowerCase(), name]))

/** The name in our spelling, whatever the case in which a configuration file writes it (`Any`, `ANY`); `undefined` for what is none. */
export const methodNamed = (text: string): MethodName | undefined => byLowerCase.get(text.toLowerCase())
