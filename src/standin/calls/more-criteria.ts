/** Conditions that few stubs have: below a tail template, on repeated options, cookies, the user, forms, files, XML and any value. */
import { toBase64 } from '../../exchange/base64.ts'
import type { FormPart } from '../../exchange/form/parts.ts'
import { mismatch, parametersOf } from '../../hs/template/match.ts'
import type { Template } from '../../hs/template/parse.ts'
import { fieldValues, fileOf, textOf } from './body/form.ts'
import { xmlTexts, type XMLPath } from './body/xml-path.ts'
import type { Matched } from './matched.ts'
import { cookieOf, queryValues } from './request-parts.ts'
import { textMatches, type TextMatcher, type ValueOf } from './text-matcher.ts'

/** A condition on an option or a field that may come several times. */
export type ListMatcher =
  | { readonly kind: 'any'; readonly of: TextMatcher }
  | { readonly kind: 'each'; readonly of: TextMatcher }
  | { readonly kind: 'values'; readonly texts: readonly string[] }

/** A condition on one value of the request, and where it is from. */
export interface OneMore {
  /** As a message names it: `Cookies.session`, `XML /Order/Number`. */
  readonly part: string
  readonly matcher: TextMatcher | ListMatcher
  /** All values that are there. */
  valuesOf(request: Matched): readonly string[]
}

export interface MoreCriteria {
  /** Taken of what `*` of the template has taken. */
  readonly path: Template | undefined
  readonly all: readonly OneMore[]
  readonly needsBody: boolean
  readonly needsBytes: boolean
}

/** The request with the parameters of the path among its own; `undefined` where the path does not take it. */
export function withPath({ path }: MoreCriteria, request: Matched): Matched | undefined {
  if (path === undefined) return request
  const taken = takenBy(path, request.URLParameters['*'] ?? '')
  return taken && { ...request, origin: request.origin ?? request, URLParameters: { ...request.URLParameters, ...taken } }
}

/** A slash at the end does not count. */
export function takenBy(path: Template, rest: string): Readonly<Record<string, string>> | undefined {
  const segments = rest.replace(/\/$/, '').split('/').slice(1)
  if (mismatch(path, segments) !== undefined) return undefined
  const { '*': inner, ...taken } = parametersOf(path, segments)
  return inner === undefined ? taken : { ...taken, '*': inner }
}

export const moreHolds = ({ all }: MoreCriteria, request: Matched): boolean => all.every((one) => oneHolds(one, request))

export function oneHolds({ matcher, valuesOf }: OneMore, request: Matched): boolean {
  const values = valuesOf(request)
  if (matcher.kind === 'any') return values.some((one) => textMatches(matcher.of, one, request))
  if (matcher.kind === 'each') return values.length > 0 && values.every((one) => textMatches(matcher.of, one, request))
  if (matcher.kind === 'values') return values.length === matcher.texts.length && values.every((one, at) => one === matcher.texts[at])
  return values.length === 0 ? textMatches(matcher, undefined, request) : values.some((one) => textMatches(matcher, one, request))
}

type From = (name: string) => OneMore['valuesOf']

/** Where the values of named conditions are from, by the key under which they are written. */
export const sources: Readonly<Record<'Cookies' | 'QueryOptions' | 'Form', From>> = {
  Cookies: (name) => (request) => one(cookieOf(request, name)),
  QueryOptions: (name) => (request) => queryValues(request, name),
  Form: (name) => (request) => fieldValues(request, name),
}

/** Of a file of a form. */
export const fileParts: Readonly<Record<string, (file: FormPart) => string>> = {
  name: ({ fileName }) => fileName ?? '',
  type: ({ contentType }) => contentType ?? 'application/octet-stream',
  size: ({ bytes }) => String(bytes.length),
  text: textOf,
  base64: ({ bytes }) => toBase64(bytes),
}

export const ofFile =
  (name: string, part: keyof typeof fileParts): OneMore['valuesOf'] =>
  (request) => {
    const file = fileOf(request, name)
    return file === undefined ? [] : [fileParts[part]!(file)]
  }

export const ofUser: OneMore['valuesOf'] = ({ user }) => (user === undefined || user === '' ? [] : [user])

export const ofXML =
  (path: XMLPath): OneMore['valuesOf'] =>
  (request) =>
    xmlTexts(path, request)

export const ofValue =
  (valueOf: ValueOf): OneMore['valuesOf'] =>
  (request) =>
    one(valueOf(request))

const one = (value: string | undefined): readonly string[] => (value === undefined ? [] : [value])
