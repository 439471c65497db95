/** The third stage for Web services: which service an address means, and whether its description is asked for or one of its operations. */
import type { Arrival } from '../exchange/arrival.ts'
import { originOf } from '../exchange/origin.ts'
import { Refusal } from '../exchange/refusal.ts'
import { textReply } from '../exchange/reply.ts'
import type { Reply } from '../exchange/reply.ts'
import type { Target } from '../exchange/target.ts'
import type { Call } from '../session/call.ts'
import { SOAPFault } from '../soap/fault.ts'
import { soap11 } from '../soap/version.ts'
import type { SOAPVersion } from '../soap/version.ts'
import { FaultRefusal, faultReply } from './fault-reply.ts'
import { invokeOperation } from './invoke.ts'
import { readCall } from './request.ts'
import type { ServedService } from './served.ts'
import type { WSInvocation } from './settings.ts'

/** What the first stage knows of a request to a Web service. */
export interface LocatedRequest {
  readonly arrival: Arrival
  readonly target: Target
  readonly publication: { readonly base: string }
  /** Where, in `Target.path`, the part below `/ws` begins. */
  readonly start: number
}

/** What to do about a request, and how a failure of it is drawn. */
export interface RoutedRequest {
  readonly route: string
  invoke(call: Call): Promise<Reply>
  /** The SOAP fault for what was thrown; `undefined` where the platform speaks, not the service. */
  refused(error: unknown): Reply | undefined
}

export type WebServiceRouter = (located: LocatedRequest) => RoutedRequest

/** The router throws Refusals: 500 no such service, 405. Of two services with one address the first has it. */
export function createWebServiceRouter(services: readonly ServedService[], invocation: WSInvocation): WebServiceRouter {
  const byAddress = new Map<string, ServedService>()
  for (const service of services) for (const address of service.addresses) if (!byAddress.has(address)) byAddress.set(address, service)
  return (located) => {
    const { arrival: { method }, target, start } = located
    const service = byAddress.get(target.path.slice(start + 1))
    if (service === undefined) throw noWebService(target.path)
    const described = asksDescription(target.query)
    if (described && (method === 'GET' || method === 'HEAD')) return description(service, located, invocation)
    if (method !== 'POST') throw noMethod(method, described)
    return new OperationCall(service, located, invocation)
  }
}

/** `?wsdl` in any case, with or without a value, alone or among others. */
const asksDescription = (query: string): boolean => /(?:^|&)wsdl(?:[=&]|$)/i.test(query)

/** The address in it is that of the Name, whichever of the two was asked: 1C's own is not known (facts 1.1, mark D). */
const description = (service: ServedService, { arrival, publication }: LocatedRequest, { settings }: WSInvocation): RoutedRequest => ({
  route: `${service.Name} ?wsdl`,
  async invoke() {
    const path = `${publication.base}/ws/${service.Name}`.split('/').map(encodeURIComponent).join('/')
    return textReply(200, 'text/xml; charset=utf-8', service.printWSDL(originOf(arrival, settings.trustForwarded) + path, settings.wsdl))
  },
  refused: () => undefined,
})

/** A message on its way: which operation it calls and which version of SOAP it speaks is known once its Body is reached. */
class OperationCall implements RoutedRequest {
  route: string
  private version: SOAPVersion = soap11
  private readonly service: ServedService
  private readonly located: LocatedRequest
  private readonly invocation: WSInvocation

  constructor(service: ServedService, located: LocatedRequest, invocation: WSInvocation) {
    this.route = service.Name
    this.service = service
    this.located = located
    this.invocation = invocation
  }

  async invoke(call: Call): Promise<Reply> {
    const { arrival } = this.located
    const read = await readCall(arrival, this.service, this.invocation, (version) => { this.version = version })
    this.route = `${this.service.Name}.${read.operation.Name}`
    return invokeOperation(read, this.service, { arrival, version: this.version }, call, this.invocation)
  }

  refused(error: unknown): Reply | undefined {
    if (error instanceof FaultRefusal) return faultReply(this.version, error.fault)
    return error instanceof Refusal ? undefined : faultReply(this.version, new SOAPFault('Receiver', 'Внутренняя ошибка'))
  }
}

/** 500, not 404, unlike HTTP services (facts 2.3, mark B). */
export const noWebService = (path: string): Refusal =>
  new Refusal('ws/no-service', 500, 'Сервис не найден', { hint: `no published Web service has the Name or DescriptorFileName that ${path} ends with` })

const noMethod = (method: string, described: boolean): Refusal =>
  new Refusal('ws/no-method', 405, `Метод ${method} не поддерживается`, {
    headers: ['Allow', described ? 'GET, HEAD, POST' : 'POST'], hint: 'a Web service is called with POST and described by GET …?wsdl',
  })
