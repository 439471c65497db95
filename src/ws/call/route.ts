/** The third stage for Web services: which service an address means, and whether its description is asked for or one of its operations. */
import type { Requires, Routed, Router } from '../../channel/channel.ts'
import { said } from '../../diagnostics/said.ts'
import { originOf } from '../../exchange/origin.ts'
import { Refusal } from '../../exchange/refusal.ts'
import { textReply, type Reply } from '../../exchange/reply.ts'
import { percentDecode } from '../../exchange/target.ts'
import type { Located } from '../../publication/locate.ts'
import type { Call } from '../../session/call.ts'
import { SOAPFault } from '../../soap/fault.ts'
import { soap11, type SOAPVersion } from '../../soap/version.ts'
import { webServices } from '../face.ts'
import type { ServedService } from '../service/serve.ts'
import { FaultRefusal, faultReply } from './fault-reply.ts'
import { invokeOperation } from './invoke.ts'
import { readCall } from './request.ts'
import type { WSInvocation } from './settings.ts'

/** A Web service at its addresses, which is made ready when it is first asked for. */
export interface ReachableService {
  readonly Name: string
  /** Below `/ws/`. */
  readonly addresses: readonly string[]
  /** Whole paths at which it is reached besides. */
  readonly paths: readonly string[] | undefined
  readonly served: () => ServedService
}

/** The router throws Refusals: 500 no such service, 405. Of two services with one address the first has it. */
export function createWebServiceRouter(services: readonly ReachableService[], invocation: WSInvocation): Router['route'] {
  const byAddress = new Map<string, ReachableService>()
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
    if (service === undefined) throw webServices.noService(target.path)
    if (isDescription(method, target.query)) return description(service.served(), located, invocation)
    if (method !== 'POST') throw noMethod(method, asksDescription(target.query))
    return new OperationCall(service.served(), located, invocation, requires)
  }
}

/** `?wsdl` in any case, with or without a value, alone or among others. */
const asksDescription = (query: string): boolean => /(?:^|&)wsdl(?:[=&]|$)/i.test(query)

/** Whether the request asks for a description, and calls nothing. */
export const isDescription = (method: string, query: string): boolean => (method === 'GET' || method === 'HEAD') && asksDescription(query)

/** The address in it is that of the Name, whichever of the two was asked: 1C's own is not known (source 45, mark D). */
const description = (service: ServedService, { arrival, target, root }: Located, { settings }: WSInvocation): Routed => ({
  route: `${service.Name} ?wsdl`,
  async invoke() {
    // Values of separators are in it escaped already.
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
class OperationCall implements Routed {
  route: string
  part: string | undefined
  #version: SOAPVersion = soap11
  readonly #service: ServedService
  readonly #located: Located
  readonly #invocation: WSInvocation
  readonly #requires: Requires | undefined

  constructor(service: ServedService, located: Located, invocation: WSInvocation, requires: Requires | undefined) {
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
    this.part = read.operation.Name
    this.route = `${this.#service.Name}.${this.part}`
    this.#requires?.(`WebService.${this.#service.Name}.Operation.${this.part}`)
    return invokeOperation({ read, service: this.#service, arrival, version: this.#version, invocation: this.#invocation }, call)
  }

  refused(error: unknown): Reply | undefined {
    if (error instanceof FaultRefusal) return faultReply(this.#version, error.fault)
    return error instanceof Refusal ? undefined : faultReply(this.#version, new SOAPFault('Receiver', 'Внутренняя ошибка'))
  }
}

const noMethod = (method: string, described: boolean): Refusal =>
  new Refusal('ws/no-method', 405, `Метод ${method} не поддерживается`, {
    headers: ['Allow', described ? 'GET, HEAD, POST' : 'POST'],
    hint: said('a Web service is called with POST and described by GET …?wsdl', 'Web-сервис вызывают методом POST, описание — GET …?wsdl'),
  })
