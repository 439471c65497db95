/** HTTP services as paths of OpenAPI: templates, methods and parameters from their definitions, bodies from what stubs say of them. */
import { httpServices } from '../../hs/face.ts'
import type { ReadTemplate } from '../../hs/service/read.ts'
import type { Segment } from '../../hs/template/parse.ts'
import { serviceNameOf, type Stub } from '../../standin/stub/stub.ts'
import { openMethods, type OpenMethod, type Operation, type Parameter, type PathItem, type Paths } from './parts.ts'
import { ofStubs } from './stub-answers.ts'

/** A service with its sound templates. */
export interface ShownService {
  readonly service: { readonly Name: string; readonly RootURL: string }
  readonly templates: readonly ReadTemplate[]
}

/** `Any` is written as these, unless they have handlers of their own. */
const anyMethods = ['get', 'post', 'put', 'patch', 'delete'] as const

/** Of a template that ends with `*`: OpenAPI has no parameter of several segments. */
const TAIL = 'tail'

/** `latin`: names of operations. */
export function httpPaths(services: readonly ShownService[], stubs: readonly Stub[], latin: (name: string) => string): Paths {
  const paths = new Map<string, { readonly path: string; readonly item: PathItem }>()
  for (const { service, templates } of services) {
    const own = stubs.filter((one) => one.channel === httpServices.name && serviceNameOf(one) === service.Name)
    // Where two templates are one path here, the more exact goes first, as in 1C.
    for (const template of templates.toSorted((one, other) => Number(hasTail(one)) - Number(hasTail(other)))) {
      const ofTemplate = own.filter(({ part }) => part === template.Name || part === template.template.text)
      const path = `/hs/${service.RootURL}${template.template.segments.map(segmentText).join('')}`
      // Two paths whose parameters have other names alone are one to OpenAPI.
      const shape = path.replace(/\{[^}]*\}/g, '{}')
      const before = paths.get(shape)
      const item = itemOf(service.Name, template, ofTemplate, namesIn(before?.path ?? path), latin)
      paths.set(shape, { path: before?.path ?? path, item: { ...item, ...before?.item } })
    }
  }
  return {
    paths: Object.fromEntries([...paths.values()].map(({ path, item }) => [path, item])),
    schemas: {},
    parameters: {},
    tags: services.map(({ service }) => service.Name),
  }
}

const hasTail = ({ template }: ReadTemplate): boolean => template.segments.at(-1)?.kind === 'rest'

const segmentText = (one: Segment): string => (one.kind === 'literal' ? `/${one.text}` : `/{${one.kind === 'rest' ? TAIL : one.name}}`)

const namesIn = (path: string): readonly string[] => [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name!)

function itemOf(
  service: string,
  template: ReadTemplate,
  stubs: readonly Stub[],
  names: readonly string[],
  latin: (name: string) => string,
): PathItem {
  const named = [...Object.keys(template.Methods), ...stubs.map(({ method = 'Any' }) => method)]
  const own = openMethods.filter((method) => named.some((one) => one.toLowerCase() === method))
  const all = named.includes('Any') ? [...new Set([...own, ...anyMethods])] : own
  return Object.fromEntries(all.map((method) => [method, operationOf(service, template, method, stubs, names, latin)]))
}

function operationOf(
  service: string,
  template: ReadTemplate,
  method: OpenMethod,
  stubs: readonly Stub[],
  names: readonly string[],
  latin: (name: string) => string,
): Operation {
  const known = ofStubs(stubs.filter((one) => one.method === undefined || one.method === 'Any' || one.method.toLowerCase() === method))
  const parameters = [...names.map((name) => pathParameter(name, template)), ...known.parameters]
  const takesBody = method === 'post' || method === 'put' || method === 'patch'
  const requestBody = known.requestBody ?? (takesBody ? { content: { '*/*': {} } } : undefined)
  return {
    operationId: latin(`${service}_${template.Name.replace(/^\/|\/$/g, '').replaceAll('/', '_') || 'root'}_${method.toUpperCase()}`),
    tags: [service],
    summary: `${template.template.text || '/'} (${template.Name})`,
    ...(parameters.length > 0 && { parameters }),
    ...(requestBody !== undefined && (known.requestBody === undefined || takesBody) && { requestBody }),
    responses:
      Object.keys(known.responses).length > 0
        ? known.responses
        : { default: { description: 'What the handler answers', content: { '*/*': {} } } },
  }
}

const pathParameter = (name: string, template: ReadTemplate): Parameter => ({
  name,
  in: 'path',
  required: true,
  ...(name === TAIL
    && hasTail(template) && { description: 'The rest of the path, of any number of segments; "/" in it may be sent as %2F' }),
  schema: { type: 'string' },
})
