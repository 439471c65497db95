/** Everything that `check` says of HTTP services: what cannot be served, what is ambiguous, and where two templates meet. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { pathOfSegments } from '../exchange/target.ts'
import { reportService } from './service-diagnostics.ts'
import { placeOf } from './service-place.ts'
import type { DefinedService } from './service-place.ts'
import { readHTTPServices } from './service-read.ts'
import type { ReadService, ReadTemplate } from './service-read.ts'
import { liesBelow, longerRoots } from './service-roots.ts'
import type { LongerRoot } from './service-roots.ts'
import { indexTemplates } from './template-index.ts'
import { precedence } from './template-match.ts'
import { intersection, relate, witness } from './template-relation.ts'

export function checkHTTPServices(defined: readonly DefinedService[]): Diagnostic[] {
  const { services, diagnostics } = readHTTPServices(defined)
  const longer = longerRoots(services)
  return [...diagnostics, ...services.flatMap((one) => [...checkTemplates(one, one.defined), ...unreachable(one, one.defined, longer.get(one) ?? [])])]
}

const unreachable = ({ service, templates }: ReadService, defined: DefinedService, longer: readonly LongerRoot[]): Diagnostic[] =>
  templates.flatMap((one) => {
    const other = longer.find((root) => liesBelow(one, root))?.service.service
    if (other === undefined) return []
    return [reportService('template-unreachable', { template: one.template.text, name: service.Name, root: other.RootURL, other: other.Name }, startOf(defined, one))]
  })

/** Witness URLs avoid the service's literals, so that no third template takes them unless it takes all that the two share. */
function checkTemplates(service: ReadService, defined: DefinedService): Diagnostic[] {
  const { templates } = service
  const literals = new Set(templates.flatMap((one) => one.template.segments.flatMap((segment) => (segment.kind === 'literal' ? [segment.text] : []))))
  const find = indexTemplates(templates.map((one) => one.template))
  return pairs(templates).flatMap(([first, second]) => {
    const relation = relate(first.template, second.template)
    if (relation !== 'equivalent' && relation !== 'overlaps') return []
    const url = witness(intersection(first.template, second.template), literals)
    const holes = { first: first.template.text, second: second.template.text, name: service.service.Name, witness: ['/hs', ...service.root, ...url].join('/') }
    if (relation === 'equivalent') return [pointing(reportService('templates-ambiguous', holes, startOf(defined, second)), defined, first)]
    const winner = precedence(first.template, second.template)?.winner === 'first' ? first : second
    const found = find(pathOfSegments(url), 0)
    if (found.kind === 'found' && templates[found.index] !== winner) return []
    return [pointing(reportService('templates-overlap', { ...holes, winner: winner.template.text }, startOf(defined, second)), defined, first)]
  })
}

const pairs = <T>(all: readonly T[]): [T, T][] => all.flatMap((one, at) => all.slice(at + 1).map((other): [T, T] => [one, other]))

const startOf = (defined: DefinedService, { Name, template }: ReadTemplate) =>
  placeOf(defined, { kind: 'Template', name: Name, offset: 0, length: Math.max(1, template.text.length) })

function pointing(diagnostic: Diagnostic, defined: DefinedService, first: ReadTemplate): Diagnostic {
  const location = startOf(defined, first)
  return location === undefined ? diagnostic : { ...diagnostic, related: [{ location, message: `the other template is here: ${first.template.text}` }] }
}
