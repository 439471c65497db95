/** The third stage for Web services: which service an address means, and whether its description is asked for or one of its operations. */
import type { Arrival } from '../../exchange/arrival.ts'
import { originOf } from '../../exchange/origin.ts'
import { Refusal } from '../../exchange/refusal.ts'
import { textReply, type Reply } from '../../exchange/reply.ts'
import { percentDecode, type Target } from '../../exchange/target.ts'
import type { Call } from '../../session/call.ts'
import { SOAPFault } from '../../soap/fault.ts'
import { soap11, type SOAPVersion } from '../../soap/version.ts'
import type { ServedService } from '../service/serve.ts'
import { FaultRefusal, faultReply } from './fault-reply.ts'
import { invokeOperation } from './invoke.ts'
import { noWebService } from './no-service.ts'
import { readCall } from './request.ts'
import type { WSInvocation } from './settings.ts'

/** What the first stage knows of a request to a Web service. */
export interface LocatedRequest {
  readonly arrival: Arrival
  readonly target: Target
  /** The path of `ws` as an address: base, values of separators, `/ws`. */
  readonly root: string
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

/**
 * `requires`: throws a Refusal where the caller has not the right `Use` on the operation of that full name; absent where rights are not
 * looked at.
 */
export type WebServiceRouter = (located: LocatedRequest, requires?: (operation: string) => void) => RoutedRequest

/** The router throws Refusals: 500 no such service, 405. Of two services with one address the first has it. */
export function createWebServiceRouter(services: readonly ServedService[], invocation: WSInvocation): WebServiceRouter {
  const byAddress = new Map<string, ServedService>()
  for (const service of services) {
    // A whole path begins at the root, and so does what lies behind it.
    for (const address of [...service.addresses, ...(service.paths ?? []).map((path) => path.slice(1))])
      if (!byAddress.has(address)) byAddress.set(address, service)
  }
  return (located, requires) => {
    const {
      arrival: { method },
      target,
      start,
    } = located
    const service = byAddress.get(target.path.slice(start + 1))
    if (service === undefined) throw noWebService(target.path)
    const described = asksDescription(target.query)
    if (described && (method === 'GET' || method === 'HEAD')) return description(service, located, invocation)
    if (method !== 'POST') throw noMethod(method, described)
    return new OperationCall(service, located, invocation, requires)
  }
}

/** `?wsdl` in any case, with or without a value, alone or among others. */
const asksDescription = (query: string): boolean => /(?:^|&)wsdl(?:[=&]|$)/i.test(query)

/** The address in it is that of the Name, whichever of the two was asked: 1C's own is not known (facts 1.1, mark D). */
const description = (service: ServedService, { arrival, target, root }: LocatedRequest, { settings }: WSInvocation): RoutedRequest => ({
  route: `${service.Name} ?wsdl`,
  async invoke() {
    // Values of separators stand in it escaped already.
    const path = `${root}/${service.Name}`
      .split('/')
      .map((segment) => encodeURIComponent(percentDecode(segment) ?? segment))
      .join('/')
    const address = originOf(arrival, settings.trustForwarded) + path
    const part = /(?:^|&)wsdl=(\d{1,6})(?:&|$)/i.exec(target.query)?.[1]
    const text = (part === undefined ? undefined : service.printPart?.(Number(part), address)) ?? service.printWSDL(address, settings.wsdl)
    return textReply(200, 'text/xml; charset=utf-8', text)
  },
  refused: () => undefined,
})

/** A message on its way: which operation it calls and which version of SOAP it speaks is known once its Body is reached. */
class OperationCall implements RoutedRequest {
  route: string
  #version: SOAPVersion = soap11
  readonly #service: ServedService
  readonly #located: LocatedRequest
  readonly #invocation: WSInvocation
  readonly #requires: ((operation: string) => void) | undefined

  constructor(
    service: ServedService,
    located: LocatedRequest,
    invocation: WSInvocation,
    requires: ((operation: string) => void) | undefined,
  ) {
    this.route = service.Name
    this.#service = service
    this.#located = located
    this.#invocation = invocation
    this.#requires = requires
  }

  async invoke(call: Call): Promise<Reply> {
    const { arrival } = this.#located
    const read = await readCall(arrival, this.#service, this.#invocation, (version) => {
      this.#version = version
    })
    this.route = `${this.#service.Name}.${read.operation.Name}`
    this.#requires?.(`WebService.${this.#service.Name}.Operation.${read.operation.Name}`)
    return invokeOperation(read, this.#service, { arrival, version: this.#version }, call, this.#invocation)
  }

  refused(error: unknown): Reply | undefined {
    if (error instanceof FaultRefusal) return faultReply(this.#version, error.fault)
    return error instanceof Refusal ? undefined : faultReply(this.#version, new SOAPFault('Receiver', 'Внутренняя ошибка'))
  }
}

const noMethod = (method: string, described: boolean): Refusal =>
  new Refusal('ws/no-method', 405, `Метод ${method} не поддерживается`, {
    headers: ['Allow', described ? 'GET, HEAD, POST' : 'POST'],
    hint: 'a Web service is called with POST and described by GET …?wsdl',
  })
