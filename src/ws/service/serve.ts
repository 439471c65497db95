/** A Web service made ready to be served: how its messages are read and written is worked out once, not per request. */
import type { SOAPVersion } from '../../soap/version.ts'
import type { WSDLForm } from '../../wsdl/write/write.ts'
import { XDTOFactory } from '../../xdto/factory.ts'
import type { PropertyOwner } from '../../xdto/types/property.ts'
import type { Name } from '../../xml/name.ts'
import type { WSElement } from '../message/described-operation.ts'
import type { MessageShape } from '../message/shape.ts'
import { wrappedShapes } from '../message/wrapped.ts'
import { printWSDL } from './describe.ts'
import { requestMembers, responseMembers } from './members.ts'
import type { AnyOperationHandler, DeclaredOperation, Operation } from './operation.ts'
import { addressesOf, type WebService } from './service.ts'

/** An operation as the server needs it, wherever its description came from. */
export interface ServedOperation {
  readonly Name: string
  readonly request: MessageShape
  /** `undefined`: nothing is answered but 202 (one-way, R1112 and R2714); 1C has no such operations. */
  readonly response: MessageShape | undefined
  /** Names of the values of the answer: `return` and the Out and InOut parameters. */
  readonly answers: readonly string[]
  /** Whether the handler's bare result is `return`. */
  readonly bareReturn: boolean
  readonly Transactioned: boolean
  readonly handler: AnyOperationHandler | DeclaredOperation
  /** Of the procedure in 1C's module, where a configuration names it. */
  readonly ProcedureName?: string
  /** Tells it from another whose request has the same element. */
  readonly soapAction?: string
  /** The soap:header elements that a foreign description has; 1C's own has none. */
  readonly headers?: { readonly request: readonly WSElement[]; readonly response: readonly WSElement[] }
}

export interface ServedService {
  readonly kind: 'WebService'
  readonly Name: string
  /** Below `/ws/`. */
  readonly addresses: readonly string[]
  readonly types: XDTOFactory
  readonly operations: readonly ServedOperation[]
  /**
   * The operation whose request has that element in the Body, `undefined` for an empty Body (R2202, R2217). Where several have it (R2710
   * forbids that) the SOAPAction decides: without one the first answers, with one that none of them has none does.
   */
  operationOf(element: Name | undefined, soapAction?: string): ServedOperation | undefined
  /** Its description, in which it is reached at `address`. */
  printWSDL(address: string, form: WSDLForm): string
  /** Versions of SOAP that its bindings have; both where absent. */
  readonly versions?: ReadonlySet<SOAPVersion['name']>
  /** Another document that its description refers to, as `?wsdl=<number>`; `undefined` where there is none of that number. */
  printPart?(number: number, address: string): string | undefined
  /** Whole paths at which it is reached besides. */
  readonly paths?: readonly string[]
}

/** `service` is sound: `readWebServices` has seen to it. */
export function serveWebService(service: WebService): ServedService {
  const owner = ownerOf(service)
  const operations = Object.entries(service.Operations).map(([name, operation]) => servedOperation(name, operation, owner))
  const printed = (address: string, form: WSDLForm): string => printWSDL(service, address, form)
  return servedService({
    Name: service.Name,
    addresses: addressesOf(service),
    types: XDTOFactory(service.XDTOPackages),
    operations,
    printWSDL: printed,
  })
}

/** The message of an operation whose description has no part for the Body. */
export const emptyBody: MessageShape = { element: { namespace: '', local: '' }, read: () => ({}), write: () => {} }

/** An action as characters: clients write one of other than ASCII letters raw, as UTF-8, or percent-escaped (Mono). */
function actionText(written: string): string {
  if (!written.includes('%')) return written
  try {
    return decodeURIComponent(written)
  } catch {
    return written
  }
}

export function servedService(parts: Omit<ServedService, 'kind' | 'operationOf'>): ServedService {
  const byLocal = new Map<string, ServedOperation[]>()
  for (const one of parts.operations) {
    const { local } = one.request.element
    byLocal.set(local, [...(byLocal.get(local) ?? []), one])
  }
  return {
    kind: 'WebService',
    ...parts,
    operationOf(element = emptyBody.element, soapAction = '') {
      const found = (byLocal.get(element.local) ?? []).filter((one) => one.request.element.namespace === element.namespace)
      if (found.length < 2) return found[0]
      const meant = actionText(soapAction)
      return found.find((one) => actionText(one.soapAction ?? '') === meant) ?? (meant === '' ? found[0] : undefined)
    },
  }
}

/** Wrapper elements lie in one schema with the package of the service's namespace, so that package says whether they are qualified. */
function ownerOf({ Namespace, XDTOPackages }: WebService): PropertyOwner {
  const own = XDTOPackages.find((one) => one.Namespace === Namespace)
  return own?.elementFormQualified === undefined ? { Namespace } : { Namespace, elementFormQualified: own.elementFormQualified }
}

function servedOperation(Name: string, operation: Operation, owner: PropertyOwner): ServedOperation {
  const [request, response] = [requestMembers(operation), responseMembers(operation)]
  return {
    Name,
    ...wrappedShapes({ Name, owner, request, response }),
    answers: response.map((one) => one.Name),
    bareReturn: response.length === 1 && operation.XDTOReturningValueType !== undefined,
    Transactioned: operation.Transactioned,
    handler: operation.handler,
    ...(operation.ProcedureName !== undefined && { ProcedureName: operation.ProcedureName }),
  }
}
