/** The explanation of a route as text for a terminal: the outcome, then each root and template with its reason. */
import type { Language } from '../../diagnostics/print.ts'
import { asSaid, said, type Said } from '../../diagnostics/said.ts'
import type { RouteExplanation, Verdict } from './explain.ts'
import type { Route } from './table.ts'

/** In English where no language is named. */
export function printExplain(explained: RouteExplanation, language: Language = 'en'): string {
  const roots = explained.roots.map((one) => `  ${one.RootURL}  (${one.Name}): ${rootWords[one.outcome][language]}`)
  const templates = explained.templates.map((one) => `  ${one.Template}  (${one.Name}): ${verdictWords(one.verdict)[language]}`)
  return [
    `${explained.method} /${explained.segments.join('/')}`,
    outcomeWords(explained)[language],
    said('roots:', 'корневые URL:')[language],
    ...(roots.length === 0 ? [said('  none', '  нет')[language]] : roots),
    ...(templates.length === 0 ? [] : [said('templates:', 'шаблоны:')[language], ...templates]),
  ].join('\n')
}

const rootWords = {
  taken: said('matches, the longest root that the URL begins with', 'подходит: самый длинный из тех, с которых начинается URL'),
  shorter: said('the URL begins with it, but a longer root matches', 'URL с него начинается, но подходит более длинный'),
  noMatch: said('the URL does not begin with it', 'URL начинается не с него'),
} as const

function verdictWords(verdict: Verdict): Said {
  switch (verdict.kind) {
    case 'won':
      return said('wins', 'выбран')
    case 'ambiguous':
      return said(
        `matches the same URLs as ${verdict.with.join(', ')}: none of them can be chosen`,
        `подходит к тем же URL, что и ${verdict.with.join(', ')}: выбрать нельзя ни один`,
      )
    case 'lost':
      return said(
        `matches, but at segment ${verdict.at + 1} ${verdict.its || 'the end'} of ${verdict.to} goes before ${verdict.own}`,
        `подходит, но в сегменте ${verdict.at + 1} ${verdict.its || 'конец'} шаблона ${verdict.to} важнее, чем ${verdict.own}`,
      )
    case 'noMatch':
      return said(
        `does not match: segment ${verdict.at + 1} is ${verdict.expected ?? 'beyond its end'}, the URL has ${given(verdict.given).en}`,
        `не подходит: сегмент ${verdict.at + 1} – ${verdict.expected ?? 'за концом шаблона'}, в URL ${given(verdict.given).ru}`,
      )
  }
}

function given(segment: string | undefined): Said {
  if (segment === undefined) return said('ended', 'он уже кончился')
  return segment === '' ? said('an empty segment', 'пустой сегмент') : said(`"${segment}"`, `«${segment}»`)
}

function outcomeWords({ route, method }: RouteExplanation): Said {
  switch (route.kind) {
    case 'noRoot':
      return said(
        '404: no HTTP service has a root that this URL begins with',
        '404: этот URL не начинается с корневого URL ни одного HTTP-сервиса',
      )
    case 'noTemplate':
      return said(`404: no template of ${route.service.Name} matches`, `404: ни один шаблон сервиса ${route.service.Name} не подходит`)
    case 'ambiguous':
      return said(
        `500: templates ${textsOf(route.templates).join(' and ')} of ${route.service.Name} match equally`,
        `500: шаблоны ${textsOf(route.templates).join(' и ')} сервиса ${route.service.Name} подходят одинаково`,
      )
    case 'noMethod':
      return said(
        `405: ${named(route)} has no handler for ${method}; allowed: ${route.allow.join(', ') || 'none'}`,
        `405: у ${named(route)} нет обработчика ${method}; есть: ${route.allow.join(', ') || 'ни одного'}`,
      )
    case 'unimplemented': {
      const declared = `${route.declared.module} (${route.declared.handlerName})`
      return said(
        `501: ${named(route)} ${route.methodName} is declared by ${declared} and not written yet`,
        `501: ${named(route)} ${route.methodName} объявлен в ${declared} и ещё не написан`,
      )
    }
    case 'found':
      return asSaid(`${named(route)} ${route.methodName}${parameterWords(route.URLParameters)}`)
  }
}

const textsOf = (templates: readonly { readonly template: { readonly text: string } }[]): readonly string[] =>
  templates.map((one) => one.template.text)

const named = ({ service, template }: Extract<Route, { readonly template: unknown }>): string => `${service.Name}.${template.Name}`

const parameterWords = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `\n  ${name} = "${value}"`)
    .join('')
