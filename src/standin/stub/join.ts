/** Services with stubs in them: every method that a stub may answer asks the stubs first, and goes on to its handler when none answers. */
import { Refusal } from '../../exchange/refusal.ts'
import type { MethodName } from '../../hs/service/method.ts'
import { DeclaredMethod, HTTPService, URLTemplate, type Handler, type Methods } from '../../hs/service/service.ts'
import type { DescribedWebService } from '../../ws/foreign/service.ts'
import type { WebService } from '../../ws/service/service.ts'
import type { Notes } from '../calls/notes.ts'
import type { NewService } from '../calls/pattern.ts'
import { ruleOf, type RelayRule } from '../relay/rule.ts'
import { answerOf, type AnswerPorts } from './answer.ts'
import { chooseStub } from './choose.ts'
import { groupBy } from './group.ts'
import { joinWebService } from './join-web-service.ts'
import { serviceNameOf, type Stub } from './stub.ts'
import type { Stubs } from './stubs.ts'

type Service = HTTPService | WebService | DescribedWebService

export interface JoinPorts extends AnswerPorts {
  readonly stubs: Stubs
  readonly notes: Notes
  /** Mode `stub` leaves the handlers out, mode `handler` the stubs. */
  readonly modes: readonly RelayRule[]
}

/** The services, then those that stubs define; an HTTP service without stubs is itself. */
export function joinStubs(services: readonly Service[], ports: JoinPorts): readonly Service[] {
  const byService = groupBy(
    ports.stubs.list().filter((one) => one.channel === 'hs'),
    serviceNameOf,
  )
  const known = new Set(services.filter((one) => one.kind === 'HTTPService').map((one) => one.Name))
  const fresh = [...byService].flatMap(([name, stubs]) => (known.has(name) ? [] : definedBy(stubs)))
  return [...services, ...fresh].map((service) =>
    service.kind === 'WebService'
      ? joinWebService(service, ports)
      : service.kind === 'DescribedWebService'
        ? service
        : withStubs(service, byService.get(service.Name) ?? [], ports),
  )
}

/** The service that is defined by the stubs that name it whole, with their templates. */
function definedBy(stubs: readonly Stub[]): readonly HTTPService[] {
  const defining = stubs.filter((one): one is Stub & { service: NewService } => typeof one.service === 'object')
  const service: NewService | undefined = defining[0]?.service
  if (service === undefined) return []
  const templates = [...new Set(defining.toReversed().map((one) => one.template))]
  return [HTTPService({ ...service, URLTemplates: Object.fromEntries(templates.map((text) => [text, URLTemplate<string>(text, {})])) })]
}

function withStubs(service: HTTPService, stubs: readonly Stub[], ports: JoinPorts): HTTPService {
  if (stubs.length === 0) return service
  const byTemplate = groupBy(stubs, (one) => one.template)
  const URLTemplates = Object.fromEntries(
    Object.entries(service.URLTemplates).map(([name, template]) => {
      const own = byTemplate.get(name)
      return [
        name,
        own === undefined
          ? template
          : URLTemplate<string>(template.Template, stubbedMethods(service.Name, name, template.Methods, own, ports), template),
      ]
    }),
  )
  return HTTPService({ ...service, URLTemplates })
}

/** A stub of `Any` stands behind every method that there is, and makes `Any` where there is none. */
function stubbedMethods(service: string, template: string, methods: Methods, stubs: readonly Stub[], ports: JoinPorts): Methods {
  const declared = Object.keys(methods) as MethodName[]
  const named = new Set<MethodName>(stubs.flatMap((one): MethodName[] => (one.method === 'Any' ? [...declared, 'Any'] : [one.method])))
  const stubbed = [...named].map((method) => [method, stubbedHandler(service, template, methods[method] ?? methods.Any, ports)] as const)
  return { ...methods, ...Object.fromEntries(stubbed) }
}

function stubbedHandler(service: string, template: string, fallback: Handler | DeclaredMethod | undefined, ports: JoinPorts): Handler {
  return async (request, call) => {
    const mode = ruleOf(ports.modes, request.HTTPMethod, {
      channel: 'hs',
      service,
      template,
      root: '',
      URLParameters: {},
      handled: true,
    })?.mode
    const written = typeof fallback === 'function' && mode !== 'stub' ? fallback : undefined
    if (written !== undefined && mode === 'handler') return written(request, call)
    const candidates = ports.stubs.of('hs', service, template, request.HTTPMethod).filter((one) => written === undefined || one.override)
    const chosen = await chooseStub(candidates, request, ports.stubs)
    if (chosen === undefined) {
      if (written !== undefined) return written(request, call)
      throw unmatched(service, template, request.HTTPMethod)
    }
    const { scenario } = chosen
    if (scenario?.next !== undefined) ports.stubs.setState(scenario.name, scenario.next)
    ports.notes.put(call, { stub: chosen.id })
    return answerOf(chosen, request, call, ports.stubs.answered(chosen), ports)
  }
}

/** As 1C answers where no template takes the request; what was near is in the journal. */
const unmatched = (service: string, template: string, method: string): Refusal =>
  new Refusal('stub/no-match', 404, 'Не найден шаблон URL, соответствующий запросу', {
    hint: `no stub for ${method} of template ${template} of HTTP service ${service} matches the request; the journal names the closest`,
  })
