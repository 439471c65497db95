/** The service and template of a target, outside of a request: for the journal, failures and relays. */
import { noParameters, type Address } from '../channel/address.ts'
import { segmentText, type Target } from '../exchange/target.ts'
import { httpServices } from './face.ts'
import type { RouteTable } from './route/table.ts'
import type { ReadTemplate } from './service/read.ts'
import { parametersOf } from './template/match.ts'

/** `start` as in `RouteTable.route`. */
export function addressIn(table: RouteTable, method: string, target: Target, start: number): Address | undefined {
  const route = table.route(method, target.path, start)
  if (route.kind === 'noRoot') return undefined
  const { Name, RootURL } = route.service
  const known = { channel: httpServices.name, service: Name, root: RootURL }
  if (route.kind === 'noTemplate' || route.kind === 'ambiguous') return { ...known, URLParameters: noParameters, handled: false }
  const { template } = route
  const URLParameters = route.kind === 'found' ? route.URLParameters : parametersIn(template, target, start + 1 + RootURL.length)
  return {
    ...known,
    part: template.Name,
    template: template.Name,
    templateText: template.template.text,
    URLParameters,
    handled: route.kind === 'found',
  }
}

const parametersIn = ({ template }: ReadTemplate, { path }: Target, below: number): Readonly<Record<string, string>> =>
  parametersOf(template, path.slice(below).split('/').slice(1).map(segmentText))
