/** Everything that `check` says of HTTP services: what cannot be served, what is ambiguous, and where two templates meet. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Location } from '../../diagnostics/location.ts'
import { pathOfSegments } from '../../exchange/target.ts'
import { indexTemplates } from '../template/index.ts'
import { precedence } from '../template/match.ts'
import { meetingPairs } from '../template/pairs.ts'
import { intersection, relate, witness } from '../template/relation.ts'
import { reportService } from './diagnostics.ts'
import { placeOf, type DefinedService } from './place.ts'
import { readHTTPServices, type ReadService, type ReadTemplate } from './read.ts'
import { liesBelow, longerRoots, type LongerRoot } from './roots.ts'

export function checkHTTPServices(defined: readonly DefinedService[]): Diagnostic[] {
  const { services, diagnostics } = readHTTPServices(defined)
  const longer = longerRoots(services)
  return [
    ...diagnostics,
    ...services.flatMap((one) => {
      const startOf = startsIn(one.defined)
      return [...checkTemplates(one, startOf), ...unreachable(one, startOf, longer.get(one) ?? [])]
    }),
  ]
}

const unreachable = ({ service, templates }: ReadService, startOf: StartOf, longer: readonly LongerRoot[]): Diagnostic[] =>
  templates.flatMap((one) => {
    const other = longer.find((root) => liesBelow(one, root))?.service.service
    if (other === undefined) return []
    return [
      reportService(
        'template-unreachable',
        { template: one.template.text, name: service.Name, root: other.RootURL, other: other.Name },
        startOf(one),
      ),
    ]
  })

/** Witness URLs avoid the service's literals, so that no third template takes them unless it takes all that the two share. */
function checkTemplates(service: ReadService, startOf: StartOf): Diagnostic[] {
  const { templates } = service
  const literals = new Set(
    templates.flatMap((one) => one.template.segments.flatMap((segment) => (segment.kind === 'literal' ? [segment.text] : []))),
  )
  const find = indexTemplates(templates.map((one) => one.template))
  return meetingPairs(templates.map((one) => one.template)).flatMap(([firstAt, secondAt]) => {
    const [first, second] = [templates[firstAt]!, templates[secondAt]!]
    const relation = relate(first.template, second.template)
    if (relation !== 'equivalent' && relation !== 'overlaps') return []
    const url = witness(intersection(first.template, second.template), literals)
    const holes = {
      first: first.template.text,
      second: second.template.text,
      name: service.service.Name,
      witness: ['/hs', ...service.root, ...url].join('/'),
    }
    if (relation === 'equivalent') return [pointing(reportService('templates-ambiguous', holes, startOf(second)), startOf(first), first)]
    const winner = precedence(first.template, second.template)?.winner === 'first' ? first : second
    const found = find(pathOfSegments(url), 0)
    if (found.kind === 'found' && templates[found.index] !== winner) return []
    return [
      pointing(reportService('templates-overlap', { ...holes, winner: winner.template.text }, startOf(second)), startOf(first), first),
    ]
  })
}

type StartOf = (template: ReadTemplate) => Location | undefined

/** Finding a place reads the module, and a template that meets many others is pointed at each time. */
function startsIn(defined: DefinedService): StartOf {
  const found = new Map<ReadTemplate, Location | undefined>()
  return (one) => {
    if (!found.has(one))
      found.set(one, placeOf(defined, { kind: 'Template', name: one.Name, offset: 0, length: Math.max(1, one.template.text.length) }))
    return found.get(one)
  }
}

function pointing(diagnostic: Diagnostic, location: Location | undefined, first: ReadTemplate): Diagnostic {
  return location === undefined
    ? diagnostic
    : {
        ...diagnostic,
        related: [
          {
            location,
            message: `the other template is here: ${first.template.text}`,
            messageRu: `другой шаблон здесь: ${first.template.text}`,
          },
        ],
      }
}
