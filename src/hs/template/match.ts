/**
 * Which template of a service answers a URL, found by comparing all of them (chapter 17.3.2.2.2, rules 1-5): the meaning;
 * `template-index.ts` is the speed.
 */
import type { Segment, Template } from './parse.ts'

/** `indexes` are places in the list of templates. `ambiguous`: rule 5, two or more differ only in the names of their parameters. */
export type MatchResult =
  | { readonly kind: 'found'; readonly index: number; readonly URLParameters: Readonly<Record<string, string>> }
  | { readonly kind: 'ambiguous'; readonly indexes: readonly number[] }
  | { readonly kind: 'none' }

/** `segments` are those of the URL below the root of the service, decoded. */
export function matchTemplates(templates: readonly Template[], segments: readonly string[]): MatchResult {
  const matching = templates.flatMap((one, index) => (mismatch(one, segments) === undefined ? [index] : []))
  const best = matching.filter((index) => matching.every((other) => precedence(templates[index]!, templates[other]!)?.winner !== 'second'))
  if (best.length === 0) return { kind: 'none' }
  if (best.length > 1) return { kind: 'ambiguous', indexes: best }
  return { kind: 'found', index: best[0]!, URLParameters: parametersOf(templates[best[0]!]!, segments) }
}

/** Why a template does not match: the place (0-based) of the first segment of the URL that it cannot take; `undefined` when it matches. */
export function mismatch(template: Template, segments: readonly string[]): number | undefined {
  for (let at = 0; at < template.segments.length; at++) {
    if (template.segments[at]!.kind === 'rest') return undefined
    if (!takes(template.segments[at]!, segments[at])) return at
  }
  return segments.length > template.segments.length ? template.segments.length : undefined
}

const takes = (segment: Segment, given: string | undefined): boolean =>
  given !== undefined && (segment.kind === 'literal' ? segment.text === given : given !== '')

/** Of two templates that match one URL: the first segment in which they differ decides; `undefined` where none does. */
export function precedence(first: Template, second: Template): { readonly winner: 'first' | 'second'; readonly at: number } | undefined {
  for (let at = 0; at < Math.max(first.segments.length, second.segments.length); at++) {
    const difference = rank(first.segments[at]) - rank(second.segments[at])
    if (difference !== 0) return { winner: difference < 0 ? 'first' : 'second', at }
  }
  return undefined
}

/** Literal over parameter over `*`; a template that has ended where the URL ends goes before one that goes on with `*`. */
const rank = (segment: Segment | undefined): number =>
  segment === undefined || segment.kind === 'literal' ? 0 : segment.kind === 'parameter' ? 1 : 2

/** The values in the order of the template; the tail that `*` took keeps its leading slash and is `''` when nothing was left. */
export function parametersOf(template: Template, segments: readonly string[]): Readonly<Record<string, string>> {
  const parameters: Record<string, string> = Object.create(null)
  template.segments.forEach((segment, at) => {
    if (segment.kind === 'parameter') parameters[segment.name] = segments[at]!
    if (segment.kind === 'rest')
      parameters['*'] = segments
        .slice(at)
        .map((one) => `/${one}`)
        .join('')
  })
  return parameters
}
