/** Why a request goes where it goes: every root and every template that was considered, and what decided, found by plain comparison. */
import { segmentsOfPath } from '../../exchange/target.ts'
import type { ReadService, ReadTemplate } from '../service/read.ts'
import { mismatch, precedence } from '../template/match.ts'
import type { Segment, Template } from '../template/parse.ts'
import type { Route, RouteTable } from './table.ts'

export interface RouteExplanation {
  readonly method: string
  /** Decoded segments below `/hs`. */
  readonly segments: readonly string[]
  readonly roots: readonly { readonly Name: string; readonly RootURL: string; readonly outcome: 'taken' | 'shorter' | 'noMatch' }[]
  /** Templates of the service whose root was taken. */
  readonly templates: readonly ExplainedTemplate[]
  readonly route: Route
}

interface ExplainedTemplate {
  readonly Name: string
  readonly Template: string
  readonly verdict: Verdict
}

/** `at` counts the segments below the root from 0; `expected` and `given` are absent where the template or the URL has ended. */
export type Verdict =
  | { readonly kind: 'won' }
  | { readonly kind: 'ambiguous'; readonly with: readonly string[] }
  | { readonly kind: 'lost'; readonly to: string; readonly at: number; readonly its: string; readonly own: string }
  | { readonly kind: 'noMatch'; readonly at: number; readonly expected: string | undefined; readonly given: string | undefined }

/** `path` and `start` as in `RouteTable.route`. */
export function explainRoute(table: RouteTable, method: string, path: string, start = 0): RouteExplanation {
  const segments = segmentsOfPath(path.slice(start))
  const taken = longestRoot(table.services, segments)
  const roots = table.services.map(({ service: { Name, RootURL }, root }) => ({
    Name,
    RootURL,
    outcome: root === taken?.root ? ('taken' as const) : startsWith(segments, root) ? ('shorter' as const) : ('noMatch' as const),
  }))
  const templates = taken === undefined ? [] : explainTemplates(taken.templates, segments.slice(taken.root.length))
  return { method, segments, roots, templates, route: table.route(method, path, start) }
}

const startsWith = (segments: readonly string[], root: readonly string[]): boolean => root.every((one, at) => one === segments[at])

const longestRoot = (services: readonly ReadService[], segments: readonly string[]): ReadService | undefined =>
  services.filter(({ root }) => startsWith(segments, root)).toSorted((a, b) => b.root.length - a.root.length)[0]

function explainTemplates(templates: readonly ReadTemplate[], segments: readonly string[]): ExplainedTemplate[] {
  const matching = templates.filter((one) => mismatch(one.template, segments) === undefined)
  const best = matching.filter((one) => matching.every((other) => precedence(one.template, other.template)?.winner !== 'second'))
  return templates.map((one) => ({ Name: one.Name, Template: one.template.text, verdict: verdictOn(one, best, segments) }))
}

function verdictOn(one: ReadTemplate, best: readonly ReadTemplate[], segments: readonly string[]): Verdict {
  const at = mismatch(one.template, segments)
  if (at !== undefined) return { kind: 'noMatch', at, expected: segmentAt(one.template, at), given: segments[at] }
  if (!best.includes(one)) {
    const winner = best[0]!
    const decided = precedence(winner.template, one.template)!.at
    return {
      kind: 'lost',
      to: winner.Name,
      at: decided,
      its: segmentAt(winner.template, decided) ?? '',
      own: segmentAt(one.template, decided) ?? '',
    }
  }
  return best.length === 1 ? { kind: 'won' } : { kind: 'ambiguous', with: best.filter((other) => other !== one).map((other) => other.Name) }
}

const segmentAt = ({ segments }: Template, at: number): string | undefined => written(segments[at])

const written = (segment: Segment | undefined): string | undefined =>
  segment === undefined ? undefined : segment.kind === 'literal' ? segment.text : segment.kind === 'parameter' ? `{${segment.name}}` : '*'
