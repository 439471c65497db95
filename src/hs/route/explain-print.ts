/** The explanation of a route as text for a terminal: the outcome, then each root and template with its reason. */
import type { RouteExplanation, Verdict } from './explain.ts'
import type { Route } from './table.ts'

export function printExplain(explained: RouteExplanation): string {
  const roots = explained.roots.map((one) => `  ${one.RootURL}  (${one.Name}): ${rootWords[one.outcome]}`)
  const templates = explained.templates.map((one) => `  ${one.Template}  (${one.Name}): ${verdictWords(one.verdict)}`)
  return [
    `${explained.method} /${explained.segments.join('/')}`,
    outcomeWords(explained),
    'roots:',
    ...(roots.length === 0 ? ['  none'] : roots),
    ...(templates.length === 0 ? [] : ['templates:', ...templates]),
  ].join('\n')
}

const rootWords = {
  taken: 'matches, the longest root that the URL begins with',
  shorter: 'the URL begins with it, but a longer root matches',
  noMatch: 'the URL does not begin with it',
}

function verdictWords(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'won':
      return 'wins'
    case 'ambiguous':
      return `matches the same URLs as ${verdict.with.join(', ')}: none of them can be chosen`
    case 'lost':
      return (
        `matches, but at segment ${verdict.at + 1} ${verdict.its === '' ? 'the end' : verdict.its} of ${verdict.to} goes before `
        + `${verdict.own}`
      )
    case 'noMatch':
      return `does not match: segment ${verdict.at + 1} is ${verdict.expected ?? 'beyond its end'}, the URL has ${given(verdict.given)}`
  }
}

const given = (segment: string | undefined): string =>
  segment === undefined ? 'ended' : segment === '' ? 'an empty segment' : `"${segment}"`

function outcomeWords({ route, method }: RouteExplanation): string {
  switch (route.kind) {
    case 'noRoot':
      return '404: no HTTP service has a root that this URL begins with'
    case 'noTemplate':
      return `404: no template of ${route.service.Name} matches`
    case 'ambiguous':
      return `500: templates ${route.templates.map((one) => one.template.text).join(' and ')} of ${route.service.Name} match equally`
    case 'noMethod':
      return `405: ${named(route)} has no handler for ${method}; allowed: ${route.allow.join(', ') || 'none'}`
    case 'unimplemented':
      return (
        `501: ${named(route)} ${route.methodName} is declared by ${route.declared.module} (${route.declared.handlerName}) and not `
        + 'written yet'
      )
    case 'found':
      return `${named(route)} ${route.methodName}${parameterWords(route.URLParameters)}`
  }
}

const named = ({ service, template }: Extract<Route, { readonly template: unknown }>): string => `${service.Name}.${template.Name}`

const parameterWords = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `\n  ${name} = "${value}"`)
    .join('')
