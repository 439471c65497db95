/** The explanation of a route for machines: names in place of values. */
import type { RouteExplanation } from '../../hs/route/explain.ts'
import type { Route } from '../../hs/route/table.ts'

export const explanationToJSON = ({ method, segments, roots, templates, route }: RouteExplanation): object => ({
  method,
  segments,
  roots,
  templates,
  route: routeToJSON(route),
})

function routeToJSON(route: Route): object {
  const { kind } = route
  switch (kind) {
    case 'noRoot':
      return { kind, status: 404 }
    case 'noTemplate':
      return { kind, status: 404, service: route.service.Name }
    case 'ambiguous':
      return { kind, status: 500, service: route.service.Name, templates: route.templates.map((one) => one.Name) }
    case 'noMethod':
      return { kind, status: 405, ...reached(route), allow: route.allow }
    case 'unimplemented':
      return {
        kind,
        status: 501,
        ...reached(route),
        method: route.methodName,
        handler: route.declared.handlerName,
        module: route.declared.module,
      }
    case 'found':
      return { kind, ...reached(route), method: route.methodName, URLParameters: route.URLParameters }
  }
}

const reached = ({ service, template }: Extract<Route, { readonly template: unknown }>): object => ({
  service: service.Name,
  template: template.Name,
})
